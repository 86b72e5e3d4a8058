// What sources say together of systems and domains: whoever is switched off or purged has no say, and the order does not matter.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openCompanyKnowledge } from '#processor/company/company-knowledge.ts';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { purgeDataset, switchDataset } from '#stores/records/questions/keep-datasets.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';
import { writeMmdbNetworks } from '#tests/support/write-mmdb-networks.ts';
import { emptyRecords, makeTestDisk, openTestSources, type TestDisk } from './open-test-sources.ts';

vi.setConfig({ testTimeout: 180_000 });

let server: Awaited<ReturnType<typeof startTestPostgres>>;
let records: Records;
let disk: TestDisk;
let sources: CompanySources;

beforeAll(async () => {
  server = await startTestPostgres();
  records = await openRecords(server.connection('fiuto'), { log: quietLog });
});
afterAll(async () => {
  await records.close();
  await server.stop();
});
beforeEach(async () => {
  await emptyRecords(records);
  disk = makeTestDisk();
});
afterEach(async () => {
  await sources.close();
  disk.remove();
});

/** One network for each organisation, all with one domain. */
function putFile(name: string, organisations: readonly string[], domain: string): void {
  const networks = organisations.map((organization, at) => ({
    network: `20.${at}.0.0/16`,
    record: { organization, isp: 'Carrier', domain },
  }));
  writeFileSync(join(disk.mmdb, name), writeMmdbNetworks(networks));
}

const firms = ['Alfa S.r.l.', 'Beta S.p.A.', 'Gamma Ottica', 'Delta Tessile', 'ALFA SRL'];

test('a domain counts as often as one file has organisations with it, from the start', async () => {
  putFile('a.mmdb', firms, 'carrier.it');
  putFile('b.mmdb', firms.slice(0, 2), 'carrier.it');
  sources = await openTestSources(records, disk);
  expect(sources.organisationsOfDomain('carrier.it')).toBe(4);
  expect(sources.organisationsOfDomain('acme.it')).toBe(0);
  await switchDataset(records, 'mmdb:a.mmdb', false);
  await sources.refresh();
  expect(sources.organisationsOfDomain('carrier.it')).toBe(2);
  await switchDataset(records, 'mmdb:a.mmdb', true);
  await sources.refresh();
  expect(sources.organisationsOfDomain('carrier.it')).toBe(4);
});

test('a purged source has no say any more, as if it had never been there', async () => {
  putFile('b.mmdb', firms.slice(0, 2), 'carrier.it');
  disk.putList('systems-b.csv', 'asn,class\nAS64500,isp\n');
  sources = await openTestSources(records, disk);
  const without = [sources.organisationsOfDomain('carrier.it'), sources.votesOfSystem(64500)];
  putFile('a.mmdb', firms, 'carrier.it');
  disk.putList('hosting-a.txt', 'AS64500\n');
  await sources.refresh();
  expect(sources.organisationsOfDomain('carrier.it')).toBe(4);
  expect(sources.votesOfSystem(64500)).toEqual([
    { dataset: 'list:hosting-a.txt', kind: 'hosting' },
    { dataset: 'list:systems-b.csv', kind: 'isp' },
  ]);
  for (const id of ['mmdb:a.mmdb', 'list:hosting-a.txt']) await purgeDataset(records, id);
  await sources.refresh();
  expect([sources.organisationsOfDomain('carrier.it'), sources.votesOfSystem(64500)]).toEqual(without);
});

test('what is known of companies is another when the sources’ words are', async () => {
  disk.putList('hosting-a.txt', 'AS64500\n');
  sources = await openTestSources(records, disk);
  const knowledge = await openCompanyKnowledge(records, quietLog);
  try {
    expect(knowledge.current().votesOfSystem(64500)).toEqual([]);
    knowledge.attachSources(sources);
    const before = knowledge.current();
    expect(before.votesOfSystem(64500)).toHaveLength(1);
    expect(knowledge.current()).toBe(before);
    await switchDataset(records, 'list:hosting-a.txt', false);
    await sources.refresh();
    expect(knowledge.current()).not.toBe(before);
    expect(knowledge.current().votesOfSystem(64500)).toEqual([]);
  } finally {
    await knowledge.close();
  }
});
