// What machines tell of people, and what one key keeps, against the real tables.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Said, SaidValue } from '#contract/said.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { claimsPerKeyMax } from '#stores/records/identity/keep-values.ts';
import type { Records } from '#stores/records/open-records.ts';
import { suggestPersons } from '#stores/records/questions/person-suggestions.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { forgetEverybody, readState } from './read-state.ts';

const atMs = Date.UTC(2026, 4, 1, 8);
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };
const key = 'email:anna@acme.it';

let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);

afterAll(() => records?.close());
beforeEach(() => forgetEverybody(records));

const claim = (value: Partial<SaidValue>): SaidValue => ({
  ...{ key, field: 'name', value: 'Anna', source: 'site:1:identify', confidence: 'claim', atMs },
  ...value,
});
const told = async (values: SaidValue[], atOnce: Partial<Said> = {}) =>
  keepSaid(records, { ...nobody, ...atOnce, values });

describe('what a machine tells', () => {
  const changed = claim({
    field: 'company',
    value: 'Acme',
    source: 'hubspot',
    ifKnown: true,
    atMs: atMs + 9,
  });

  it('makes nobody known', async () => {
    await told([changed]);
    expect(await readState(records)).toMatchObject({ persons: [], values: [], cards: [] });
  });

  it('fills what is known of somebody, who was not met by it', async () => {
    await told([], { contacts: [{ key, atMs }] });
    await told([changed]);
    const { cards, values } = await readState(records);
    expect(values).toMatchObject([{ field: 'company', value: 'Acme' }]);
    const { rows } = await records.db.execute(
      sql`SELECT (extract(epoch FROM last_at) * 1000)::float8 AS last, company_name FROM person_cards`,
    );
    expect(rows).toEqual([{ last: atMs, company_name: 'Acme' }]);
    expect(cards).toHaveLength(1);
  });

  it('fills it also where both come in one write', async () => {
    await told([changed], { contacts: [{ key, atMs }] });
    expect((await readState(records)).values).toMatchObject([{ value: 'Acme' }]);
  });
});

describe('many claims about one key', () => {
  const flood = Array.from({ length: claimsPerKeyMax }, (_, number) =>
    claim({ value: `Name ${number}`, atMs: atMs + number }),
  );

  it('never keep a confirmed or a provider’s value out', async () => {
    await told(flood);
    await told([claim({ value: 'Anna Rossi', source: 'site:1:server', confidence: 'confirmed' })]);
    await told([claim({ value: 'Anna R.', source: 'linkedin' })]);
    const { rows } = await records.db.execute<{ value: string }>(
      sql`SELECT value FROM person_values WHERE source NOT LIKE '%identify'`,
    );
    expect(rows.map(({ value }) => value).sort()).toEqual(['Anna R.', 'Anna Rossi']);
  });

  it('take the place of the oldest, and those that are known are still seen again', async () => {
    await told(flood);
    await told([
      claim({ value: 'Name 5', atMs: atMs + 10_000 }),
      claim({ value: 'New', atMs: atMs + 9_000 }),
    ]);
    const { rows } = await records.db.execute<{ value: string; last: number }>(
      sql`SELECT value, (extract(epoch FROM last_at) * 1000)::float8 AS last FROM person_values ORDER BY last_at DESC`,
    );
    expect(rows).toHaveLength(claimsPerKeyMax);
    expect(rows.slice(0, 2)).toEqual([
      { value: 'Name 5', last: atMs + 10_000 },
      { value: 'New', last: atMs + 9_000 },
    ]);
    expect(rows.some(({ value }) => value === 'Name 0')).toBe(false);
  });
});

describe('the number of a switchboard', () => {
  it('suggests nobody to be somebody else, whoever told it', async () => {
    const people = ['dora', 'elsa', 'fabio', 'gina'].map((name) => `email:${name}@acme.it`);
    const tell = (source: string, value: string, some: readonly string[]) =>
      told(
        some.map((one) => claim({ key: one, field: 'phone', value, source })),
        { contacts: some.map((one) => ({ key: one, atMs })) },
      );
    await tell('provider:sample', '+390301111111', people.slice(0, 2));
    await tell('signature', '+390302222222', people);
    const { rows } = await records.db.execute<{ id: number }>(
      sql`SELECT person_id::float8 AS id FROM identity_keys WHERE key = ANY(${sql.param(people)}::text[]) ORDER BY key LIMIT 9`,
    );
    const [dora, elsa] = rows.map(({ id }) => id);
    expect(await suggestPersons(records, dora ?? 0)).toEqual([]);
    await tell('signature', '+393331234567', people.slice(0, 2));
    expect(await suggestPersons(records, dora ?? 0)).toEqual([{ personId: elsa, why: 'same_phone' }]);
  });
});
