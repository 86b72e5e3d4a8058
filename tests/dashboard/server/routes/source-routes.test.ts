// Outside sources over the API: accounts, providers, reverse DNS and purges, by administrators alone and without showing a key.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceFault } from '#contract/source-faults.ts';
import type { LookupTrial, SourceVendor } from '#contract/source-report.ts';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { keepDataset } from '#stores/records/questions/keep-datasets.ts';
import { stopLookupProvider } from '#stores/records/questions/keep-lookup-providers.ts';
import { keepFetchDue } from '#stores/records/questions/keep-source-settings.ts';
import { keepVendorFetch } from '#stores/records/questions/keep-vendor-fetches.ts';
import { reserveLookupCost } from '#stores/records/questions/reserve-lookup-cost.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const secret = 'a secret of the tests, long enough to be one';
let dashboard: TestDashboard;
let administrator: TestClient;
let vendorSays: SourceFault | undefined;
let providerSays: LookupTrial['answer'] | SourceFault;

beforeAll(async () => {
  dashboard = await openTestDashboard({
    trySource: {
      vendor: async () => vendorSays,
      provider: async () => providerSays,
      person: async () => ({ person: { job_title: 'Buyer' } }),
      isOwnHost: (host) => host === 'lookup.internal',
    },
  });
  administrator = await dashboard.administrator();
});
afterAll(() => dashboard.close());

const italian = { 'accept-language': 'it' };
const key = 'abcdef-licence-key-1234';
type VendorEdition = SourceVendor['editions'][number];
const vendor = async (name: string) => {
  const { body } = await administrator.get('/api/source-vendors');
  return (body as unknown as { name: string; editions: VendorEdition[] }[]).find((one) => one.name === name);
};
const datasets = async () => {
  const { body } = await administrator.get('/api/datasets');
  return body as unknown as { id: string; terms: string; enabled: boolean; purgedAt: string | null }[];
};
const provider = {
  name: 'sample',
  url: 'https://api.example.com/{ip}?token={key}',
  key,
  paths: { name: 'company.name' },
  pricePerLookupMicros: 10_000,
  monthlyBudgetMicros: 25_000,
  currency: 'EUR',
};

