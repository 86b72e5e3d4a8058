// All sources on real records and a directory of their own, for tests.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { openCompanySources } from '#processor/sources/open-company-sources.ts';
import type { CompanySourcesParts, CompanySourcesSettings } from '#processor/sources/open-source-parts.ts';
import { importSource } from '#run/commands/import-registry/import-source.ts';
import type { Records } from '#stores/records/open-records.ts';
import { acceptTerms, listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { sampleDataset, sampleRow } from '#tests/support/build-ranges.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { writeMmdb } from '#tests/support/write-mmdb.ts';

export const testSecret = 'ab'.repeat(32);

export interface TestDisk {
  directory: string;
  mmdb: string;
  lists: string;
  data: string;
  putMmdb(name: string, record: unknown): void;
  putList(name: string, text: string): void;
  /** One range of its own and one that both of two registries have. */
  putRegistries(importedAt?: string): void;
  remove(): void;
}

export function makeTestDisk(): TestDisk {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-sources-'));
  const [mmdb, lists, data] = ['mmdb', 'lists', 'data'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [mmdb, lists, data]) mkdirSync(path);
  return {
    ...{ directory, mmdb, lists, data },
    putMmdb: (name, record) => writeFileSync(join(mmdb, name), writeMmdb('20.0.0.0', 8, record)),
    putList: (name, text) => writeFileSync(join(lists, name), text),
    putRegistries: (importedAt = '2026-08-02T10:00:00.000Z') => {
      const collector = new RangeCollector();
      for (const name of ['apnic', 'ripe']) {
        const dataset = collector.addDataset(
          sampleDataset(name, { importedAt, counts: { ranges: 1 }, files: [] }),
        );
        const ends = name === 'ripe' ? '20.0.0.0-20.0.0.255' : '20.0.0.0-20.0.255.255';
        collector.addRow(dataset, sampleRow(ends, { netname: name.toUpperCase() }));
      }
      writeRangeFile(join(data, 'ranges'), buildRangeIndex(collector));
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export function openTestSources(
  records: Records,
  disk: TestDisk,
  more: { settings?: Partial<CompanySourcesSettings> } & Partial<
    Pick<CompanySourcesParts, 'isWorthAsking'>
  > = {},
): Promise<CompanySources> {
  return openCompanySources({
    records,
    secret: testSecret,
    settings: {
      dataDirectory: disk.data,
      mmdbDirectory: disk.mmdb,
      listsDirectory: disk.lists,
      allowedHosts: ['127.0.0.1'],
      fetchJitterMsMax: 0,
      dnsTimeoutMs: 300,
      ...more.settings,
    },
    isWorthAsking: more.isWorthAsking ?? (() => true),
    removeRegistry: async (source) => {
      const right = { statement: '', by: 'test', at: '' };
      const orders = { directory: join(disk.data, 'ranges'), source, files: [], right };
      await importSource(orders, { onProgress: () => undefined });
    },
    log: quietLog,
  });
}

export function parse(text: string): ParsedAddress {
  const address = parseClientAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

/** As an administrator would on the page of sources. */
export async function acceptAs(records: Records, id: string): Promise<void> {
  const row = (await listDatasets(records)).find((dataset) => dataset.id === id);
  if (!row) throw new Error(`${id} is not announced`);
  await acceptTerms(records, { id: 'u1', name: 'Ada' }, id, row.terms);
}

/** As if nothing had ever been set. */
export async function emptyRecords(records: Records): Promise<void> {
  for (const table of [
    'datasets',
    'settings',
    'lookup_providers',
    'lookup_answers',
    'lookup_misses',
    'lookup_spending',
  ])
    await records.db.execute(sql.raw(`DELETE FROM ${table}`));
}
