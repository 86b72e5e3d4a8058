// Whom a word in a browser means. A site that gives its own id beside an e-mail, and the id alone on the next page, speaks of
// the same somebody: within that browser the id stands for the e-mail that was last said with it. It ties no two keys. What a
// browser said means something for its own claims alone, what was proven for all words.

import type { VisitorWord } from './assign-visitor.ts';
import type { IdentityKey } from './identity-key.ts';

/** One word as it is kept: the key said, and whom it means; the two differ for an id said beside an e-mail. */
export interface KeptWord extends VisitorWord {
  readonly means: IdentityKey;
}

/** `words` of one browser, in any order. Words that only say whom an id means are no words of their own. */
export function nameWords(words: readonly KeptWord[]): readonly VisitorWord[] {
  const sorted = words.toSorted(
    (one, other) =>
      one.atMs - other.atMs ||
      // What says whom an id means comes before the id alone.
      Number(one.means === one.key) - Number(other.means === other.key) ||
      (one.id < other.id ? -1 : one.id > other.id ? 1 : one.means < other.means ? -1 : 1),
  );
  const claimed = new Map<IdentityKey, IdentityKey>();
  const proven = new Map<IdentityKey, IdentityKey>();
  const named: VisitorWord[] = [];
  for (const { id, atMs, key, means, strength } of sorted) {
    if (means !== key) (strength === 'proof' ? proven : claimed).set(key, means);
    else {
      // Whoever uses a browser may say of an id what they like: it never decides whom a backend means by it.
      const meant = proven.get(key) ?? (strength === 'claim' ? claimed.get(key) : undefined);
      named.push({ id, atMs, key: meant ?? key, strength });
    }
  }
  return named;
}
