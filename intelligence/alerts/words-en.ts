// The words of alerts in English.

import type { AlertWords } from './alert-vocabulary.ts';

export const englishWords: AlertWords = {
  titles: {
    request: 'New request',
    customer_back: 'Back on the site',
    customer_at_risk: 'At risk',
    ideal_and_hot: 'Ideal and hot',
    new_warm_company: 'New warm company',
    several_people: 'Several people at once',
    back_to_pricing: 'Back to the prices',
    form_left: 'Form left half-way',
    new_employer: 'New employer',
    promise_overdue: 'Promise overdue',
    going_quiet: 'Going quiet',
    not_contacted: 'Not contacted for long',
  },
  whys: {
    request: 'Somebody there wrote and waits for an answer.',
    customer_back: 'They are back after a long silence.',
    customer_at_risk: 'A customer looked at pages that people read who think of leaving.',
    ideal_and_hot: 'They fit well, did a lot, and are looking at prices.',
    new_warm_company: 'What its people did on the site makes it worth a look.',
    several_people: 'Several of its people came within a week.',
    back_to_pricing: 'They look at prices again after a pause.',
    form_left: 'Somebody there began a form and did not send it.',
    new_employer: 'Somebody you know from another company is there now.',
    promise_overdue: 'Something that was promised to them is overdue.',
    going_quiet: 'They have been silent for longer than is their habit.',
    not_contacted: 'None of us has spoken to this customer for a long time.',
  },
  acts: { mine: 'Mine', called: 'Called', not_interesting: 'Not interesting', remind: 'Remind me' },
  open: 'Open',
  openAll: 'See all signals',
  together: (count, names) => `${count} ${count === 1 ? 'signal' : 'signals'}: ${names}`,
  andMore: (count) => ` and ${count} more`,
  moreLines: (count) => `${count} more ${count === 1 ? 'is' : 'are'} in Fiuto.`,
  week: (from, to) => `The week in Fiuto: ${from} to ${to}`,
  score: (score, fit) => `Score ${score}, fit ${fit}`,
  known: 'Known company',
  deals: { open: 'open deal', lost: 'lost deal' },
  person: (name) => `It is about ${name}.`,
  insteadOf: (name) => `You are told in place of ${name}, who is away.`,
  handOver: (count, from) =>
    `${count} ${count === 1 ? 'lead is' : 'leads are'} yours now${from === '' ? '' : `, from ${from}`}`,
  handOverText: (by) => `${by} has handed them over to you. Each page says where it stands.`,
  givenAway: (count, to) =>
    `${count} of your leads ${count === 1 ? 'has' : 'have'} been handed over${to === '' ? '' : ` to ${to}`}`,
  givenAwayText: (by) => `${by} has handed them over. They are no longer yours.`,
  takenBack: (count, to) =>
    `${count} ${count === 1 ? 'lead is' : 'leads are'} no longer yours${to === '' ? '' : `: back with ${to}`}`,
  takenBackText: 'The hand-over by which you got them has been taken back.',
  nextStep: 'Next step',
  mention: (by, company) => `${by} mentioned you: ${company}`,
  mentionText: 'What was written stands on the page of the lead.',
  unusual: (isExport, who, records) =>
    isExport
      ? `${who} took out ${records} records in one file`
      : `${who} read ${records} records within a day`,
  unusualText: (isExport, usual) =>
    isExport
      ? `The largest file of the 90 days before held ${usual}. Ask them whether it was they, and for what.`
      : `The most within a day of the 30 days before was ${usual}. Ask them whether it was they, and for what.`,
  openAudit: 'Open the audit log',
  settings: 'Choose what you are told',
  unsubscribe: 'No more mails like this',
  why: 'You get this from Fiuto because signals of these companies are told to you.',
  test: 'A test from Fiuto',
  testText: 'It works: signals will arrive here like this message.',
  quiet: 'There were no signals this week.',
  found: 'What was found',
  became: 'What became of it',
  leftOver: 'Nobody has taken these yet',
  figures: {
    companies: 'Companies with signals',
    toldAtOnce: 'Told at once',
    toldTogether: 'Told together in the morning',
    untold: 'Told to nobody',
    taken: 'Taken from the alert',
    called: 'Called from the alert',
    notInteresting: 'Not interesting',
    leadsMade: 'New leads',
    leadsWon: 'Leads won',
    leadsLost: 'Leads lost',
  },
};
