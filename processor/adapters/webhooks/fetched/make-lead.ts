// A lead with its answers as an engagement: who it was, what they said of themselves, and what they asked for, each answer beside
// its question.

import type { WireEngagement } from '#contract/engagement.ts';
import { guessAnswerMeaning } from '../guess-answer-meaning.ts';
import { type EngagementFacts, makeEngagement } from '../make-engagement.ts';

/** What a question asks for, where the provider itself says so. `asked`: it is an answer like any other. */
export type LeadField =
  | 'email'
  | 'workEmail'
  | 'phone'
  | 'workPhone'
  | 'asked'
  | keyof NonNullable<EngagementFacts['profile']>;

export interface LeadAnswer {
  readonly question: string;
  readonly answer: string;
  /** Undefined: to be guessed from the question's words. */
  readonly field: LeadField | undefined;
}

/** `facts`: everything but the person and the answers. */
export function makeLead(
  facts: Omit<EngagementFacts, 'kind' | 'human'>,
  answers: readonly LeadAnswer[],
): WireEngagement {
  const said = new Map<LeadField, string>();
  const asked: { question: string; answer: string }[] = [];
  for (const { question, answer, field } of answers) {
    if (answer === '') continue;
    const meaning = field ?? guessAnswerMeaning(question) ?? 'asked';
    // A second e-mail is no second person's: it stands among the answers.
    if (meaning === 'asked' || said.has(meaning)) asked.push({ question, answer });
    else said.set(meaning, answer);
  }
  return makeEngagement({
    ...{ ...facts, kind: 'lead_form', human: 'human', answers: asked },
    email: said.get('workEmail') ?? said.get('email') ?? '',
    phone: said.get('workPhone') ?? said.get('phone') ?? '',
    profile: {
      name: said.get('name') ?? '',
      firstName: said.get('firstName') ?? '',
      lastName: said.get('lastName') ?? '',
      company: said.get('company') ?? '',
      jobTitle: said.get('jobTitle') ?? '',
      seniority: said.get('seniority') ?? '',
      department: said.get('department') ?? '',
      language: said.get('language') ?? '',
      website: said.get('website') ?? '',
    },
  });
}
