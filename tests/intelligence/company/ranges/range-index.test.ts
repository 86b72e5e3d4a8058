// The range index against a search that looks at every row, and what it must answer for what registries hold.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { RangeRow } from '#intelligence/company/ranges/range-row.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { buildSampleIndex, sampleDataset, sampleRow } from '#tests/support/build-ranges.ts';

type Version = 4 | 6;

const isSame = (one: SharedArrayBuffer, other: SharedArrayBuffer) =>
  Buffer.from(new Uint8Array(one)).equals(Buffer.from(new Uint8Array(other)));

const toBig = (words: readonly number[]) => words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
const firstOf = (row: RangeRow) =>
  row.version === 4 ? BigInt(row.first0) : toBig([row.first0, row.first1, row.first2, row.first3]);
const lastOf = (row: RangeRow) =>
  row.version === 4 ? BigInt(row.last0) : toBig([row.last0, row.last1, row.last2, row.last3]);

function toAddress(version: Version, value: bigint): ParsedAddress {
  const word = (index: bigint) => Number((value >> ((3n - index) * 32n)) & 0xffffffffn);
  const words = version === 4 ? [Number(value), 0, 0, 0] : [word(0n), word(1n), word(2n), word(3n)];
  const [word0 = 0, word1 = 0, word2 = 0, word3 = 0] = words;
  return { version, word0, word1, word2, word3, isBogon: false, carrier: '' };
}
const toText = ({ version, word0, word1, word2, word3 }: ParsedAddress) =>
  formatAddress(version, word0, word1, word2, word3);

interface Plain {
  first: bigint;
  last: bigint;
  row: RangeRow;
}

/** Nests by comparing every row with every row before it. */
function nestPlainly(rows: readonly RangeRow[], version: Version): Plain[] {
  const sorted = rows
    .filter((row) => row.version === version)
    .map((row) => ({ first: firstOf(row), last: lastOf(row), row }))
    .sort((one, other) => compare(one.first, other.first) || compare(other.last, one.last));
  sorted.forEach((one, index) => {
    const around = sorted.slice(0, index).filter((other) => other.last >= one.first);
    const bound = around.at(-1)?.last;
    if (bound !== undefined && one.last > bound) one.last = bound;
  });
  return sorted;
}
const compare = (one: bigint, other: bigint) => (one < other ? -1 : one > other ? 1 : 0);

/** Deepest first, at most four. */
function findPlainly(nested: readonly Plain[], address: bigint): string[] {
  return nested
    .filter(({ first, last }) => first <= address && address <= last)
    .reverse()
    .slice(0, 4)
    .map(({ row }) => row.netname);
}

/** Addresses near each other and at the ends of the space, so that ranges nest, touch and cross. */
function addressOf(version: Version): fc.Arbitrary<bigint> {
  const bits = version === 4 ? 32n : 128n;
  const most = 2n ** bits - 1n;
  const small = fc.bigInt({ min: 0n, max: 300n });
  const middle = version === 4 ? 0xc0a7ff80n : 0x2001067c_00000000_00000000_ffffff80n;
  return fc.oneof(
    small,
    small.map((offset) => middle + offset),
    small.map((offset) => most - offset),
    fc.bigInt({ min: 0n, max: most }),
  );
}

function rowOf(version: Version): fc.Arbitrary<RangeRow> {
  const address = addressOf(version);
  return fc.tuple(address, address).map(([one, other]) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return sampleRow(`${toText(toAddress(version, low))}-${toText(toAddress(version, high))}`);
  });
}

const rowsOf = fc
  .array(fc.oneof(rowOf(4), rowOf(6)), { maxLength: 60 })
  .map((rows) => rows.map((row, index) => ({ ...row, netname: `N${index}` })));

