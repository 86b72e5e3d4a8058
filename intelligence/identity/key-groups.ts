// Keys that hold together so far, while ties are taken one after the other.

import type { IdentityKey } from './identity-key.ts';
import type { JoinedPerson, Tie } from './joined-person.ts';

interface Group {
  keys: IdentityKey[];
  ties: Tie[];
}

export class KeyGroups {
  readonly #groupOf = new Map<IdentityKey, Group>();
  /** Which tie named a key first. */
  readonly #tied = new Map<IdentityKey, number>();
  #ties = 0;

  /** Before any tie. */
  add(key: IdentityKey): void {
    if (this.#groupOf.has(key)) return;
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

  /** Both keys must have been added; ties come by time. */
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
    this.#ties++;
    for (const key of tie.keys) if (!this.#tied.has(key)) this.#tied.set(key, this.#ties);
  }

  list(): readonly JoinedPerson[] {
    // By ties that hold alone: what else is known of the facts around a person depends on where one began to look.
    const tied = (key: IdentityKey) => this.#tied.get(key) ?? 0;
    const isBefore = (key: IdentityKey, other: IdentityKey) =>
      (tied(key) - tied(other) || compare(key, other)) < 0;
    return [...new Set(this.#groupOf.values())]
      .map(({ keys, ties }) => ({
        first: keys.reduce((first, key) => (isBefore(key, first) ? key : first)),
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
