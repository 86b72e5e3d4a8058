// Reverse DNS and paid look-ups behind the door: off until accepted, asked once, paid for within the budget, purged whole.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { LookupProviderConfig } from '#contract/source-report.ts';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets, purgeDataset, switchDataset } from '#stores/records/questions/keep-datasets.ts';
import { sumLookupCosts } from '#stores/records/questions/keep-lookup-costs.ts';
import {
  changeLookupProvider,
  createLookupProvider,
  findLookupProvider,
  type KeptProvider,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { keepNameServers } from '#stores/records/questions/keep-source-settings.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { startTestNameServer, type TestNameServer } from '#tests/support/start-test-name-server.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import {
  acceptAs,
  emptyRecords,
  makeTestDisk,
  openTestSources,
  parse,
  type TestDisk,
  testSecret,
} from './open-test-sources.ts';
import { sampleProviderConfig } from './providers/sample-provider.ts';

const sealKey = deriveKey(testSecret, 'source secrets');
const monthAgo = new Date(Date.now() - 31 * 86_400_000);

// Each start opens everything anew; a busy machine takes its time for it.
vi.setConfig({ testTimeout: 180_000 });

let records: Records;
let disk: TestDisk;
let dns: TestNameServer;
let vendor: TestHttp;
let sources: CompanySources;
/** What the provider answers to an address; the company of the /24 when not told otherwise. */
let reply: ((address: string) => TestReply | undefined) | undefined;
let isWorthAsking: (address: { word0: number }) => boolean;

beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  await emptyRecords(records);
  reply = undefined;
  isWorthAsking = () => true;
  disk = makeTestDisk();
  dns = await startTestNameServer({
    'PTR 7.0.0.20.in-addr.arpa': ['gw.acme.example'],
    'A gw.acme.example': ['20.0.0.7'],
  });
  vendor = await startTestHttp(({ path }) => {
    const address = path.slice('/v1/'.length);
    const usual = { body: JSON.stringify({ company: { name: `Firm ${address}`, domain: 'firm.example' } }) };
    return reply?.(address) ?? usual;
  });
  await keepNameServers(records, [dns.server]);
  sources = await open();
});
afterEach(async () => {
  await sources.close();
  await vendor.close();
  await dns.close();
  disk.remove();
});

const open = () =>
  openTestSources(records, disk, {
    settings: { listsDirectory: undefined },
    isWorthAsking: (address) => isWorthAsking(address),
  });

function sampleProvider(
  more: Omit<Partial<KeptProvider>, 'config'> & { config?: Partial<LookupProviderConfig> } = {},
): KeptProvider {
  const { config, ...rest } = more;
  return {
    name: 'sample',
    key: 'the-secret-key',
    pricePerLookupMicros: 10_000,
    monthlyBudgetMicros: 1_000_000,
    currency: 'EUR',
    ...rest,
    config: { ...sampleProviderConfig(`${vendor.url}/v1/{ip}`), timeoutMs: 1_000, ...config },
  };
}

/** Set up, read and accepted, as on the page of sources. */
async function useProvider(more: Parameters<typeof sampleProvider>[0] = {}): Promise<void> {
  const provider = sampleProvider(more);
  await createLookupProvider(records, provider, sealKey);
  await sources.refresh();
  await acceptAs(records, `provider:${provider.name}`);
  await sources.refresh();
}

const namesOf = (text: string) => sources.statements(parse(text)).map(({ organisation }) => organisation);
const prepare = (...texts: string[]) => sources.prepare(texts.map(parse), 20_000);
const spent = async () => (await sumLookupCosts(records, 'sample', monthAgo))[0];

test('while nothing was accepted nothing leaves the machine', async () => {
  await createLookupProvider(records, sampleProvider(), sealKey);
  await sources.refresh();
  await prepare('20.0.0.7', '20.0.1.7');
  expect(dns.questions).toEqual([]);
  expect(vendor.requests).toEqual([]);
  expect(sources.ptrOf(parse('20.0.0.7'))).toBe('');
});

