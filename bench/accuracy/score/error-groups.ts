// Groups what went wrong by kind of case, biggest first, with a few examples each: what whoever improves the product
// needs to see.

import type { Visit } from '../visits/visit.ts';
import type { Answer, Verdict } from './judge-answer.ts';

export interface ErrorExample {
  readonly address: string;
  readonly truthName: string;
  readonly answered: string;
  readonly why: string;
}

export interface ErrorGroup {
  readonly title: string;
  count: number;
  readonly examples: ErrorExample[];
}

export type ErrorGroups = Map<string, ErrorGroup>;

const examplesMax = 4;

/** Undefined for what is well: right answers, and silence where nobody could know. */
export function nameError(visit: Visit, answer: Answer, verdict: Verdict): string | undefined {
  const { truthClass, caseName, knowable, knownBy } = visit.truth;
  if (verdict === 'right') {
    return knowable && answer.band === 'low'
      ? `hidden as low: ${caseName} (${knownBy.join(', ')})`
      : undefined;
  }
  if (verdict === 'none') {
    return knowable ? `missed: ${caseName} (${knownBy.join(', ')})` : undefined;
  }
  const what = {
    wrong: 'wrong company',
    wrong_tie: 'tied to a homonym',
    isp: 'carrier shown',
    person: 'person shown',
  };
  return `${what[verdict]}, ${answer.band}: ${truthClass}, ${caseName}`;
}

export function noteError(groups: ErrorGroups, title: string, example: ErrorExample): void {
  let group = groups.get(title);
  if (group === undefined) {
    group = { title, count: 0, examples: [] };
    groups.set(title, group);
  }
  group.count += 1;
  if (group.examples.length < examplesMax) group.examples.push(example);
}

export function biggestGroups(groups: ErrorGroups, most: number): ErrorGroup[] {
  return [...groups.values()].sort((one, other) => other.count - one.count).slice(0, most);
}
