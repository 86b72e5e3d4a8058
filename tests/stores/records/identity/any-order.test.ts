// Who is who in the real tables: whatever is told in whatever order and however often, the same comes out.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Said } from '#contract/said.ts';
import { changeIdentity } from '#stores/records/identity/change-identity.ts';
import { cutTie, mergePersons } from '#stores/records/identity/change-ties.ts';
import type { IdentityBounds } from '#stores/records/identity/identity-bounds.ts';
import { keepFacts, nameProof } from '#stores/records/identity/keep-facts.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { rebuildCards } from '#stores/records/identity/rebuild-cards.ts';
import { rejoinKeys } from '#stores/records/identity/rejoin-keys.ts';
import { upsertKeys } from '#stores/records/identity/upsert-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { forgetEverybody, readState } from './read-state.ts';

const keys = [
  'email:anna@acme.it',
  'email:anna@libero.it',
  'email:bruno@acme.it',
  'email:info@acme.it',
  'user:1:41',
  'user:1:42',
  'phone:+390212345678',
];
/** So small that every one of them is reached. */
const bounds: IdentityBounds = {
  ...{ claimsPerVisitor: 3, firstClaimsPerVisitor: 1, peoplePerVisitor: 2, browsersPerKey: 1 },
  ...{ proofsPerKey: 3, keysPerPerson: 3 },
};
const startMs = Date.UTC(2026, 4, 1, 8);
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

let records: Records;
let siteId: number;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme', allowedHosts: ['acme.it'] })).site.id;
}, 300_000);

afterAll(() => records?.close());
beforeEach(() => forgetEverybody(records));

interface Deed {
  readonly kind: 'claim' | 'proof' | 'merge' | 'cut';
  readonly keys: readonly [string, string];
  readonly minute: number;
  readonly visitor: string;
  readonly alone: boolean;
}

const deed = (kinds: readonly Deed['kind'][]): fc.Arbitrary<Deed> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    keys: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 2, maxLength: 2 }) as fc.Arbitrary<
      [string, string]
    >,
    minute: fc.integer({ min: 0, max: 900 }),
    visitor: fc.constantFrom('00000000000000aa', '00000000000000bb'),
    alone: fc.boolean(),
  });

/** Meets every bound whatever else chance brings. */
const reaching: readonly Deed[] = [
  // Three people in one browser, and a claim in another.
  ...['email:anna@acme.it', 'email:anna@libero.it', 'email:bruno@acme.it'].map((key, hour) => ({
    ...{ kind: 'claim' as const, keys: [key, 'phone:+390212345678'] as const },
    ...{ minute: hour * 60, visitor: '00000000000000aa', alone: true },
  })),
  // The same hour after hour in the other.
  ...[0, 1, 2, 3, 4].map((hour) => ({
    ...{ kind: 'claim' as const, keys: ['email:bruno@acme.it', 'phone:+390212345678'] as const },
    ...{ minute: hour * 60, visitor: '00000000000000bb', alone: true },
  })),
  // More proofs than one key may have, and as many keys as one person may have.
  ...['email:anna@acme.it', 'email:anna@libero.it', 'email:bruno@acme.it', 'user:1:42'].map((key, hour) => ({
    ...{ kind: 'proof' as const, keys: [key, 'user:1:41'] as const },
    ...{ minute: hour * 60, visitor: '00000000000000bb', alone: false },
  })),
  ...(['email:anna@acme.it', 'email:anna@libero.it'] as const).map((key, hour) => ({
    ...{ kind: 'merge' as const, keys: [key, 'user:1:42'] as const },
    ...{ minute: hour * 60, visitor: '00000000000000aa', alone: false },
  })),
];

const deedOf = (kind: Deed['kind'], key: string): Deed => ({
  ...{ kind, keys: [key, 'user:1:41'], minute: 0, visitor: '00000000000000aa', alone: false },
});

/** What a batch with this deed says: one key, or an id beside an e-mail, or two keys proven. */
function sayDeed({ kind, keys: [one, other], minute, visitor, alone }: Deed): Said {
  const atMs = startMs + minute * 60_000;
  const strength = kind === 'proof' ? ('proof' as const) : ('claim' as const);
  const id = `event-${kind}-${one}-${other}-${minute}-${visitor}-${alone}`;
  const word = { siteId, visitor, strength, atMs, id, how: 'identify' as const };
  const beside = !alone && other.startsWith('user:') && one.startsWith('email:');
  return {
    ...nobody,
    words: [{ ...word, key: one, means: one }, ...(beside ? [{ ...word, key: other, means: one }] : [])],
    proofs: kind === 'proof' ? [{ way: 'server', keys: alone ? [one] : [one, other], atMs }] : [],
    values: [
      {
        key: one,
        field: 'name',
        value: `Name ${minute % 3}`,
        source: 'test',
        confidence: strength === 'proof' ? 'confirmed' : 'claim',
        atMs,
      },
    ],
    contacts: (kind === 'proof' && !alone ? [one, other] : [one]).map((key) => ({ key, atMs })),
  };
}

