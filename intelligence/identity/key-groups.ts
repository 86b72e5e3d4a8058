// Keys that hold together so far, while ties are taken one after the other.

import type { IdentityKey } from './identity-key.ts';
import type { JoinedPerson, Tie } from './joined-person.ts';

interface Group {
  /** In the order in which they were told; the first names the person. */
  keys: IdentityKey[];
  ties: Tie[];
}

export class KeyGroups {
  readonly #groupOf = new Map<IdentityKey, Group>();
  readonly #told = new Map<IdentityKey, number>();

  /** In the order of the facts, before any tie. */
  add(key: IdentityKey): void {
    if (this.#told.has(key)) return;
    this.#told.set(key, this.#told.size);
    this.#groupOf.set(key, { keys: [key], ties: [] });
  }

  keysOf(key: IdentityKey): readonly IdentityKey[] {
    return this.#groupOf.get(key)?.keys ?? [key];
  }

  sizeOf(key: IdentityKey): number {
    return this.keysOf(key).length;
  }

  isSame(one: IdentityKey, other: IdentityKey): boolean {
    return this.#groupOf.get(one) === this.#groupOf.get(other);
  }

  /** Whether the one of the pair stands on one side of a tie and the other on the other, so that the tie would join them. */
  parts([one, other]: Tie['keys'], [left, right]: Tie['keys']): boolean {
    return (
      (this.isSame(one, left) && this.isSame(other, right)) ||
      (this.isSame(one, right) && this.isSame(other, left))
    );
  }

  /** Both keys must have been added. */
  join(tie: Tie): void {
    const one = this.#groupOf.get(tie.keys[0]);
    const other = this.#groupOf.get(tie.keys[1]);
    if (one === undefined || other === undefined) return;
    if (one !== other) {
      one.keys.push(...other.keys);
      one.ties.push(...other.ties);
      for (const key of other.keys) this.#groupOf.set(key, one);
    }
    one.ties.push(tie);
  }

  list(): readonly JoinedPerson[] {
    const told = (key: IdentityKey) => this.#told.get(key) ?? 0;
    return [...new Set(this.#groupOf.values())]
      .map(({ keys, ties }) => ({
        first: keys.reduce((first, key) => (told(key) < told(first) ? key : first)),
        keys: keys.toSorted(),
        ties: ties.toSorted(
          (one, other) => compare(one.fact, other.fact) || compare(one.keys[1], other.keys[1]),
        ),
      }))
      .sort((one, other) => compare(one.first, other.first));
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
