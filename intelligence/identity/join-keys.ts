// Works out which keys are one person, from everything that was proven, merged and cut. Every key is somebody of its own
// until a tie holds; taking the tie away gives both back as they were, since nothing was ever rewritten.

import type { CutTie, KeyFact, MergeKeys, ProvenKeys } from './identity-fact.ts';
import { exclusiveScopeOf, type IdentityKey, isSharedKey } from './identity-key.ts';
import type { JoinedPerson, Tie } from './joined-person.ts';
import { KeyGroups } from './key-groups.ts';

/** Why a tie does not hold. */
type TieRefusal =
  | 'cut'
  | 'kept_apart'
  | 'held_key'
  | 'shared_mailbox'
  | 'already_another_person'
  | 'too_many_keys';

export interface RefusedTie extends Tie {
  readonly reason: TieRefusal;
}

export interface JoinedKeys {
  /** Everybody with more than one key or with a fact of their own, by `first`. */
  readonly persons: readonly JoinedPerson[];
  /** Visible to the operator; `already_another_person` and `kept_apart` are worth a suggestion. */
  readonly refused: readonly RefusedTie[];
}

/** Beyond it a proof ties no more: a person has a few names, a fault in somebody's program has thousands. */
export const keysPerPersonMax = 25;
/** An operator may go further. */
const mergedKeysMax = 100;

/**
 * `facts`: all that name any of the keys or of the keys that these name, in any order, repeated or not. `held`: keys that
 * collected too many others, which only an operator ties. `keysMax`: of one person by proofs.
 */
export function joinKeys(
  facts: readonly KeyFact[],
  held: ReadonlySet<IdentityKey> = nothing,
  keysMax: number = keysPerPersonMax,
): JoinedKeys {
  const sorted = sortOnce(facts);
  const ties = sorted.flatMap((fact) => (fact.type === 'cut' ? [] : tiesOf(fact)));
  const cuts = sorted.filter((fact) => fact.type === 'cut');
  const apart = findKeptApart(sorted, ties, cuts);
  const groups = new KeyGroups();
  for (const fact of sorted) if (fact.type !== 'cut') for (const key of fact.keys) groups.add(key);
  const cutTies = new Set(cuts.map(({ tie }) => tie));
  const refused: RefusedTie[] = [];
  for (const tie of ties) {
    const reason = cutTies.has(tie.fact) ? 'cut' : findRefusal(tie, { groups, apart, held, keysMax });
    if (reason === undefined) groups.join(tie);
    else refused.push({ ...tie, reason });
  }
  return { persons: groups.list(), refused };
}

const nothing: ReadonlySet<IdentityKey> = new Set();

/** By time and then by id, each fact once. */
function sortOnce(facts: readonly KeyFact[]): readonly KeyFact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return [...byId.values()].sort((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1));
}

/**
 * A proof with several keys ties each to the first of the alphabet, so that the order in it says nothing; one that several
 * people share comes last, so that it does not stand between the others.
 */
function tiesOf(fact: ProvenKeys | MergeKeys): readonly Tie[] {
  const sorted = [...new Set(fact.keys)].sort();
  const [first, ...others] = [...sorted.filter((key) => !isSharedKey(key)), ...sorted.filter(isSharedKey)];
  if (first === undefined) return [];
  return others.map((other) => ({ fact: fact.id, by: fact.type, keys: [first, other] }));
}

/**
 * Pairs of keys about which an operator's last word is that they are two people: no proof ties them again, and none ties
 * anything that is one person with the one to anything that is one person with the other.
 */
function findKeptApart(
  sorted: readonly KeyFact[],
  ties: readonly Tie[],
  cuts: readonly CutTie[],
): readonly Tie['keys'][] {
  const apart = new Map<string, Tie['keys']>();
  const cutIds = new Set(cuts.map(({ tie }) => tie));
  for (const fact of sorted) {
    if (fact.type === 'cut')
      for (const tie of ties) if (tie.fact === fact.tie) apart.set(pairOf(tie.keys), tie.keys);
    if (fact.type === 'merge' && !cutIds.has(fact.id))
      apart.delete(pairOf(tiesOf(fact)[0]?.keys ?? fact.keys));
  }
  return [...apart.values()];
}

interface Surroundings {
  readonly groups: KeyGroups;
  readonly apart: readonly Tie['keys'][];
  readonly held: ReadonlySet<IdentityKey>;
  readonly keysMax: number;
}

function findRefusal(tie: Tie, { groups, apart, held, keysMax }: Surroundings): TieRefusal | undefined {
  const [one, other] = tie.keys;
  if (groups.isSame(one, other)) return undefined;
  const size = groups.sizeOf(one) + groups.sizeOf(other);
  if (tie.by === 'merge') return size > mergedKeysMax ? 'too_many_keys' : undefined;
  const parts = (pair: Tie['keys']) => groups.parts(pair, tie.keys);
  if (apart.some(parts)) return 'kept_apart';
  if (held.has(one) || held.has(other)) return 'held_key';
  if (isSharedKey(one) || isSharedKey(other)) return 'shared_mailbox';
  if (haveOtherIds(groups.keysOf(one), groups.keysOf(other))) return 'already_another_person';
  return size > keysMax ? 'too_many_keys' : undefined;
}

/** Whether both already have an id of which one person has only one. */
function haveOtherIds(one: readonly IdentityKey[], other: readonly IdentityKey[]): boolean {
  const scopes = new Set(one.map(exclusiveScopeOf).filter((scope) => scope !== ''));
  return other.some((key) => scopes.has(exclusiveScopeOf(key)));
}

function pairOf([one, other]: readonly [IdentityKey, IdentityKey]): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}
