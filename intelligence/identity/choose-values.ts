// Which of everything that was told of a person is shown. Nothing told is ever written over: what is confirmed stands before
// what is told, that before what a browser claims, and what was said later before what was said earlier.

import { type PersonField, personFields, signatureSource, type ValueRank } from '#contract/said.ts';
import { rankValue, weighRank } from './rank-value.ts';

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
  readonly rank: ValueRank;
  /** Why it and not another. */
  readonly why: 'only' | 'confirmed' | 'stronger_source' | 'newest' | 'more_sources';
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

/**
 * The name to show: told as a whole, or of its parts; with the weakest rank of what it is made of. '' when there is none. Parts that
 * were looked up stand beside none but those of their own source: it may speak of somebody else.
 */
export function chooseName(chosen: ReadonlyMap<PersonField, ChosenValue>): {
  readonly name: string;
  readonly rank: ValueRank;
} {
  const whole = chosen.get('name');
  const told = chooseParts(chosen.get('first_name'), chosen.get('last_name'));
  const parts = whole === undefined ? told : told.filter((part) => weigh(part) > weigh(whole));
  const [weakest] = parts.toSorted((one, other) => weigh(one) - weigh(other));
  if (weakest === undefined) return { name: whole?.value ?? '', rank: whole?.rank ?? 'claim' };
  return { name: parts.map(({ value }) => value).join(' '), rank: weakest.rank };
}

function chooseParts(first: ChosenValue | undefined, last: ChosenValue | undefined): ChosenValue[] {
  if (first === undefined || last === undefined) return [first ?? last].filter((part) => part !== undefined);
  const said = [first, last].filter(({ rank }) => rank !== 'looked_up');
  if (said.length > 0) return said;
  for (const one of [first, ...first.others]) {
    const other = [last, ...last.others].find(({ source }) => source === one.source);
    if (other !== undefined)
      return [
        { ...first, ...one },
        { ...last, ...other },
      ];
  }
  return [first];
}

function chooseOne(values: readonly ToldValue[]): ChosenValue {
  const sourcesOf = countSources(values);
  const support = (value: ToldValue) => sourcesOf.get(plain(value.value)) ?? 0;
  const sorted = values.toSorted(
    (one, other) =>
      weigh(other) - weigh(one) ||
      other.lastMs - one.lastMs ||
      support(other) - support(one) ||
      compare(one.value, other.value) ||
      compare(one.source, other.source) ||
      one.firstMs - other.firstMs,
  );
  const [best, ...others] = sorted as [ToldValue, ...ToldValue[]];
  const rival = others.find(({ value }) => plain(value) !== plain(best.value));
  return { ...best, rank: rankValue(best), why: findReason(best, rival, support), others };
}

function findReason(
  best: ToldValue,
  rival: ToldValue | undefined,
  support: (value: ToldValue) => number,
): ChosenValue['why'] {
  if (rival === undefined) return 'only';
  if (weigh(best) > weigh(rival)) return best.confidence === 'confirmed' ? 'confirmed' : 'stronger_source';
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

/** Within a rank what a program read from a signature stands last: it may be an old one. */
const weigh = (value: ToldValue) =>
  2 * weighRank(rankValue(value)) + (value.source === signatureSource ? 0 : 1);
const plain = (text: string) => text.trim().toLowerCase();

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
