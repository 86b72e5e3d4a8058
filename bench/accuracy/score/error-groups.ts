// Groups what went wrong by kind of case, biggest first, with a few examples each: what whoever improves the product
// needs to see.

import type { Visit } from '../visits/visit.ts';
import type { Answer, Verdict } from './judge-answer.ts';

/** From worst to mildest: what may reach a salesperson, what must never be shown, what is shown, what is not said. */
export const errorKinds = [
  'wrong_high',
  'never_shown',
  'wrong_medium',
  'wrong_low',
  'missed',
  'hidden',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface ErrorExample {
  readonly address: string;
  readonly truthName: string;
  readonly answered: string;
  readonly why: string;
}

export interface ErrorGroup {
  readonly kind: ErrorKind;
  readonly title: string;
  count: number;
  readonly examples: ErrorExample[];
}

export type ErrorGroups = Map<string, ErrorGroup>;

const examplesMax = 3;
const verdictNames = {
  wrong: '',
  wrong_tie: 'tied to a homonym, ',
  isp: 'carrier, ',
  person: 'person, ',
} as const;

/** Undefined for what is well: right answers, and silence where nobody could know. */
export function nameError(
  { truth }: Visit,
  answer: Answer,
  verdict: Verdict,
): { kind: ErrorKind; title: string } | undefined {
  const { truthClass, caseName, knowable, knownBy } = truth;
  const where = `${truthClass}, ${caseName}`;
  if (verdict === 'right' || verdict === 'none') {
    if (!knowable || (verdict === 'right' && answer.band !== 'low')) return undefined;
    const title = `${where} (${knownBy.join(', ')})`;
    return { kind: verdict === 'none' ? 'missed' : 'hidden', title };
  }
  const title = `${verdictNames[verdict]}${answer.band}: ${where}`;
  if (verdict === 'isp' || verdict === 'person') return { kind: 'never_shown', title };
  if (answer.band === 'low') return { kind: 'wrong_low', title };
  return { kind: answer.band === 'medium' ? 'wrong_medium' : 'wrong_high', title };
}

export function noteError(
  groups: ErrorGroups,
  { kind, title }: { kind: ErrorKind; title: string },
  example: ErrorExample,
): void {
  const key = `${kind} ${title}`;
  let group = groups.get(key);
  if (group === undefined) {
    group = { kind, title, count: 0, examples: [] };
    groups.set(key, group);
  }
  group.count += 1;
  const isNew = group.examples.every(
    ({ truthName, answered }) => truthName !== example.truthName || answered !== example.answered,
  );
  if (isNew && group.examples.length < examplesMax) group.examples.push(example);
}

export function groupsOfKind(groups: ErrorGroups, kind: ErrorKind): ErrorGroup[] {
  return [...groups.values()]
    .filter((group) => group.kind === kind)
    .sort((one, other) => other.count - one.count);
}
