// Works out whom a browser belonged to, and when, from what was claimed and proven in it. A browser is never a person:
// two people may share it, so each has the time from their own word to the next one's.

import type { IdentityKey } from './identity-key.ts';

/** What was said in one browser about who uses it. */
export interface VisitorWord {
  /** Unique; the same word told twice is one. */
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  readonly key: IdentityKey;
  /** A claim is what the browser itself says. */
  readonly strength: 'claim' | 'proof';
}

export interface VisitorSpan {
  /** Null from the very beginning: what was done before the first word is the first one's, where consent allows it. */
  readonly fromMs: number | null;
  readonly key: IdentityKey;
  readonly strength: 'claim' | 'proof';
  /** The word that began it, or that proved it. */
  readonly word: string;
}

type WordRefusal = 'proof_stands' | 'too_many_in_browser';

export interface RefusedWord {
  readonly word: string;
  readonly atMs: number;
  readonly key: IdentityKey;
  /** Whose the browser was. */
  readonly holder: IdentityKey;
  readonly reason: WordRefusal;
}

export interface AssignedVisitor {
  /** In time; the last has no end. */
  readonly spans: readonly VisitorSpan[];
  /** Kept for the operator to see. */
  readonly refused: readonly RefusedWord[];
}

/** So long a proof stands against a mere claim to be somebody else: whoever proved it is still there. */
export const proofHoldsMs = 12 * 3_600_000;
/** More people than this in one browser are a test, a kiosk or a fault: claims by further ones are not followed. */
export const peoplePerVisitorMax = 10;

/**
 * `words` in any order, repeated or not. `personOf`: the first key of the person a key belongs to. `peopleMax`: whose claims
 * are followed.
 */
export function assignVisitor(
  words: readonly VisitorWord[],
  personOf: (key: IdentityKey) => IdentityKey,
  peopleMax: number = peoplePerVisitorMax,
): AssignedVisitor {
  const spans: VisitorSpan[] = [];
  const refused: RefusedWord[] = [];
  const people = new Set<IdentityKey>();
  let provenMs = Number.NEGATIVE_INFINITY;
  for (const { id, atMs, key, strength } of sortOnce(words)) {
    const person = personOf(key);
    const holder = spans.at(-1);
    if (holder !== undefined && personOf(holder.key) === person) {
      if (strength === 'proof') {
        provenMs = atMs;
        // What was claimed is confirmed for as long as nobody else came between.
        if (holder.strength === 'claim') spans[spans.length - 1] = { ...holder, key, strength, word: id };
      }
      continue;
    }
    if (strength === 'claim') {
      const stands = holder?.strength === 'proof' && atMs - provenMs < proofHoldsMs;
      const isCrowded = people.size >= peopleMax && !people.has(person);
      if (holder !== undefined && (stands || isCrowded)) {
        refused.push({
          word: id,
          atMs,
          key,
          holder: holder.key,
          reason: stands ? 'proof_stands' : 'too_many_in_browser',
        });
        continue;
      }
    } else provenMs = atMs;
    people.add(person);
    spans.push({ fromMs: holder === undefined ? null : atMs, key, strength, word: id });
  }
  return { spans, refused };
}

/** Of two words in one millisecond the proof comes last, so that it decides. */
function sortOnce(words: readonly VisitorWord[]): readonly VisitorWord[] {
  const byId = new Map(words.map((word) => [word.id, word]));
  return [...byId.values()].sort(
    (one, other) =>
      one.atMs - other.atMs ||
      Number(one.strength === 'proof') - Number(other.strength === 'proof') ||
      (one.id < other.id ? -1 : 1),
  );
}
