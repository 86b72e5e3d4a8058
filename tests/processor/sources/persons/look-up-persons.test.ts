// People whose address is confirmed, looked up at a provider: only whom the rules allow, once, within the budget, and never in the
// place of what anybody else has said.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SaidValue } from '#contract/said.ts';
import { lookUpPersons } from '#processor/sources/persons/look-up-persons.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { loadValuesOf } from '#stores/records/identity/load-person-parts.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  acceptTerms,
  keepDataset,
  purgeDataset,
  switchDataset,
} from '#stores/records/questions/keep-datasets.ts';
import {
  createLookupProvider,
  forgetLookupProvider,
  listLookupProviders,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import { sampleProviderConfig } from '../providers/sample-provider.ts';

const sealKey = deriveKey('ab'.repeat(32), 'source secrets');
const terms = 'What leaves the machine.';
const by = { id: 'u1', name: 'Sample' };
let records: Records;
let server: TestHttp;
let reply: TestReply;
/** Of one address; everybody else gets `reply`. */
let replies: Record<string, TestReply> = {};
/** While a question is under way. */
let meanwhile: () => Promise<unknown>;
let erased: string[] = [];
let withdrawn: string[] = [];

beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  reply = { body: JSON.stringify({ person: { title: 'Buyer', page: 'linkedin.com/in/anna-r' } }) };
  [erased, withdrawn, replies] = [[], [], {}];
  meanwhile = async () => undefined;
  server = await startTestHttp(async ({ path }) => {
    await meanwhile();
    return replies[emailIn(path)] ?? reply;
  });
  await records.db.execute(
    sql`TRUNCATE identity_keys, identity_facts, person_cards, lookup_providers, lookup_spending, datasets CASCADE`,
  );
});
afterEach(() => server.close());

async function setUp({ everyEmail = false, budget = 1_000_000, isOn = true } = {}) {
  const config = {
    ...sampleProviderConfig(`${server.url}/people?email={email}`),
    ...{ headers: { 'X-Key': '{key}' }, asks: 'persons' as const, everyEmail, answersPath: 'person' },
    personPaths: { job_title: 'title', linkedin: 'page', department: 'nowhere' },
  };
  const price = { pricePerLookupMicros: 10_000, monthlyBudgetMicros: budget, currency: 'EUR' };
  await createLookupProvider(records, { name: 'sample', key: 'k', config, ...price }, sealKey);
  await keepDataset(records, {
    ...{
      id: 'provider:sample',
      kind: 'provider',
      source: 'h',
      licence: '',
      sha256: '',
      builtAt: null,
      rows: 0,
    },
    ...{ health: 'ok', healthMessage: '', terms },
  });
  if (!isOn) return;
  await acceptTerms(records, by, 'provider:sample', terms);
  await switchDataset(records, 'provider:sample', true);
}

async function confirm(email: string, values: Partial<SaidValue>[] = [], atMs = Date.now() - 60_000) {
  const key = `email:${email}`;
  await keepSaid(records, {
    ...{ words: [], refusals: [], contacts: [{ key, atMs }] },
    proofs: [{ way: 'confirmed_form', keys: [key], atMs }],
    values: values.map((value) => ({
      ...{ key, field: 'job_title', value: '', source: 'site:1:form', confidence: 'claim', atMs },
      ...value,
    })),
  });
}

const claimed = (email: string) =>
  keepSaid(records, {
    ...{ words: [], refusals: [], proofs: [], values: [] },
    contacts: [{ key: `email:${email}`, atMs: Date.now() }],
  });

const look = () =>
  lookUpPersons({
    ...{ records, sealKey, allowedHosts: ['127.0.0.1'], log: quietLog, now: Date.now },
    erased: { load: async () => undefined, has: (key) => erased.includes(key) },
    withdrawn: { load: async () => undefined, isWithdrawn: (key) => withdrawn.includes(key) },
  });

const emailIn = (path: string) => decodeURIComponent(path.split('=')[1] ?? '');
const asked = () => server.requests.map(({ path }) => emailIn(path)).sort();

