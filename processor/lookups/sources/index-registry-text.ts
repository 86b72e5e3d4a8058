// Indexes registries' files in memory, so that an address can be explained from them without importing them.

import { crc32 } from 'node:zlib';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { packRangeIndex } from '#intelligence/company/ranges/pack-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import { openRangeIndex, type RangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { OrganisationRow } from '#intelligence/company/ranges/range-row.ts';
import { createRegistryReader } from '../../adapters/registry/create-registry-reader.ts';
import { FileProblemError } from '../find-file-problem.ts';

const lineBytesMax = 1_000_000;
const lineFeed = 10;

/** One file of a registry, read and not yet indexed. */
export interface RegistryText {
  /** Address ranges in it: none in a file of organisations alone. */
  readonly ranges: number;
  readonly organisations: readonly OrganisationRow[];
  /** What could not be used, '' when all could. */
  readonly warning: string;
  readonly collector: RangeCollector;
  readonly dataset: number;
}

/** Throws FileProblemError when there is neither a range nor an organisation in it. */
export function readRegistryText(name: string, content: Buffer): RegistryText {
  const collector = new RangeCollector();
  const dataset = collector.addDataset(describeDataset(name));
  let ranges = 0;
  const organisations: OrganisationRow[] = [];
  const problems: string[] = [];
  const reader = createRegistryReader({
    range(row) {
      ranges += 1;
      collector.addRow(dataset, row);
    },
    organisation: (row) => void organisations.push({ ...row }),
    system: (row) => void collector.addSystem(dataset, row),
    leftOut: () => undefined,
    unusable: (line, problem) => void problems.push(`line ${line}: ${problem}`),
  });
  takeLines(content, (line, at) => reader.take(line, at));
  const cutOff = reader.end();
  if (ranges === 0 && organisations.length === 0) throw new FileProblemError('no_ranges');
  if (cutOff !== '') problems.push(cutOff);
  const more = problems.length > 3 ? ` and ${problems.length - 3} more` : '';
  const warning = problems.length === 0 ? '' : `${name}: ${problems.slice(0, 3).join('; ')}${more}`;
  return { ranges, organisations, warning, collector, dataset };
}

/** `others`: organisations from files of their own, as registries publish them; the file's own count before them. Once for each text. */
export function indexRegistryText(text: RegistryText, others: readonly OrganisationRow[]): RangeIndex {
  const { collector, dataset, organisations } = text;
  for (const row of others) collector.addOrganisation(dataset, row);
  for (const row of organisations) collector.addOrganisation(dataset, row);
  return openRangeIndex(packRangeIndex(buildRangeIndex(collector), crc32));
}

function takeLines(content: Buffer, take: (line: string | null, number: number) => void): void {
  let number = 0;
  for (let from = 0; from < content.length; ) {
    const found = content.indexOf(lineFeed, from);
    const to = found < 0 ? content.length : found;
    number += 1;
    const end = content[to - 1] === 13 ? to - 1 : to;
    take(end - from > lineBytesMax ? null : content.toString('latin1', from, Math.max(from, end)), number);
    from = to + 1;
  }
}

function describeDataset(name: string): RangeDataset {
  return {
    id: `registry:${name}`,
    kind: 'registry',
    date: '',
    licence: 'operator-supplied',
    right: { statement: 'Given on the command line to be looked at once.', by: '', at: '' },
    importedAt: '',
    marks: [],
    provider: '',
    files: [],
    counts: {},
  };
}
