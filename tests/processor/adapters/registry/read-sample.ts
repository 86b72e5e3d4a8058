// Reads a registry text in a test and gives back everything that came out of it.

import type { OrganisationRow, RangeRow, SystemRow } from '#intelligence/company/ranges/range-row.ts';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import { createRegistryReader } from '#processor/adapters/registry/create-registry-reader.ts';
import type { LeftOutReason } from '#processor/adapters/registry/registry-sink.ts';

export interface ReadSample {
  /** With their ends as text, and without what is empty. */
  ranges: Record<string, unknown>[];
  organisations: OrganisationRow[];
  systems: SystemRow[];
  leftOut: LeftOutReason[];
  unusable: string[];
  ending: string;
  date: string;
}

/** `text` may be bytes, to show how encodings are read. */
export function readSample(text: string | Buffer): ReadSample {
  const found: ReadSample = {
    ranges: [],
    organisations: [],
    systems: [],
    leftOut: [],
    unusable: [],
    ending: '',
    date: '',
  };
  const reader = createRegistryReader({
    range: (row) => found.ranges.push(describe(row)),
    organisation: (row) => found.organisations.push(row),
    system: (row) => found.systems.push(row),
    leftOut: (reason) => found.leftOut.push(reason),
    unusable: (line, problem) => found.unusable.push(`line ${line}: ${problem}`),
  });
  const latin1 = Buffer.from(text).toString('latin1');
  latin1
    .replace(/\n$/, '')
    .split('\n')
    .forEach((line, index) => {
      // What the reader of files gives for a line that has no end.
      reader.take(line.length > 1_000_000 ? null : line, index + 1);
    });
  found.ending = reader.end();
  found.date = reader.date();
  return found;
}

function describe(row: RangeRow): Record<string, unknown> {
  const { version, first0, first1, first2, first3, last0, last1, last2, last3, ...rest } = row;
  const said = Object.entries(rest).filter(([, value]) => value !== '' && value !== 0);
  return {
    ends: [
      formatAddress(version, first0, first1, first2, first3),
      formatAddress(version, last0, last1, last2, last3),
    ].join('-'),
    ...Object.fromEntries(said),
  };
}