describe('the range index', () => {
  it('answers as a search through every row does, for nested and crossing ranges of both families', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const index = openRangeIndex(buildSampleIndex([{ dataset: sampleDataset('ripe'), rows }]));
        for (const version of [4, 6] as const) {
          const nested = nestPlainly(rows, version);
          const most = version === 4 ? 2n ** 32n - 1n : 2n ** 128n - 1n;
          const ends = nested.flatMap(({ first, last }) => [
            first - 1n,
            first,
            first + 1n,
            last - 1n,
            last,
            last + 1n,
          ]);
          for (const value of [0n, most, ...ends].filter((one) => one >= 0n && one <= most)) {
            const found = index.find(toAddress(version, value)).map(({ registry }) => registry?.netname);
            expect(found).toEqual(findPlainly(nested, value));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same bytes whatever the order of the data sets', () => {
    const sourceOf = (name: string) => rowsOf.map((rows) => ({ dataset: sampleDataset(name), rows }));
    fc.assert(
      fc.property(sourceOf('ripe'), sourceOf('arin'), (one, other) => {
        expect(isSame(buildSampleIndex([one, other]), buildSampleIndex([other, one]))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same bytes as if a data set that was taken out had never been there', () => {
    const source = (name: string) =>
      rowsOf.map((rows) => ({
        dataset: sampleDataset(name),
        rows: rows.map((row, index) => ({
          ...row,
          organisationHandle: index % 3 === 0 ? `ORG-${name}-${index % 5}` : '',
          description: index % 2 === 0 ? `Firma ${index % 7} – ${name}\nVia Roma` : '',
          country: index % 4 === 0 ? 'IT' : '',
        })),
        organisations: [
          { handle: `ORG-${name}-0`, name: `Società ${name}`, type: 'LIR', country: 'IT', description: '' },
          { handle: 'ORG-UNUSED', name: 'Nobody', type: '', country: '', description: '' },
        ],
        systems: [
          { asn: 7, name: `AS-${name}`, description: '', organisationHandle: `ORG-${name}-0`, country: '' },
        ],
      }));
    fc.assert(
      fc.property(source('apnic'), source('ripe'), source('arin'), (one, gone, other) => {
        const all = buildSampleIndex([one, gone, other]);
        const purged = buildSampleIndex([], { index: all, keep: ({ id }) => id !== 'registry:ripe' });
        expect(isSame(purged, buildSampleIndex([one, other]))).toBe(true);
        const replaced = buildSampleIndex([gone], { index: all, keep: ({ id }) => id !== 'registry:ripe' });
        expect(isSame(replaced, all)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

const ask = (buffer: SharedArrayBuffer, address: string): readonly NetworkStatement[] => {
  const parsed = parseClientAddress(address);
  return parsed === undefined ? [] : openRangeIndex(buffer).find(parsed);
};

describe('a statement of the range index', () => {
  const ripe = {
    dataset: sampleDataset('ripe'),
    rows: [
      sampleRow('194.206.0.0-194.206.255.255', {
        netname: 'FR-OLEANE',
        organisationHandle: 'ORG-FT2-RIPE',
        status: 'ALLOCATED PA',
        country: 'FR',
      }),
      sampleRow('194.206.161.47-194.206.161.47', {
        netname: 'FR-RPN-HOLDING',
        description: 'RPN Holding\nZI nord BP 7132\n01007\nBourg en Bresse',
        status: 'ASSIGNED PA',
        maintainer: 'OLEANE-NOC',
        country: 'FR',
        modifiedDay: 11_586,
      }),
    ],
    organisations: [
      { handle: 'ORG-FT2-RIPE', name: 'Orange S.A.', type: 'LIR', country: 'FR', description: '' },
    ],
    systems: [
      { asn: 3215, name: 'AS3215', description: '', organisationHandle: 'ORG-FT2-RIPE', country: '' },
    ],
  };

  it('holds what the registry says of the range and of those around it', () => {
    const [deepest, around, ...more] = ask(buildSampleIndex([ripe]), '194.206.161.47');
    expect(more).toEqual([]);
    expect(deepest).toEqual({
      dataset: { id: 'registry:ripe', family: 'registry', date: '2026-08-01', licence: 'operator-supplied' },
      row: 'inetnum:194.206.161.47-194.206.161.47',
      range: { first: '194.206.161.47', last: '194.206.161.47' },
      hostBits: 0,
      organisation: '',
      provider: '',
      domain: '',
      asn: 0,
      asnName: '',
      asnDomain: '',
      userType: '',
      connectionType: '',
      staticScore: -1,
      marks: [],
      country: 'FR',
      registry: {
        netname: 'FR-RPN-HOLDING',
        description: ['RPN Holding', 'ZI nord BP 7132', '01007', 'Bourg en Bresse'],
        organisationHandle: '',
        organisationType: '',
        status: 'ASSIGNED PA',
        maintainer: 'OLEANE-NOC',
        lastModified: '2001-09-21',
        customers: 0,
        lineCustomers: 0,
        maintained: 1,
        isSeries: false,
      },
    });
    expect(around).toMatchObject({
      hostBits: 16,
      organisation: 'Orange S.A.',
      registry: { organisationHandle: 'ORG-FT2-RIPE', organisationType: 'LIR', status: 'ALLOCATED PA' },
    });
  });

  it('names the organisation of an autonomous system', () => {
    expect(openRangeIndex(buildSampleIndex([ripe])).findSystems(3215)).toMatchObject([
      { asn: 3215, name: 'AS3215', organisation: 'Orange S.A.', organisationType: 'LIR', country: 'FR' },
    ]);
    expect(openRangeIndex(buildSampleIndex([ripe])).findSystems(3216)).toEqual([]);
  });

  it('puts who is named below a delegation of the same range, whichever data set came first', () => {
    const delegated = {
      dataset: sampleDataset('a-delegated'),
      rows: [sampleRow('194.206.0.0-194.206.255.255', { kind: 'delegated', status: 'ALLOCATED' })],
    };
    const rows = ask(buildSampleIndex([delegated, ripe]), '194.206.1.1').map(({ row }) => row.split(':')[0]);
    expect(rows).toEqual(['inetnum', 'delegated']);
  });

  it('gives no registry details for a list, but its marks', () => {
    const list = {
      dataset: sampleDataset('x', { id: 'list:vpn-a.txt', kind: 'list', marks: ['vpn'], provider: 'a' }),
      rows: [sampleRow('2a00:1::-2a00:1:ffff:ffff:ffff:ffff:ffff:ffff', { kind: 'network' })],
    };
    const [found] = ask(buildSampleIndex([list]), '2a00:1::5');
    expect(found).toMatchObject({
      marks: ['vpn'],
      hostBits: 96,
      provider: 'a',
      dataset: { family: 'operator' },
    });
    expect(found).not.toHaveProperty('registry');
  });

  it('keeps the key of a range that is cut to the range around it', () => {
    const rows = [sampleRow('10.0.0.0-10.0.0.99'), sampleRow('10.0.0.50-10.0.0.120')];
    const buffer = buildSampleIndex([{ dataset: sampleDataset('ripe'), rows }]);
    expect(ask(buffer, '10.0.0.60')[0]).toMatchObject({
      row: 'inetnum:10.0.0.50-10.0.0.120',
      range: { first: '10.0.0.50', last: '10.0.0.99' },
      hostBits: 6,
    });
    expect(ask(buffer, '10.0.0.110')).toEqual([]);
  });

  it('is one of four at most, and a double counts once', () => {
    const rows = [8, 12, 16, 20, 24, 24].map((bits) =>
      sampleRow(`20.0.0.0-${toText(toAddress(4, 0x14000000n + 2n ** BigInt(32 - bits) - 1n))}`),
    );
    const found = ask(buildSampleIndex([{ dataset: sampleDataset('ripe'), rows }]), '20.0.0.1');
    expect(found.map(({ hostBits }) => hostBits)).toEqual([8, 12, 16, 20]);
  });

  it('is none from an empty index', () => {
    const index = buildSampleIndex([]);
    expect(ask(index, '1.1.1.1')).toEqual([]);
    expect(ask(index, '2a00::1')).toEqual([]);
  });
});
