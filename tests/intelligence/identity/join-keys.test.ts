// Who is who, whatever the order in which it was told.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CutTie, KeyFact, MergeKeys, ProvenKeys } from '#intelligence/identity/identity-fact.ts';
import { joinKeys, keysPerPersonMax } from '#intelligence/identity/join-keys.ts';

const anna = 'email:anna.rossi@acme.it';
const annaHome = 'email:anna@libero.it';
const bruno = 'email:bruno@acme.it';
const user1 = 'user:1:4711';
const user2 = 'user:1:4712';
const info = 'email:info@acme.it';

let last = 0;
const proof = (atMs: number, ...keys: string[]): ProvenKeys => ({
  ...{ type: 'proof', id: `p${++last}`, way: 'server' },
  ...{ atMs, keys },
});
const merge = (atMs: number, ...keys: [string, string]): MergeKeys => ({
  type: 'merge',
  id: `m${++last}`,
  atMs,
  keys,
});
const cut = (atMs: number, tie: string): CutTie => ({ type: 'cut', id: `c${++last}`, atMs, tie });
const people = (facts: readonly KeyFact[]) => joinKeys(facts).persons.map(({ keys }) => keys);

describe('joinKeys', () => {
  it('ties what one proof names together, and nothing else', () => {
    const facts = [proof(1, user1, anna), proof(2, bruno)];
    expect(people(facts)).toEqual([[anna, user1], [bruno]]);
  });

  it('names a person by the key that was tied first, whatever else is told of the others', () => {
    const facts = [proof(5, user1, annaHome), proof(9, anna, annaHome)];
    expect(joinKeys(facts).persons).toMatchObject([
      { first: annaHome, keys: [annaHome, anna, user1].sort() },
    ]);
    expect(joinKeys([...facts, proof(1, anna)]).persons[0]?.first).toBe(annaHome);
  });

  it('refuses a proof that would make two users of one site one person, and says so', () => {
    const facts = [proof(1, user1, anna), proof(2, user2, bruno), proof(3, user1, bruno)];
    const { persons, refused } = joinKeys(facts);
    expect(persons.length).toBe(2);
    expect(refused).toMatchObject([{ reason: 'already_another_person', keys: [bruno, user1] }]);
  });

  it('lets an operator tie them all the same, and gives both back when that is cut', () => {
    const before = [proof(1, user1, anna), proof(2, user2, bruno)];
    const tie = merge(3, anna, bruno);
    expect(people([...before, tie])).toEqual([[anna, bruno, user1, user2]]);
    expect(people([...before, tie, cut(4, tie.id)])).toEqual(people(before));
  });

  it('names a person the same however the keys of one proof are numbered', () => {
    const [one, other] = [proof(1, anna, user1), proof(1, user1, anna)];
    expect(joinKeys([one]).persons[0]?.first).toBe(joinKeys([other]).persons[0]?.first);
  });

  it('keeps two people apart whom an operator parted, whatever is proven of other names of theirs', () => {
    const tie = merge(3, anna, bruno);
    const facts = [proof(1, user1, anna), tie, cut(4, tie.id), proof(5, user1, bruno)];
    const { persons, refused } = joinKeys(facts);
    expect(persons.map(({ keys }) => keys)).toEqual([[anna, user1], [bruno]]);
    expect(refused).toMatchObject([
      { reason: 'cut' },
      { reason: 'kept_apart', by: 'proof', keys: [bruno, user1] },
    ]);
  });

  it('keeps them apart in whichever order the proofs around them came', () => {
    const tie = merge(3, anna, bruno);
    const facts = [
      proof(2, user1, bruno),
      tie,
      cut(4, tie.id),
      proof(1, annaHome, anna),
      proof(9, annaHome, user1),
    ];
    expect(people(facts)).toEqual([[annaHome, anna].sort(), [bruno, user1].sort()]);
  });

  it('lets an operator tie again whom they had parted', () => {
    const [tie, again] = [merge(3, anna, bruno), merge(6, anna, bruno)];
    const facts = [proof(1, user1, anna), tie, cut(4, tie.id), proof(5, user1, bruno), again];
    expect(people(facts)).toEqual([[anna, bruno, user1].sort()]);
    expect(joinKeys(facts).refused.map(({ reason }) => reason)).toEqual(['cut']);
  });

  it('never ties anybody through a mailbox that several people read', () => {
    const { persons, refused } = joinKeys([proof(1, user1, info), proof(2, user2, info)]);
    expect(persons.length).toBe(3);
    expect(refused.map(({ reason }) => reason)).toEqual(['shared_mailbox', 'shared_mailbox']);
  });

  it('does not tie again by proof what an operator has cut, until an operator merges it', () => {
    const first = proof(1, anna, annaHome);
    const parted = [first, cut(2, first.id), proof(3, anna, annaHome)];
    expect(people(parted)).toEqual([[annaHome], [anna]].sort());
    expect(joinKeys(parted).refused.map(({ reason }) => reason)).toEqual(['cut', 'kept_apart']);
    expect(people([...parted, merge(4, anna, annaHome)])).toEqual([[annaHome, anna].sort()]);
  });

  it('stops at as many keys as a person can have', () => {
    const facts = Array.from({ length: 40 }, (_, number) => proof(number, anna, `social:x:${number}`));
    const { persons, refused } = joinKeys(facts);
    expect(Math.max(...persons.map(({ keys }) => keys.length))).toBe(keysPerPersonMax);
    expect(refused.every(({ reason }) => reason === 'too_many_keys')).toBe(true);
  });
});

