// Range indexes for tests: rows in short notation, built in memory with real checksums.

import { crc32 } from 'node:zlib';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { copyRows } from '#intelligence/company/ranges/copy-rows.ts';
import { packRangeIndex } from '#intelligence/company/ranges/pack-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import type { OrganisationRow, RangeRow, SystemRow } from '#intelligence/company/ranges/range-row.ts';
import { openRangeTables } from '#intelligence/company/ranges/range-tables.ts';
import { parseAddressWords } from '#intelligence/networks/parse-address-words.ts';

export function sampleDataset(name: string, more: Partial<RangeDataset> = {}): RangeDataset {
  return {
    id: `registry:${name}`,
    kind: 'registry',
    date: '2026-08-01',
    licence: 'operator-supplied',
    right: { statement: 'Contract 7', by: 'tester', at: '2026-08-02T10:00:00.000Z' },
    importedAt: '2026-08-02T10:00:00.000Z',
    marks: [],
    provider: '',
    files: [],
    counts: {},
    ...more,
  };
}

/** `ends`: `first-last` as texts. */
export function sampleRow(ends: string, more: Partial<RangeRow> = {}): RangeRow {
  const [first, last] = ends.split('-').map((text) => {
    const words = new Uint32Array(4);
    if (parseAddressWords(text, words) === 0) throw new Error(`${text} is no address`);
    return words;
  });
  const version = ends.includes(':') ? 6 : 4;
  return {
    kind: version === 4 ? 'inetnum' : 'inet6num',
    version,
    first0: first?.[0] ?? 0,
    first1: first?.[1] ?? 0,
    first2: first?.[2] ?? 0,
    first3: first?.[3] ?? 0,
    last0: last?.[0] ?? 0,
    last1: last?.[1] ?? 0,
    last2: last?.[2] ?? 0,
    last3: last?.[3] ?? 0,
    netname: '',
    description: '',
    organisationHandle: '',
    status: '',
    maintainer: '',
    country: '',
    modifiedDay: 0,
    ...more,
  };
}

export interface SampleSource {
  dataset: RangeDataset;
  rows: readonly RangeRow[];
  organisations?: readonly OrganisationRow[];
  systems?: readonly SystemRow[];
}

/** `former`: an index whose data sets are taken over where `keep` says so. */
export function buildSampleIndex(
  sources: readonly SampleSource[],
  former?: { index: ArrayBufferLike; keep: (dataset: RangeDataset) => boolean },
): SharedArrayBuffer {
  const collector = new RangeCollector();
  if (former) copyRows(openRangeTables(former.index), collector, former.keep);
  for (const { dataset, rows, organisations = [], systems = [] } of sources) {
    const number = collector.addDataset(dataset);
    for (const row of rows) collector.addRow(number, row);
    for (const organisation of organisations) collector.addOrganisation(number, organisation);
    for (const system of systems) collector.addSystem(number, system);
  }
  return packRangeIndex(buildRangeIndex(collector), crc32);
}