describe('a vendor', () => {
  it('is set up with a key that is never shown, and its terms wait to be accepted', async () => {
    const early = await administrator.post('/api/source-vendors/maxmind/test');
    expect([early.status, early.body]).toMatchObject([409, { error: { code: 'vendor_without_key' } }]);
    const set = await administrator.post('/api/source-vendors/maxmind', {
      ...{ accountId: '42', key, editions: ['GeoLite2-City'] },
    });
    expect(set.body).toMatchObject({ hasKey: true, keyEnd: '1234', accountId: '42', title: 'MaxMind' });
    expect(JSON.stringify(set.body)).not.toContain(key);
    expect((await vendor('maxmind'))?.editions.filter(({ isWanted }) => isWanted)).toMatchObject([
      { id: 'GeoLite2-City' },
    ]);
    const announced = (await datasets()).find(({ id }) => id === 'mmdb:GeoLite2-City.mmdb');
    expect(announced).toMatchObject({ enabled: false, terms: expect.stringContaining('geolite/eula') });
    const accepted = await administrator.post('/api/datasets/mmdb:GeoLite2-City.mmdb/accept-terms', {
      terms: announced?.terms,
    });
    expect(accepted.body).toMatchObject({ enabled: true, termsAcceptedBy: 'Ada Admin' });
    await administrator.post('/api/source-vendors/maxmind', { editions: ['GeoLite2-City', 'GeoIP2-ISP'] });
    expect((await datasets()).find(({ id }) => id === 'mmdb:GeoLite2-City.mmdb')).toMatchObject({
      enabled: true,
    });
    expect((await vendor('maxmind')) ?? {}).toMatchObject({ hasKey: true });
  });

  it('tells when each file was fetched and when it is looked for next', async () => {
    const id = 'mmdb:GeoLite2-City.mmdb';
    const times = async () =>
      (await vendor('maxmind'))?.editions.find(({ id: edition }) => edition === 'GeoLite2-City');
    expect(await times()).toMatchObject({ fetchedAt: null, nextFetchAt: null });
    const hourMs = 3_600_000;
    const fetchedAt = new Date(Date.now() - hourMs).toISOString();
    await keepVendorFetch(dashboard.records, id, { confirmedAt: fetchedAt, againAt: '' });
    const daily = new Date(Date.parse(fetchedAt) + 24 * hourMs).toISOString();
    expect(await times()).toMatchObject({ fetchedAt, nextFetchAt: daily });
    const due = new Date(Date.now() - 30 * hourMs);
    await keepFetchDue(dashboard.records, due);
    const next = new Date(due.getTime() + 48 * hourMs).toISOString();
    expect(await times()).toMatchObject({ fetchedAt, nextFetchAt: next });
    const againAt = new Date(Date.now() + hourMs).toISOString();
    await keepVendorFetch(dashboard.records, id, { confirmedAt: fetchedAt, againAt });
    expect(await times()).toMatchObject({ nextFetchAt: againAt });
    await administrator.patch(`/api/datasets/${id}`, { enabled: false });
    expect(await times()).toMatchObject({ fetchedAt, nextFetchAt: null });
    await administrator.patch(`/api/datasets/${id}`, { enabled: true });
  });

  it('is tried, and a refusal is told in the reader’s language', async () => {
    const well = await administrator.post('/api/source-vendors/maxmind/test');
    expect(well.body).toEqual({ isWell: true, message: 'The vendor takes the key.' });
    vendorSays = { code: 'key_refused', detail: '' };
    const refused = await administrator.post('/api/source-vendors/maxmind/test', {}, italian);
    expect(refused.body).toEqual({
      isWell: false,
      message: expect.stringMatching(/ha rifiutato la chiave/),
    });
  });

  it('is forgotten with its files', async () => {
    const { body } = await administrator.delete('/api/source-vendors/maxmind');
    expect(body).toMatchObject({ hasKey: false, accountId: '' });
    expect((await datasets()).find(({ id }) => id === 'mmdb:GeoLite2-City.mmdb')).toMatchObject({
      enabled: false,
      purgedAt: expect.any(String),
    });
  });

  it.each([
    [{ editions: ['../../etc/passwd'] }],
    [{ key: 'with blanks inside' }],
    [{ accountId: 'not a number' }],
  ])('is not set up with %j', async (body) => {
    expect((await administrator.post('/api/source-vendors/ipinfo', body)).status).toBe(400);
  });
});

describe('a provider that is asked about people', () => {
  const asked = {
    ...provider,
    ...{ name: 'people', asks: 'persons', url: 'https://api.example.com/people?email={email}' },
    personPaths: { job_title: 'employment.title' },
  };

  it('is told what leaves the machine in words of its own, and is off until that is accepted', async () => {
    const made = await administrator.post('/api/lookup-providers', asked);
    expect([made.status, made.body]).toMatchObject([200, { asks: 'persons', enabled: false }]);
    const announced = (await datasets()).find(({ id }) => id === 'provider:people');
    expect(announced?.terms).toContain('the work e-mail address of people');
    const test = (body: object) => administrator.post('/api/lookup-providers/people/test', body);
    expect((await test({ email: 'anna@acme.example' })).body).toMatchObject({
      error: { code: 'terms_not_accepted' },
    });
    await administrator.post('/api/datasets/provider:people/accept-terms', { terms: announced?.terms });
    expect((await test({ email: 'anna@acme.example' })).body).toMatchObject({
      ...{ isWell: true, answer: null, person: { job_title: 'Buyer' } },
    });
    expect((await test({ address: '20.0.0.7' })).body).toMatchObject({
      error: { code: 'provider_asks_other' },
    });
  });

  it('is not tried about somebody who was erased or took the consent back, and who was asked about is noted by a hash', async () => {
    const { records } = dashboard;
    await markErased(
      records,
      ['email:gone@acme.example'],
      { id: 'u1', name: 'Ada' },
      createErasedHash(secret),
    );
    const hash = createWithdrawalHashes(secret).ofKey('email:no@private.example');
    await records.db.execute(
      sql`INSERT INTO withdrawals (hash, purpose, text_version, way) VALUES (${hash}, 'person', 1, 'withdrawn')`,
    );
    // The same person under another address.
    const keys = ['email:no@private.example', 'email:no@acme.example'];
    await keepSaid(records, {
      ...{ words: [], values: [], refusals: [], contacts: keys.map((key) => ({ key, atMs: 1 })) },
      proofs: [{ way: 'operator', keys, atMs: 1 }],
    });
    for (const email of ['Gone@acme.example', 'no@private.example', 'no@acme.example']) {
      const tried = await administrator.post('/api/lookup-providers/people/test', { email });
      expect([tried.status, tried.body]).toMatchObject([409, { error: { code: 'person_not_asked_about' } }]);
    }
    const { body } = await administrator.get('/api/audit?limit=100');
    const subjects = (body['entries'] as { action: string; subject: string }[])
      .filter(({ action }) => action === 'test_lookup_provider')
      .map(({ subject }) => subject);
    const named = createSubjectNamer(secret)('email:anna@acme.example');
    expect(subjects).toContain(`people ${named}`);
    expect(subjects.join()).not.toContain('@');
  });

  it('has its words accepted anew when private addresses are to be told as well', async () => {
    const changed = await administrator.patch('/api/lookup-providers/people', { everyEmail: true });
    expect(changed.body).toMatchObject({ everyEmail: true, enabled: false, asks: 'persons' });
  });

  it.each([
    [{ url: 'https://api.example.com/all' }, 'provider_asks_nobody'],
    [{ personPaths: { job_title: '' } }, 'provider_says_nothing_of_people'],
  ])('is refused with %j', async (more, code) => {
    const answer = await administrator.post('/api/lookup-providers', { ...asked, name: 'other', ...more });
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code } }]);
  });

  it('goes with all that it told', async () => {
    expect((await administrator.delete('/api/lookup-providers/people')).status).toBe(200);
    expect((await datasets()).map(({ id }) => id)).not.toContain('provider:people');
  });
});