const keys = [anna, annaHome, bruno, user1, user2, info, 'phone:+390212345678', 'social:linkedin:x'];
const anyKey = fc.constantFrom(...keys);
const anyTie: fc.Arbitrary<ProvenKeys | MergeKeys> = fc.oneof(
  fc.record({
    type: fc.constant('proof' as const),
    id: fc.uuid(),
    atMs: fc.nat(50),
    way: fc.constantFrom('server' as const, 'operator' as const),
    keys: fc.array(anyKey, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('merge' as const),
    id: fc.uuid(),
    atMs: fc.nat(50),
    keys: fc.tuple(anyKey, anyKey),
  }),
);
const anyHistory = fc.array(anyTie, { maxLength: 14 }).chain((ties) =>
  fc
    .array(fc.record({ tie: fc.nat(Math.max(0, ties.length - 1)), id: fc.uuid(), atMs: fc.nat(60) }), {
      maxLength: 4,
    })
    .map((cuts): KeyFact[] => [
      ...ties,
      ...cuts.flatMap(({ tie, id, atMs }) => {
        const of = ties[tie];
        return of === undefined ? [] : [{ type: 'cut' as const, id, atMs, tie: of.id }];
      }),
    ]),
);

describe('any history of who is who', () => {
  it('ends the same in whatever order and however often it is told', () => {
    fc.assert(
      fc.property(
        anyHistory.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray(facts, { minLength: facts.length }),
            fc.subarray(facts),
          ),
        ),
        ([facts, shuffled, again]) => {
          expect(joinKeys([...shuffled, ...again])).toEqual(joinKeys(facts));
        },
      ),
    );
  });

  it('is as if a merge had never been once it is cut, for everything but what is kept apart', () => {
    fc.assert(
      fc.property(anyHistory, anyKey, anyKey, fc.uuid(), fc.uuid(), (facts, one, other, id, cutId) => {
        const known = facts.flatMap((fact) => (fact.type === 'cut' ? [] : fact.keys));
        // Keys that nobody named yet would be new persons of their own.
        fc.pre(known.includes(one) && known.includes(other));
        const tie: MergeKeys = { type: 'merge', id, atMs: 100, keys: [one, other] };
        const taken: CutTie = { type: 'cut', id: cutId, atMs: 101, tie: id };
        const partition = (all: readonly KeyFact[]) => joinKeys(all).persons;
        fc.pre(!facts.some((fact) => fact.id === id || fact.id === cutId) && id !== cutId);
        // Whom other facts make one person are two from the cut on.
        fc.pre(!partition(facts).some(({ keys }) => keys.includes(one) && keys.includes(other)));
        expect(partition([...facts, tie, taken])).toEqual(partition(facts));
      }),
    );
  });

  it('puts every key into one person, and two of one site never together without an operator', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const { persons } = joinKeys(facts);
        const all = persons.flatMap((person) => person.keys);
        expect(new Set(all).size).toBe(all.length);
        if (facts.some(({ type }) => type === 'merge')) return;
        for (const person of persons)
          expect(person.keys.includes(user1) && person.keys.includes(user2)).toBe(false);
      }),
    );
  });
});
