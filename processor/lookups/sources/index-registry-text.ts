// Indexes a registry's file in memory, so that an address can be explained from it without importing it.

import { crc32 } from 'node:zlib';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { packRangeIndex } from '#intelligence/company/ranges/pack-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import { openRangeIndex, type RangeIndex } from '#intelligence/company/ranges/range-index.ts';
import { createRegistryReader } from '../../adapters/registry/create-registry-reader.ts';
import { FileProblemError } from '../find-file-problem.ts';

const lineBytesMax = 1_000_000;
const lineFeed = 10;

/** Throws Error when there is not one range in it. `warning` says what could not be used, '' when all could. */
export function indexRegistryText(name: string, content: Buffer): { index: RangeIndex; warning: string } {
  const collector = new RangeCollector();
  const number = collector.addDataset(describeDataset(name));
  let rows = 0;
  const problems: string[] = [];
  const reader = createRegistryReader({
    range(row) {
      rows += 1;
      collector.addRow(number, row);
    },
    organisation: (row) => void collector.addOrganisation(number, row),
    system: (row) => void collector.addSystem(number, row),
    leftOut: () => undefined,
    unusable: (line, problem) => void problems.push(`line ${line}: ${problem}`),
  });
  takeLines(content, (line, at) => reader.take(line, at));
  const cutOff = reader.end();
  if (rows === 0) throw new FileProblemError('no_ranges');
  if (cutOff !== '') problems.push(cutOff);
  const index = openRangeIndex(packRangeIndex(buildRangeIndex(collector), crc32));
  const more = problems.length > 3 ? ` and ${problems.length - 3} more` : '';
  return {
    index,
    warning: problems.length === 0 ? '' : `${name}: ${problems.slice(0, 3).join('; ')}${more}`,
  };
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