async function valuesOf(email: string) {
  const { rows } = await records.db.execute<{ id: number }>(
    sql`SELECT person_id::float8 AS id FROM identity_keys WHERE key = ${`email:${email}`}`,
  );
  const id = rows[0]?.id ?? 0;
  return (await loadValuesOf(records.db, [id])).get(id) ?? [];
}

test('asks about confirmed work addresses alone, once, with the key, and keeps what was said under its name', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it');
  await confirm('anna@gmail.com');
  await confirm('info@acme-impianti.it');
  await claimed('claimed@acme-impianti.it');
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
  expect(asked()).toEqual(['anna@acme-impianti.it']);
  expect(server.requests[0]?.headers['x-key']).toBe('k');
  expect(await valuesOf('anna@acme-impianti.it')).toMatchObject([
    { field: 'job_title', value: 'Buyer', source: 'provider:sample', confidence: 'claim' },
    { field: 'linkedin', value: 'https://www.linkedin.com/in/anna-r', source: 'provider:sample' },
  ]);
});

test('private addresses are asked about only where that was set', async () => {
  await setUp({ everyEmail: true });
  await confirm('anna@gmail.com');
  expect(await look()).toBe(1);
  expect(asked()).toEqual(['anna@gmail.com']);
});

test('nothing that anybody else has said gives way to it, be it an unconfirmed form', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it', [{ value: 'Head of purchasing' }]);
  await look();
  const { rows } = await records.db.execute(sql`SELECT job_title, is_confirmed FROM person_cards LIMIT 2`);
  expect(rows).toEqual([{ job_title: 'Head of purchasing', is_confirmed: true }]);
});

test('nobody is asked about who was erased or took the consent back under any of their names', async () => {
  await setUp();
  await confirm('erased@acme-impianti.it');
  await confirm('withdrawn@acme-impianti.it');
  erased = ['email:erased@acme-impianti.it'];
  withdrawn = ['email:withdrawn@acme-impianti.it'];
  expect(await look()).toBe(0);
  expect(server.requests).toEqual([]);
});

test('who is erased while the question is under way is not filled', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it');
  meanwhile = async () => {
    erased = ['email:anna@acme-impianti.it'];
  };
  expect(await look()).toBe(1);
  expect(await valuesOf('anna@acme-impianti.it')).toEqual([]);
});

test('nothing leaves before the words about it are accepted', async () => {
  await setUp({ isOn: false });
  await confirm('anna@acme-impianti.it');
  expect(await look()).toBe(0);
  expect(server.requests).toEqual([]);
});

test('the month’s budget and the end of the credit stop it, and say so', async () => {
  await setUp({ budget: 10_000 });
  await confirm('anna@acme-impianti.it');
  await confirm('bruno@acme-impianti.it');
  expect(await look()).toBe(1);
  expect((await listLookupProviders(records))[0]?.stoppedCode).toBe('budget_ended');
  await records.db.execute(
    sql`UPDATE lookup_providers SET stopped_code = '', monthly_budget_micros = 1000000`,
  );
  reply = { status: 402 };
  expect(await look()).toBe(0);
  const [stopped] = await listLookupProviders(records);
  expect([stopped?.stoppedCode, stopped?.stoppedUntil]).toEqual(['credit_ended', null]);
  expect(await look()).toBe(0);
  expect(server.requests).toHaveLength(2);
});

test('an answer about one person that cannot be used stops nobody else, and is not paid for again at once', async () => {
  await setUp();
  const bad: TestReply[] = [{ status: 422 }, { body: '' }, { status: 204 }, { body: '<p>' }, { status: 500 }];
  for (const [at, one] of bad.entries()) {
    replies[`bad${at}@acme-impianti.it`] = one;
    await confirm(`bad${at}@acme-impianti.it`);
    await confirm(`good${at}@acme-impianti.it`);
  }
  expect(await look()).toBe(10);
  expect(await look()).toBe(0);
  expect(new Set(asked()).size).toBe(10);
  expect((await listLookupProviders(records))[0]?.stoppedCode).toBe('');
  expect(await valuesOf('good4@acme-impianti.it')).toHaveLength(2);
  const { rows } = await records.db.execute(
    sql`SELECT outcome, count(*)::int AS people FROM person_lookups GROUP BY 1 ORDER BY 1 LIMIT 9`,
  );
  expect(rows).toEqual([
    { outcome: 'failed', people: 2 },
    { outcome: 'found', people: 5 },
    { outcome: 'not_known', people: 3 },
  ]);
});

