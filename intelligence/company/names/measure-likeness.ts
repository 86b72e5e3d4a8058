// How alike two names are that are not the same: for a human who is asked, never for a decision.

import { readNumbers } from './align-words.ts';
import type { NormalisedName } from './normalise-name.ts';
import { rareWeight, weighWord } from './weigh-word.ts';

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

/** From here on two words may be one word with a slip. */
const slipMin = 0.92;

export function measureLikeness(left: NormalisedName, right: NormalisedName): Likeness {
  if (readNumbers(left.tokens) !== readNumbers(right.tokens)) {
    return { score: Math.min(0.5, shareWords(left.tokens, right.tokens)), reason: 'the numbers differ' };
  }
  const asAcronym = matchAcronym(left, right) || matchAcronym(right, left);
  if (asAcronym) return { score: 0.65, reason: 'one is made of the first letters of the other' };
  const score = shareWords(left.tokens, right.tokens);
  if (score < 0.62 && (holdsAll(left.tokens, right.tokens) || holdsAll(right.tokens, left.tokens))) {
    return { score: 0.62, reason: 'one has every word of the other' };
  }
  const percent = Math.round(score * 100);
  if (percent === 100) return { score, reason: 'in their order, or in small words alone' };
  return { score, reason: `${percent} % of what their words say agrees` };
}

function matchAcronym(short: NormalisedName, long: NormalisedName): boolean {
  return short.tokens.length === 1 && long.acronym.length >= 3 && short.base === long.acronym;
}

/** Every word of `few` stands in `many`, one that only few companies have among them. */
function holdsAll(many: readonly string[], few: readonly string[]): boolean {
  return few.every((word) => many.includes(word)) && few.some((word) => weighWord(word) >= rareWeight);
}

function shareWords(left: readonly string[], right: readonly string[]): number {
  const free = new Set(right.map((_, at) => at));
  let shared = 0;
  let all = right.reduce((sum, word) => sum + weighWord(word), 0);
  for (const word of left) {
    const weight = weighWord(word);
    const best = findBest(word, right, free);
    if (best === undefined) {
      all += weight;
      continue;
    }
    free.delete(best.at);
    const otherWeight = weighWord(right[best.at] ?? '');
    const both = Math.max(weight, otherWeight);
    all += both - otherWeight;
    shared += both * best.likeness;
  }
  return all === 0 ? 0 : shared / all;
}

function findBest(
  word: string,
  others: readonly string[],
  free: ReadonlySet<number>,
): { at: number; likeness: number } | undefined {
  let best: { at: number; likeness: number } | undefined;
  for (const at of free) {
    const likeness = compareWords(word, others[at] ?? '');
    if (likeness > 0 && (best === undefined || likeness > best.likeness)) best = { at, likeness };
  }
  return best;
}

function compareWords(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.startsWith(short) ? 0.6 : 0;
  if (short.length >= 4 && long.startsWith(short)) return 0.75;
  if (short.length < 4) return 0;
  const likeness = compareLetters(short, long);
  return likeness >= slipMin ? likeness * 0.9 : 0;
}

/** Jaro and Winkler's measure of two short texts, 0 to 1. */
export function compareLetters(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const matched: string[] = [];
  for (let at = 0; at < one.length; at += 1) {
    const end = Math.min(other.length, at + reach + 1);
    for (let by = Math.max(0, at - reach); by < end; by += 1) {
      if (taken[by] === 1 || one[at] !== other[by]) continue;
      taken[by] = 1;
      matched.push(one[at] ?? '');
      break;
    }
  }
  if (matched.length === 0) return 0;
  let turned = 0;
  let next = 0;
  for (let by = 0; by < other.length; by += 1) {
    if (taken[by] !== 1) continue;
    if (other[by] !== matched[next]) turned += 1;
    next += 1;
  }
  const count = matched.length;
  const jaro = (count / one.length + count / other.length + (count - turned / 2) / count) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
