// The generated `.mmdb` files, read back with the reader that the product uses.

import { Reader, type Response } from 'maxmind';
import { expect, test } from 'vitest';
import { writeMmdbFile } from '#bench/accuracy/mmdb/write-mmdb-file.ts';
import { readBlock } from '#bench/accuracy/space/address-range.ts';

const rows = [
  { range: readBlock('62.1.2.8/29'), record: { organization: 'Narrow', autonomous_system_number: 230_001 } },
  { range: readBlock('62.0.0.0/8'), record: { isp: 'Wide' } },
  {
    range: {
      version: 4 as const,
      first: readBlock('62.1.3.1/32').first,
      last: readBlock('62.1.3.5/32').first,
    },
    record: { isp: 'Odd' },
  },
  { range: readBlock('2a0e:10::/32'), record: { isp: 'Six', flag: true } },
];

test('a narrower row stands on top of a wider one, in whatever order they came', () => {
  for (const order of [rows, rows.toReversed()]) {
    const reader = new Reader<Response>(writeMmdbFile('GeoIP2-ISP', order));
    expect(reader.get('62.1.2.15')).toEqual({ organization: 'Narrow', autonomous_system_number: 230_001 });
    expect(reader.get('62.1.2.16')).toEqual({ isp: 'Wide' });
    expect(reader.get('62.1.3.1')).toEqual({ isp: 'Odd' });
    expect(reader.get('62.1.3.5')).toEqual({ isp: 'Odd' });
    expect(reader.get('62.1.3.6')).toEqual({ isp: 'Wide' });
    expect(reader.get('2a0e:10::1')).toEqual({ isp: 'Six', flag: true });
    expect(reader.get('63.0.0.1')).toBeNull();
    expect(reader.metadata.databaseType).toBe('GeoIP2-ISP');
  }
});

test('of two rows of one range the later wins', () => {
  const range = readBlock('62.1.2.8/29');
  const reader = new Reader<Response>(
    writeMmdbFile('GeoIP2-ISP', [
      { range, record: { isp: 'First' } },
      { range, record: { isp: 'Second' } },
    ]),
  );
  expect(reader.get('62.1.2.9')).toEqual({ isp: 'Second' });
});
