// Leads as the two providers answer them.

export const annaOnMeta = {
  id: '123',
  created_time: '2026-09-15T10:30:00+0000',
  form_id: '55',
  campaign_name: 'Autumn fair',
  field_data: [
    { name: 'full_name', values: ['Anna Rossi'] },
    { name: 'email', values: ['anna@acme.example'] },
    { name: 'company_name', values: ['Acme S.p.A.'] },
    { name: 'job_title', values: ['Buyer'] },
    { name: 'how_many_machines', values: ['10-50'] },
    { name: 'what_do_you_need?', values: ['A quote for twelve packaging machines by November, please'] },
  ],
};

export const metaForm = {
  id: '55',
  name: 'Machines for packaging',
  questions: [
    { key: 'full_name', label: 'Full name' },
    {
      ...{ key: 'how_many_machines', label: 'How many machines do you run?' },
      options: [{ key: '10-50', value: '10 to 50' }],
    },
    { key: 'what_do_you_need?', label: 'What do you need?' },
  ],
};

export const brunoOnLinkedin = {
  id: 'abc-7',
  leadType: 'SPONSORED',
  submittedAt: 1_790_000_000_000,
  versionedLeadGenFormUrn: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7234246,1)',
  formResponse: {
    answers: [
      { questionId: 1, answerDetails: { textQuestionAnswer: { answer: 'Bruno' } } },
      { questionId: 2, answerDetails: { textQuestionAnswer: { answer: 'Verdi' } } },
      { questionId: 3, answerDetails: { textQuestionAnswer: { answer: 'bruno@beta.example' } } },
      { questionId: 4, answer: { textQuestionAnswer: { value: 'Beta S.r.l.' } } },
      { questionId: 5, answerDetails: { multipleChoiceAnswer: { options: [2] } } },
    ],
  },
};

const textQuestion = (questionId: number, question: string, predefinedField?: string) => ({
  questionId,
  question: { localized: { it_IT: question } },
  questionDetails: { textQuestionDetails: { maxResponseLength: 300 } },
  ...(predefinedField ? { predefinedField } : {}),
});

export const linkedinForm = {
  id: 7_234_246,
  name: 'Catalogue',
  content: {
    questions: [
      textQuestion(1, 'Nome', 'FIRST_NAME'),
      textQuestion(2, 'Cognome', 'LAST_NAME'),
      textQuestion(3, 'Email di lavoro', 'WORK_EMAIL'),
      textQuestion(4, 'Azienda', 'COMPANY_NAME'),
      {
        questionId: 5,
        question: { localized: { it_IT: 'Quando ti serve?' } },
        questionDetails: {
          multipleChoiceQuestionDetails: {
            options: [
              { id: 1, text: { localized: { it_IT: 'Subito' } } },
              { id: 2, text: { localized: { it_IT: 'Entro l’anno' } } },
            ],
          },
        },
      },
    ],
  },
};