test('a provider that fails about several people in a row is left alone, the longer the more often, and asked about the next one then', async () => {
  await setUp();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await confirm(`${name}@acme-impianti.it`);
  reply = { status: 500 };
  expect(await look()).toBe(3);
  const stopped = async () => {
    const [provider] = await listLookupProviders(records);
    return [
      provider?.stoppedCode,
      Math.round(((provider?.stoppedUntil?.getTime() ?? 0) - Date.now()) / 60_000),
    ];
  };
  expect(await stopped()).toEqual(['answered_status', 5]);
  const wait = () =>
    records.db.execute(sql`UPDATE lookup_providers SET stopped_until = now() - interval '1 minute'`);
  await wait();
  expect(await look()).toBe(1);
  expect(await stopped()).toEqual(['answered_status', 10]);
  await wait();
  reply = { status: 404 };
  expect(await look()).toBe(2);
  expect(new Set(asked()).size).toBe(6);
  expect((await listLookupProviders(records))[0]?.failedInRow).toBe(0);
});

test('an inner address is not asked unless the operator has allowed it, and costs nothing', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it');
  await records.db.execute(
    sql`UPDATE lookup_providers SET config = jsonb_set(config, '{url}', '"https://10.1.2.3/people?email={email}"')`,
  );
  expect(await look()).toBe(0);
  expect((await listLookupProviders(records))[0]?.stoppedCode).toBe('address_refused');
  const { rows } = await records.db.execute(
    sql`SELECT coalesce(sum(cost_micros), 0)::int AS cost FROM lookup_spending`,
  );
  expect(rows).toEqual([{ cost: 0 }]);
});

test('a purge takes all that it told out of the profiles', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it');
  await look();
  await purgeDataset(records, 'provider:sample');
  await look();
  expect(await valuesOf('anna@acme-impianti.it')).toEqual([]);
  const { rows } = await records.db.execute(sql`SELECT job_title FROM person_cards LIMIT 2`);
  expect(rows).toEqual([{ job_title: '' }]);
});

test.each([
  ['switched off', () => switchDataset(records, 'provider:sample', false)],
  ['removed', () => forgetLookupProvider(records, 'sample')],
])(
  'once it is %s, the round that is under way asks about nobody else and keeps nothing',
  async (_, change) => {
    await setUp();
    await confirm('anna@acme-impianti.it');
    await confirm('bruno@acme-impianti.it');
    meanwhile = change;
    expect(await look()).toBe(1);
    expect(server.requests).toHaveLength(1);
    const { rows } = await records.db.execute(sql`SELECT source FROM person_values LIMIT 2`);
    expect(rows).toEqual([]);
  },
);

test('what a provider told goes though it was removed before that was forgotten', async () => {
  await setUp();
  await confirm('anna@acme-impianti.it');
  await look();
  await forgetLookupProvider(records, 'sample');
  await look();
  expect(await valuesOf('anna@acme-impianti.it')).toEqual([]);
  const { rows } = await records.db.execute(
    sql`SELECT job_title, (SELECT count(*)::int FROM person_lookups) AS asked FROM person_cards LIMIT 2`,
  );
  expect(rows).toEqual([{ job_title: '', asked: 0 }]);
});

test('a round looks through a part of the people alone, whoever was met just now among them, and reaches everybody', async () => {
  await setUp();
  await confirm('old@acme-impianti.it');
  await records.db.execute(sql`
    WITH made AS (INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
      SELECT n + 1000000, 'email:p' || n || '@acme.it', n + 1000000, now(), now() FROM generate_series(1, 1100) AS n RETURNING id)
    INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count,
      first_at, last_at, search)
    SELECT id, '', '', '', '', '', false, false, 1, now(), now(), '' FROM made`);
  expect(await look()).toBe(0);
  await confirm('new@acme-impianti.it', [], Date.now() + 60_000);
  expect(await look()).toBe(2);
  expect(asked()).toEqual(['new@acme-impianti.it', 'old@acme-impianti.it']);
  expect((await listLookupProviders(records))[0]?.walkedId).toBeNull();
});
