// Whether an answer is right: by looking its name up among the spellings that the generator wrote, its domain among the
// companies' domains, and the known company's id in the operator's table. No name is compared with another here.

import { bareLetters } from '../names/fold-letters.ts';
import type { NameBook } from '../names/name-book.ts';
import type { VisitTruth } from '../visits/visit.ts';

/** What the product said of a visit, in the words of the benchmark. */
export interface Answer {
  readonly band: 'verified' | 'high' | 'medium' | 'low' | 'none';
  readonly probability: number;
  /** '' for none. */
  readonly name: string;
  readonly domain: string;
  /** Company of the world that it was tied to through the operator's table, 0 for none. */
  readonly companyId: number;
}

/** `isp`: a carrier, hoster or anonymiser was shown as a company. */
export type Verdict = 'none' | 'right' | 'wrong' | 'wrong_tie' | 'isp' | 'person';

export interface Reference {
  readonly names: NameBook;
  /** Domain to the companies that use it. */
  readonly domains: ReadonlyMap<string, readonly number[]>;
}

export function judgeAnswer(answer: Answer, truth: VisitTruth, reference: Reference): Verdict {
  if (answer.band === 'none') return 'none';
  if (namesPerson(answer.name, truth.person)) return 'person';
  const accepted = [truth.companyId, ...truth.alsoRight].filter((id) => id !== 0);
  const isNamed = meets(reference.names.companies(answer.name), accepted);
  if (answer.companyId !== 0) {
    if (accepted.includes(answer.companyId)) return 'right';
    return isNamed ? 'wrong_tie' : 'wrong';
  }
  if (isNamed || meets(reference.domains.get(answer.domain) ?? [], accepted)) return 'right';
  return reference.names.providers(answer.name).length > 0 ? 'isp' : 'wrong';
}

/** The surname within the name is enough: it is a record of one person. */
function namesPerson(name: string, person: string): boolean {
  const surname = bareLetters(person.split('|')[1] ?? '');
  return surname !== '' && bareLetters(name).includes(surname);
}

function meets(ids: readonly number[], accepted: readonly number[]): boolean {
  return ids.some((id) => accepted.includes(id));
}
