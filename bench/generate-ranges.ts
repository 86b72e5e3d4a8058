// Registry rows at the size of all registries together: allocations, parts handed on, and the assignments in them, most
// of them whole networks and some not. The same numbers give the same rows; one row at a time is in memory.

import type { AddressRange, RangeRow } from '#intelligence/company/ranges/range-row.ts';

export interface RangeAmounts {
  /** Rows of IPv4 and of IPv6. */
  four: number;
  six: number;
  /** Different organisations behind them; assignments name one of them. */
  names: number;
}

/** The size that the benchmarks promise for. */
export const allRegistries: RangeAmounts = { four: 8_000_000, six: 1_200_000, names: 2_000_000 };

const firstFour = 0x01000000;
const addressesFour = 0xdf000000 - firstFour;
const allocationBits = [12, 13, 13, 14, 14, 14, 15, 16, 17];
/** Mostly the small networks of firms, some single addresses, some pools. */
const assignmentSizes = [1, 1, 4, 8, 8, 8, 8, 16, 16, 32, 64, 256];
const statuses = ['ASSIGNED PA', 'ASSIGNED PA', 'ASSIGNED PA', 'ASSIGNED PI', 'AGGREGATED-BY-LIR'];
const countries = ['IT', 'DE', 'FR', 'GB', 'ES', 'NL', 'PL', 'SE', 'US', 'JP', 'BR', 'ZA'];
const trades = ['Meccanica', 'Logistik', 'Textiles', 'Foods', 'Ceramiche', 'Bauteile', 'Optics', 'Impianti'];
const forms = ['S.r.l.', 'S.p.A.', 'GmbH', 'SARL', 'Ltd', 'B.V.', 'S.L.', 'AB', 'Inc.', 'Sp. z o.o.'];

/**
 * IPv4 rows, then IPv6 rows. The row that is yielded is the same object each time: take what is in it before asking for
 * the next.
 */
export function* generateRanges({ four, six, names }: RangeAmounts): Generator<RangeRow> {
  const random = createRandom(0x9e3779b9);
  const row = makeRow();
  yield* generateFour(row, four, names, random);
  yield* generateSix(row, six, names, random);
}

function* generateFour(row: RangeRow, rows: number, names: number, random: Random): Generator<RangeRow> {
  row.version = 4;
  row.kind = 'inetnum';
  let made = 0;
  let base = firstFour;
  while (made < rows) {
    const size = 2 ** (pick(allocationBits, random) + 6);
    const place = base + size > firstFour + addressesFour ? firstFour : Math.ceil(base / size) * size;
    // As many rows as the share of the address space that the allocation takes.
    const share = Math.max(2, Math.round((size / addressesFour) * rows * 1.02));
    base = place + size;
    const stride = size / share;
    fillUpper(row, 'ALLOCATED PA', random);
    setFour(row, place, place + size - 1);
    yield row;
    made += 1;
    const handedOn = Math.min(size / 4, 8_192);
    for (let part = 0; part < share && made < rows; part += 1) {
      const at = place + Math.floor(part * stride);
      if (part % 64 === 5) {
        const start = Math.floor(at / handedOn) * handedOn;
        fillUpper(row, 'SUB-ALLOCATED PA', random);
        setFour(row, start, start + handedOn - 1);
      } else {
        fillAssignment(row, names, random);
        assignFour(row, at, Math.floor(stride), random);
      }
      yield row;
      made += 1;
    }
  }
}

/** A network that begins at a multiple of its size, or sometimes a range that does not. */
function assignFour(row: RangeRow, at: number, room: number, random: Random): void {
  const wanted = Math.min(
    pick(assignmentSizes, random),
    Math.max(1, 2 ** Math.floor(Math.log2(Math.max(room, 1)))),
  );
  const first = Math.ceil(at / wanted) * wanted;
  const size = random() % 40 === 0 && wanted > 4 ? wanted - 3 : wanted;
  setFour(row, first, Math.min(first + size - 1, 0xffffffff));
}

function* generateSix(row: RangeRow, rows: number, names: number, random: Random): Generator<RangeRow> {
  row.version = 6;
  row.kind = 'inet6num';
  const perAllocation = 40;
  for (let made = 0; made < rows; ) {
    // 2001::/16 and 2400:: to 2c0f::, a /32 each.
    const allocation = Math.floor(made / perAllocation);
    const word0 = (0x2a000000 + allocation * 7) >>> 0;
    fillUpper(row, 'ALLOCATED-BY-RIR', random);
    setSix(row, word0, 0, word0, 0xffffffff, 0xffffffff);
    yield row;
    made += 1;
    for (let part = 1; part < perAllocation && made < rows; part += 1, made += 1) {
      fillAssignment(row, names, random);
      const site = (part * 1_601) & 0xffff;
      const subnet = part % 4 === 0 ? 0x0100 | part : 0;
      const word1 = ((site << 16) | subnet) >>> 0;
      // A /48, a /56 or a /64.
      const spread = subnet === 0 ? 0xffff : part % 8 === 0 ? 0xff : 0;
      setSix(row, word0, (word1 & ~spread) >>> 0, word0, (word1 | spread) >>> 0, 0xffffffff);
      yield row;
    }
  }
}

function fillUpper(row: RangeRow, status: string, random: Random): void {
  const provider = random() % 9_000;
  row.netname = `ISP-${provider}-NET`;
  row.description = `Provider ${provider} backbone`;
  row.organisationHandle = `ORG-P${provider}-RIPE`;
  row.maintainer = `MNT-${provider}`;
  row.status = status;
  row.country = pick(countries, random);
  row.modifiedDay = 11_000 + (random() % 9_000);
}

function fillAssignment(row: RangeRow, names: number, random: Random): void {
  const who = random() % names;
  row.netname = `CUST-${who >>> 1}-NET`;
  row.description = describeOrganisation(who);
  row.organisationHandle = who % 9 === 0 ? `ORG-E${who % 60_000}-RIPE` : '';
  row.maintainer = `MNT-${who % 9_000}`;
  row.status = statuses[who % statuses.length] ?? '';
  row.country = countries[who % countries.length] ?? '';
  row.modifiedDay = 11_000 + (who % 9_000);
}

/** A third of them with a line of address. */
function describeOrganisation(who: number): string {
  const name = `${trades[who % trades.length]} ${who.toString(36)} ${forms[who % forms.length]}`;
  return who % 3 === 0 ? `${name}\nVia ${who % 5_000}, Milano` : name;
}

function setFour(row: AddressRange, first: number, last: number): void {
  row.first0 = first;
  row.last0 = last;
}

function setSix(
  row: AddressRange,
  first0: number,
  first1: number,
  last0: number,
  last1: number,
  lower: number,
): void {
  row.first0 = first0;
  row.first1 = first1;
  row.first2 = 0;
  row.first3 = 0;
  row.last0 = last0;
  row.last1 = last1;
  row.last2 = lower;
  row.last3 = lower;
}

function makeRow(): RangeRow {
  return {
    kind: 'inetnum',
    version: 4,
    first0: 0,
    first1: 0,
    first2: 0,
    first3: 0,
    last0: 0,
    last1: 0,
    last2: 0,
    last3: 0,
    netname: '',
    description: '',
    organisationHandle: '',
    status: '',
    maintainer: '',
    country: '',
    modifiedDay: 0,
  };
}

/** Unsigned 32-bit numbers. */
type Random = () => number;

/** Mulberry32. */
function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function pick<T>(choices: readonly T[], random: Random): T {
  const chosen = choices[random() % choices.length];
  if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
  return chosen;
}