test('an accepted reverse DNS gives confirmed names, is silent when it is off, and forgets when it is purged', async () => {
  await acceptAs(records, 'reverse_dns');
  await sources.refresh();
  const { revision } = sources;
  await prepare('20.0.0.7', '20.0.0.7', '10.0.0.1');
  expect(sources.ptrOf(parse('20.0.0.7'))).toBe('gw.acme.example');
  expect(dns.questions).toEqual(['PTR 7.0.0.20.in-addr.arpa', 'A gw.acme.example']);
  expect(sources.revision).toBe(revision);
  await switchDataset(records, 'reverse_dns', false);
  await sources.refresh();
  expect(sources.ptrOf(parse('20.0.0.7'))).toBe('');
  await purgeDataset(records, 'reverse_dns');
  await sources.refresh();
  await switchDataset(records, 'reverse_dns', true);
  await sources.refresh();
  expect(sources.ptrOf(parse('20.0.0.7'))).toBe('');
});

test('a wait ends at its deadline, and the late answer is still kept', async () => {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await vendor.close();
  vendor = await startTestHttp(async () => {
    await gate;
    return { body: JSON.stringify({ company: { name: 'Late' } }) };
  });
  await useProvider({ config: { timeoutMs: 30_000 } });
  await sources.prepare([parse('20.0.0.7')], 50);
  expect(namesOf('20.0.0.7')).toEqual([]);
  letGo();
  await prepare('20.0.0.7');
  expect(namesOf('20.0.0.7')).toEqual(['Late']);
  expect(vendor.requests).toHaveLength(1);
});

test('a provider is asked once per address, its answer speaks of no neighbour, and a start anew pays nothing', async () => {
  await useProvider();
  await prepare('20.0.0.7', '20.0.0.9', '20.0.1.7', '10.0.0.1');
  await prepare('20.0.0.7');
  expect(vendor.requests).toHaveLength(3);
  expect(namesOf('20.0.0.8')).toEqual([]);
  expect(sources.statements(parse('20.0.1.7'))).toMatchObject([
    {
      dataset: { id: 'provider:sample', family: 'registry', licence: 'under contract' },
      ...{ row: '20.0.1.0/24', range: null, hostBits: -1, organisation: 'Firm 20.0.1.7' },
    },
  ]);
  expect(await spent()).toEqual({ lookups: 3, costMicros: 30_000, currency: 'EUR' });
  await sources.close();
  sources = await open();
  await prepare('20.0.0.7');
  expect(namesOf('20.0.0.7')).toEqual(['Firm 20.0.0.7']);
  expect(vendor.requests).toHaveLength(3);
});

test('an answer holds as far as the provider says', async () => {
  reply = (address) => ({
    body: JSON.stringify({
      company: { name: `Firm ${address}` },
      net: address === '20.0.0.7' ? '20.0.0.0 - 20.0.0.7' : '20.0.0.0/8',
    }),
  });
  await useProvider();
  await prepare('20.0.0.7', '20.0.0.9');
  expect(vendor.requests).toHaveLength(2);
  expect(sources.statements(parse('20.0.0.1'))).toMatchObject([
    { range: { first: '20.0.0.0', last: '20.0.0.7' }, hostBits: 3, organisation: 'Firm 20.0.0.7' },
  ]);
  // Wider than any organisation's own: it holds for the address alone, and is no assignment.
  expect(sources.statements(parse('20.0.0.9'))).toMatchObject([
    { range: null, organisation: 'Firm 20.0.0.9' },
  ]);
  expect(sources.statements(parse('20.0.0.99'))).toEqual([]);
});

test('what a provider does not know is not asked again, by this processor or the next', async () => {
  reply = () => ({ status: 404 });
  await useProvider();
  await prepare('20.0.0.7');
  await prepare('20.0.0.8');
  await sources.close();
  sources = await open();
  await prepare('20.0.0.7');
  expect(vendor.requests).toHaveLength(1);
  expect(namesOf('20.0.0.7')).toEqual([]);
});

test('only what free sources leave open is paid for', async () => {
  isWorthAsking = ({ word0 }) => word0 === parse('20.0.1.7').word0;
  await useProvider();
  await prepare('20.0.0.7', '20.0.1.7');
  expect(vendor.requests.map(({ path }) => path)).toEqual(['/v1/20.0.1.7']);
});

test('the budget of the month is never passed, is told once, and ends when it is raised', async () => {
  await useProvider({ monthlyBudgetMicros: 35_000 });
  await prepare(...Array.from({ length: 10 }, (_none, index) => `20.0.${index}.1`));
  expect(vendor.requests).toHaveLength(3);
  expect(await spent()).toMatchObject({ lookups: 3, costMicros: 30_000 });
  expect(sources.warnings()).toEqual([
    { source: 'provider sample', message: expect.stringMatching(/budget of this month is spent/) },
  ]);
  await sources.refresh();
  const row = (await listDatasets(records)).find(({ id }) => id === 'provider:sample');
  expect(row).toMatchObject({ health: 'failing', healthCode: 'budget_ended' });
  await changeLookupProvider(records, sampleProvider({ monthlyBudgetMicros: 45_000 }), sealKey);
  await sources.refresh();
  await prepare('20.0.20.1', '20.0.21.1');
  expect(vendor.requests).toHaveLength(4);
});

