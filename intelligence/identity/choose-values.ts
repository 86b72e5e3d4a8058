// Which of everything that was told of a person is shown. Nothing told is ever written over: what is confirmed stands
// before what is claimed, what somebody said before what a program read from a signature, what a source said later before what it
// said earlier.

import { type PersonField, personFields, signatureSource } from '#contract/said.ts';

export interface ToldValue {
  readonly field: PersonField;
  readonly value: string;
  /** Such as `site:3:identify` or `linkedin`. */
  readonly source: string;
  readonly confidence: 'claim' | 'confirmed';
  /** Milliseconds since 1970: said first and last by this source. */
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface ChosenValue extends ToldValue {
  /** Why it and not another. */
  readonly why: 'only' | 'confirmed' | 'said' | 'newest' | 'more_sources';
  /** All others of the field, in the order in which they would come next. */
  readonly others: readonly ToldValue[];
}

/** `told` in any order, of all keys of one person. Empty values say nothing. */
export function chooseValues(told: readonly ToldValue[]): ReadonlyMap<PersonField, ChosenValue> {
  const byField = new Map<PersonField, ToldValue[]>();
  for (const value of told) {
    if (value.value.trim() === '') continue;
    const others = byField.get(value.field);
    if (others === undefined) byField.set(value.field, [value]);
    else others.push(value);
  }
  const chosen = new Map<PersonField, ChosenValue>();
  for (const field of personFields) {
    const values = byField.get(field);
    if (values !== undefined) chosen.set(field, chooseOne(values));
  }
  return chosen;
}

/** The name to show: told as a whole, or of its parts. '' when there is none. */
export function chooseName(chosen: ReadonlyMap<PersonField, ChosenValue>): string {
  const whole = chosen.get('name');
  const parts = [chosen.get('first_name'), chosen.get('last_name')].filter((part) => part !== undefined);
  const isWeaker = parts.some(({ confidence }) => confidence === 'claim');
  if (whole !== undefined && (whole.confidence === 'confirmed' || isWeaker || parts.length < 2))
    return whole.value;
  return parts.map(({ value }) => value).join(' ') || (whole?.value ?? '');
}

function chooseOne(values: readonly ToldValue[]): ChosenValue {
  const sourcesOf = countSources(values);
  const support = (value: ToldValue) => sourcesOf.get(plain(value.value)) ?? 0;
  const sorted = values.toSorted(
    (one, other) =>
      rank(other) - rank(one) ||
      other.lastMs - one.lastMs ||
      support(other) - support(one) ||
      compare(one.value, other.value) ||
      compare(one.source, other.source),
  );
  const [best, ...others] = sorted as [ToldValue, ...ToldValue[]];
  const rival = others.find(({ value }) => plain(value) !== plain(best.value));
  return { ...best, why: findReason(best, rival, support), others };
}

function findReason(
  best: ToldValue,
  rival: ToldValue | undefined,
  support: (value: ToldValue) => number,
): ChosenValue['why'] {
  if (rival === undefined) return 'only';
  if (rank(best) > rank(rival)) return best.confidence === 'confirmed' ? 'confirmed' : 'said';
  if (best.lastMs > rival.lastMs) return 'newest';
  return support(best) > support(rival) ? 'more_sources' : 'newest';
}

function countSources(values: readonly ToldValue[]): ReadonlyMap<string, number> {
  const sources = new Map<string, Set<string>>();
  for (const { value, source } of values) {
    const text = plain(value);
    const known = sources.get(text);
    if (known === undefined) sources.set(text, new Set([source]));
    else known.add(source);
  }
  return new Map([...sources].map(([text, known]) => [text, known.size]));
}

/** A signature was read by rules, and may be an old one. */
function rank({ confidence, source }: ToldValue): number {
  return confidence === 'confirmed' ? 2 : source === signatureSource ? 0 : 1;
}
const plain = (text: string) => text.trim().toLowerCase();

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