describe('a provider of paid look-ups', () => {
  it('is set up off, without showing its key, and says whom the addresses go to', async () => {
    const made = await administrator.post('/api/lookup-providers', provider);
    expect(made.body).toMatchObject({
      ...{ name: 'sample', enabled: false, hasKey: true, keyEnd: '1234', stopped: '' },
      ...{ spent: { lookups: 0, costMicros: 0 }, creditEndCodes: [402, 403, 429] },
    });
    expect(JSON.stringify(made.body)).not.toContain(key);
    const announced = (await datasets()).find(({ id }) => id === 'provider:sample');
    expect(announced?.terms).toContain('api.example.com');
    const again = await administrator.post('/api/lookup-providers', provider);
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'provider_taken' } }]);
  });

  it('shows what was spent this month and why it stands still', async () => {
    const price = { provider: 'sample', priceMicros: 10_000, budgetMicros: 25_000, currency: 'EUR' };
    const since = new Date(Date.now() - 86_400_000);
    expect(await reserveLookupCost(dashboard.records, { ...price, lookups: 5, since })).toBe(2);
    const read = async (headers = {}) => {
      const { body } = await administrator.send('GET', '/api/lookup-providers', undefined, headers);
      return (body as unknown as Record<string, unknown>[])[0];
    };
    expect(await read()).toMatchObject({
      spent: { lookups: 2, costMicros: 20_000 },
      stopped: expect.stringMatching(/budget of this month is spent/),
    });
    await stopLookupProvider(dashboard.records, 'sample', { code: 'credit_ended', detail: '402' }, null);
    expect(await read(italian)).toMatchObject({
      stopped: expect.stringMatching(/il credito è finito \(402\)/),
    });
    const raised = await administrator.patch('/api/lookup-providers/sample', { monthlyBudgetMicros: 90_000 });
    expect(raised.body).toMatchObject({ stopped: '', monthlyBudgetMicros: 90_000, hasKey: true });
  });

  it('is tried for one address, and shows what was understood', async () => {
    const ask = async () =>
      (await administrator.post('/api/lookup-providers/sample/test', { address: '20.0.0.7' })).body;
    providerSays = null;
    expect(await ask()).toMatchObject({ error: { code: 'terms_not_accepted' } });
    const [before] = (await datasets()).filter(({ id }) => id === 'provider:sample');
    await administrator.post('/api/datasets/provider:sample/accept-terms', { terms: before?.terms });
    expect(await ask()).toMatchObject({ isWell: true, answer: null });
    providerSays = {
      name: 'Acme',
      domain: 'acme.example',
      country: 'IT',
      kind: 'business',
      confidence: 1,
      range: '',
    };
    expect(await ask()).toMatchObject({ isWell: true, answer: { name: 'Acme' } });
    providerSays = { code: 'provider_key_refused', detail: '' };
    expect(await ask()).toMatchObject({ isWell: false, message: expect.stringMatching(/refused the key/) });
  });

  it.each([
    [{ url: 'https://api.example.com/all' }, 'provider_asks_nothing'],
    [{ batchMax: 10 }, 'provider_batch'],
    [{ paths: { name: '' } }, 'provider_says_nothing'],
    [{ url: 'http://api.example.com/{ip}' }, 'provider_not_encrypted'],
    [{ url: 'ftp://api.example.com/{ip}' }, 'invalid_input'],
    [{ pricePerLookupMicros: 0 }, 'invalid_input'],
    [{ paths: { name: 'a..b' } }, 'invalid_input'],
  ])('is refused with %j', async (more, code) => {
    const answer = await administrator.post('/api/lookup-providers', { ...provider, name: 'other', ...more });
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code } }]);
  });

  it('may be one of the operator’s own without encryption', async () => {
    const own = { ...provider, name: 'own', url: 'http://lookup.internal/{ip}' };
    expect((await administrator.post('/api/lookup-providers', own)).status).toBe(200);
    expect((await administrator.delete('/api/lookup-providers/own')).status).toBe(200);
  });

  it('loses its acceptance with another host, and is removed whole', async () => {
    const url = 'https://elsewhere.example.com/{ip}';
    const without = await administrator.patch('/api/lookup-providers/sample', { url });
    expect([without.status, without.body]).toMatchObject([400, { error: { code: 'provider_key_for_host' } }]);
    const moved = await administrator.patch('/api/lookup-providers/sample', {
      url,
      key: 'another key'.replace(' ', '-'),
    });
    expect(moved.body).toMatchObject({ enabled: false });
    expect((await administrator.delete('/api/lookup-providers/sample')).status).toBe(200);
    expect((await datasets()).map(({ id }) => id)).not.toContain('provider:sample');
    const gone = await administrator.patch('/api/lookup-providers/sample', {});
    expect([gone.status, gone.body]).toMatchObject([404, { error: { code: 'unknown_provider' } }]);
  });
});