test('a provider without credit is asked no more until somebody changes it, over restarts too', async () => {
  reply = () => ({ status: 402 });
  await useProvider();
  await prepare('20.0.0.7');
  await prepare('20.0.1.7');
  expect(vendor.requests).toHaveLength(1);
  expect(sources.warnings()).toMatchObject([{ message: expect.stringMatching(/credit has ended/) }]);
  await sources.close();
  sources = await open();
  await prepare('20.0.2.7');
  expect(vendor.requests).toHaveLength(1);
  expect(await findLookupProvider(records, 'sample')).toMatchObject({ stoppedCode: 'credit_ended' });
  reply = undefined;
  await changeLookupProvider(records, sampleProvider(), sealKey);
  await sources.refresh();
  await prepare('20.0.2.7');
  expect(namesOf('20.0.2.7')).toEqual(['Firm 20.0.2.7']);
  expect(sources.warnings()).toEqual([]);
});

test('several addresses go in one question where the provider takes them', async () => {
  await vendor.close();
  vendor = await startTestHttp(({ body }) => {
    const { ips } = JSON.parse(body) as { ips: string[] };
    return { body: JSON.stringify(Object.fromEntries(ips.map((ip) => [ip, { company: { name: ip } }]))) };
  });
  await useProvider({
    config: { url: `${vendor.url}/batch`, method: 'POST', body: '{"ips":{ips}}', batchMax: 4 },
  });
  await prepare(...Array.from({ length: 6 }, (_none, index) => `20.0.${index}.1`));
  expect(vendor.requests).toHaveLength(2);
  expect(namesOf('20.0.5.1')).toEqual(['20.0.5.1']);
  expect(await spent()).toMatchObject({ lookups: 6 });
});

test('a second provider is asked for what the first does not know, and for nothing else', async () => {
  reply = (address) => (address.startsWith('20.0.0.') ? undefined : { status: 404 });
  await useProvider();
  const second = await startTestHttp(() => ({ body: JSON.stringify({ company: { name: 'Second' } }) }));
  await useProvider({ name: 'second', config: { url: `${second.url}/{ip}` } });
  await prepare('20.0.0.7', '20.0.1.7');
  expect(namesOf('20.0.0.7')).toEqual(['Firm 20.0.0.7']);
  expect(namesOf('20.0.1.7')).toEqual(['Second']);
  expect(second.requests).toHaveLength(1);
  await second.close();
});

test('neither an address nor an answer nor the key stands in the records to be read', async () => {
  await useProvider();
  reply = (address) => (address === '20.0.1.7' ? { status: 404 } : undefined);
  await prepare('20.0.0.7', '20.0.1.7');
  for (const table of ['lookup_providers', 'lookup_answers', 'lookup_misses', 'lookup_spending']) {
    const { rows } = await records.db.execute(sql.raw(`SELECT * FROM ${table}`));
    expect(rows.length).toBe(table === 'lookup_spending' ? 2 : 1);
    expect(JSON.stringify(rows)).not.toMatch(/20\.0\.[01]\.|firm|the-secret-key/i);
  }
});

test('a purge forgets all that a provider has answered, and switched on again it begins anew', async () => {
  await useProvider();
  await prepare('20.0.0.7');
  const { revision } = sources;
  await purgeDataset(records, 'provider:sample');
  await sources.refresh();
  expect(namesOf('20.0.0.7')).toEqual([]);
  expect(sources.revision).toBeGreaterThan(revision);
  const { rows } = await records.db.execute(sql`SELECT * FROM lookup_answers LIMIT 1`);
  expect(rows).toEqual([]);
  await switchDataset(records, 'provider:sample', true);
  await sources.refresh();
  await prepare('20.0.0.7');
  expect(vendor.requests).toHaveLength(2);
});

test('a provider in trouble is left alone for a while, and what it says is kept in plain words', async () => {
  reply = () => ({ status: 500 });
  await useProvider();
  await prepare('20.0.0.7');
  await prepare('20.0.1.7');
  expect(vendor.requests).toHaveLength(1);
  expect(sources.warnings()).toMatchObject([{ message: expect.stringMatching(/error 500/) }]);
});