/** As an operator's word is kept, without looking at what holds at the moment. */
async function sayOperator({ kind, keys: pair, minute }: Deed): Promise<void> {
  const atMs = startMs + minute * 60_000;
  await changeIdentity(records, async (db) => {
    const ids = await upsertKeys(
      db,
      pair.map((key) => ({ key, firstMs: startMs, lastMs: startMs })),
    );
    const keyIds = pair.map((key) => ids.get(key) ?? 0);
    const merge = `merge-${pair.toSorted().join('-')}`;
    await keepFacts(db, [
      kind === 'merge'
        ? { id: `${merge}-${minute}`, kind, way: 'operator', atMs, keyIds }
        : {
            ...{
              id: `cut-${pair.join('-')}-${minute}`,
              kind: 'cut' as const,
              way: 'operator' as const,
              atMs,
              keyIds,
            },
            tie: minute % 2 === 0 ? nameProof('server', pair) : `${merge}-${minute - 1}`,
          },
    ]);
    const changed = await rejoinKeys(db, keyIds, bounds);
    await rebuildCards(db, [...changed, ...keyIds]);
  });
}

/** `others`: what a second processor takes in meanwhile. */
async function tell(deeds: readonly Deed[], others: readonly Deed[] = []) {
  await forgetEverybody(records);
  await Promise.all([takeIn(deeds), takeIn(others)]);
  await changeIdentity(records, async (db) => {
    const { rows } = await db.execute<{ id: number }>(sql`SELECT id::float8 AS id FROM identity_keys`);
    await rebuildCards(
      db,
      rows.map(({ id }) => id),
    );
  });
  return readState(records);
}

/** In batches of up to three deeds, as they are written. */
async function takeIn(deeds: readonly Deed[]): Promise<void> {
  for (let at = 0; at < deeds.length; at += 3) {
    const batch = deeds.slice(at, at + 3);
    const said = batch.filter(({ kind }) => kind === 'claim' || kind === 'proof').map(sayDeed);
    await keepSaid(records, joinSaid(said), bounds);
    for (const one of batch) if (one.kind === 'merge' || one.kind === 'cut') await sayOperator(one);
  }
}

function joinSaid(said: readonly Said[]): Said {
  return {
    ...nobody,
    words: said.flatMap(({ words }) => words),
    proofs: said.flatMap(({ proofs }) => proofs),
    values: said.flatMap(({ values }) => values),
    contacts: said.flatMap(({ contacts }) => contacts),
  };
}

/** Which bounds a state shows to have been reached. */
async function readReached(): Promise<Record<string, number>> {
  const { rows } = await records.db.execute<Record<string, number>>(sql`
    SELECT count(*) FILTER (WHERE held_for = 'too_many_browsers')::int AS browsers,
      count(*) FILTER (WHERE held_for = 'too_many_keys')::int AS keys,
      (SELECT count(*) FROM identity_refusals WHERE batch LIKE 'event-%')::int AS claims,
      (SELECT count(*) FROM identity_refusals WHERE batch LIKE 'browser %' AND reason = 'too_many_in_browser')::int AS people,
      (SELECT count(*) FROM (SELECT 1 FROM identity_keys GROUP BY person_id HAVING count(*) = ${bounds.keysPerPerson}) AS full_ones)::int AS person
    FROM identity_keys`);
  return rows[0] ?? {};
}

describe('who is who in the records', () => {
  it('comes out the same in whatever order and however often it is told, by one processor or by two at once', async () => {
    const some = fc.array(deed(['claim', 'claim', 'proof', 'proof', 'merge', 'cut']), {
      minLength: 8,
      maxLength: 24,
    });
    const reached: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        some.chain((deeds) =>
          fc.record({
            deeds: fc.constant(deeds),
            again: fc.shuffledSubarray([...deeds, ...deeds], {
              minLength: deeds.length * 2,
              maxLength: deeds.length * 2,
            }),
            split: fc.nat(deeds.length * 2),
          }),
        ),
        async ({ deeds, again, split }) => {
          const expected = await tell(deeds);
          for (const [bound, count] of Object.entries(await readReached()))
            reached[bound] = (reached[bound] ?? 0) + count;
          expect(await tell(again.slice(0, split), again.slice(split))).toEqual(expected);
        },
      ),
      {
        numRuns: 25,
        examples: [[{ deeds: reaching, again: [...reaching, ...reaching].reverse(), split: 11 }]],
      },
    );
    expect(Math.min(...Object.values(reached)), JSON.stringify(reached)).toBeGreaterThan(0);
  }, 400_000);

  it('gives both people back as they were when a merge is taken back', async () => {
    const word = { by: { id: 'u1', name: 'Ada' }, reason: 'a test', atMs: startMs + 86_400_000 };
    await fc.assert(
      fc.asyncProperty(fc.array(deed(['claim', 'proof']), { minLength: 2, maxLength: 8 }), async (deeds) => {
        await forgetEverybody(records);
        for (const one of deeds) await keepSaid(records, sayDeed(one));
        const { rows } = await records.db.execute<{ id: number }>(
          sql`SELECT person_id::float8 AS id FROM person_cards ORDER BY person_id LIMIT 2`,
        );
        const [one, other] = rows;
        if (!one || !other) return;
        const before = await readState(records);
        await mergePersons(records, one.id, other.id, word);
        const merged = await readState(records);
        expect(merged.persons).not.toEqual(before.persons);
        const [fact] = merged.facts.filter((id) => id.startsWith('merge-'));
        await cutTie(records, fact ?? '', { ...word, atMs: word.atMs + 1 });
        const after = await readState(records);
        expect({ ...after, facts: [] }).toEqual({ ...before, facts: [] });
      }),
      {
        numRuns: 20,
        // A key that was met beside another was not shown as met until the next word about it.
        examples: [
          [
            [
              { ...deedOf('proof', 'email:info@acme.it'), minute: 0 },
              { ...deedOf('claim', 'email:anna@acme.it'), minute: 1 },
            ],
          ],
        ],
      },
    );
  }, 120_000);
});