describe('reverse DNS', () => {
  it('says what leaves the machine in the reader’s language, and takes servers that are addresses', async () => {
    const { body } = await administrator.send('GET', '/api/reverse-dns', undefined, italian);
    expect(body).toMatchObject({
      enabled: false,
      servers: [],
      statement: expect.stringMatching(/lascia questa macchina/),
    });
    const set = await administrator.patch('/api/reverse-dns', {
      servers: ['192.0.2.53', '[2001:db8::53]:5353'],
    });
    expect(set.body).toMatchObject({ servers: ['192.0.2.53', '[2001:db8::53]:5353'] });
    expect((await administrator.patch('/api/reverse-dns', { servers: ['dns.example.com'] })).status).toBe(
      400,
    );
  });
});

describe('a data set', () => {
  it('is purged by an administrator alone, says what it contributed, and its fault in the reader’s language', async () => {
    await keepDataset(dashboard.records, {
      ...{
        id: 'mmdb:x.mmdb',
        kind: 'mmdb',
        source: 'x',
        licence: 'x',
        terms: '',
        sha256: '',
        builtAt: null,
        rows: 7,
      },
      ...{ health: 'failing', healthMessage: 'broken', healthCode: 'file_broken', healthDetail: 'too short' },
    });
    const { body } = await administrator.send('GET', '/api/datasets', undefined, italian);
    expect((body as unknown as { id: string }[]).find(({ id }) => id === 'mmdb:x.mmdb')).toMatchObject({
      ...{ contribution: 0, purgedAt: null, rows: 7 },
      healthMessage: expect.stringMatching(/non si può usare \(too short\)/),
    });
    const marketer = await dashboard.withRole('marketer');
    expect((await marketer.delete('/api/datasets/mmdb:x.mmdb')).status).toBe(403);
    const purged = await administrator.delete('/api/datasets/mmdb:x.mmdb');
    expect(purged.body).toMatchObject({ enabled: false, rows: 0, purgedAt: expect.any(String) });
    const back = await administrator.patch('/api/datasets/mmdb:x.mmdb', { enabled: true });
    expect(back.body).toMatchObject({ enabled: true, purgedAt: null });
    const { body: audit } = await administrator.get('/api/audit');
    expect(JSON.stringify(audit)).toContain('purge_dataset');
  });
});
