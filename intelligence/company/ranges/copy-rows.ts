// Takes rows of an index over into a collector, as if their data sets were imported again: so one source is replaced or
// taken away and the others stay, each row with the range that its source gave it.

import type { RangeCollector } from './range-collector.ts';
import type { RangeDataset } from './range-dataset.ts';
import { organisationWidth, profileWidth, type RangeTables, systemWidth } from './range-tables.ts';

/** Copies the data sets that `keep` says, with all that belongs to them. */
export function copyRows(
  from: RangeTables,
  to: RangeCollector,
  keep: (dataset: RangeDataset) => boolean,
): void {
  const numbers = from.datasets.map((dataset) => (keep(dataset) ? to.addDataset(dataset) : -1));
  if (!numbers.some((number) => number >= 0)) return;
  const textOf = createTextCopier(from, to);
  const profileOf = createProfileCopier(from, to, numbers, textOf);
  const organisationOf = createOrganisationCopier(from, to, textOf);
  const copyRow = (row: number, dataset: number) => ({
    netname: textOf(from.netname.at(row)),
    description: textOf(from.description.at(row)),
    organisation: organisationOf(from.organisation.at(row), dataset),
    profile: profileOf(from.profile.at(row)),
    modified: from.modified.at(row),
  });
  const datasetOf = (row: number) => numbers[from.profiles[from.profile.at(row) * profileWidth] ?? 0] ?? -1;
  copyFour(from, (row, first, last) => {
    const dataset = datasetOf(row);
    if (dataset < 0) return;
    to.pushFour(first, last);
    to.four.rows.push(copyRow(row, dataset));
  });
  copySix(from, (row, ends) => {
    const dataset = datasetOf(row + from.header.fourRows);
    if (dataset < 0) return;
    ends.forEach((word, index) => {
      to.six.ends[index]?.push(word);
    });
    to.six.rows.push(copyRow(row + from.header.fourRows, dataset));
  });
  copySystems(from, to, numbers, textOf, organisationOf);
}

function copyFour({ four }: RangeTables, take: (row: number, first: number, last: number) => void): void {
  let clipped = 0;
  for (let high = 0; high < 65_536; high += 1) {
    const stop = four.starts[high + 1] ?? 0;
    for (let row = four.starts[high] ?? 0; row < stop; row += 1) {
      let last = four.high[row] ?? 0;
      if (four.clipped[clipped] === row) {
        last = four.clipped[clipped + 1] ?? 0;
        clipped += 2;
      }
      take(row, high * 65_536 + (four.low[row] ?? 0), last);
    }
  }
}

function copySix({ six }: RangeTables, take: (row: number, ends: Uint32Array) => void): void {
  const count = six.parent.length;
  const ends = new Uint32Array(8);
  let clipped = 0;
  for (let row = 0; row < count; row += 1) {
    for (let word = 0; word < 4; word += 1) {
      ends[word] = six.low[word * count + row] ?? 0;
      ends[word + 4] = six.high[word * count + row] ?? 0;
    }
    if (six.clipped.length > clipped && six.clipped[clipped] === row) {
      ends.set(six.clipped.subarray(clipped + 1, clipped + 5), 4);
      clipped += 5;
    }
    take(row, ends);
  }
}

/** Each text is copied once, when it is first met. */
function createTextCopier(from: RangeTables, to: RangeCollector): (text: number) => number {
  const copied = new Uint32Array(from.textOffsets.length);
  return (text) => {
    const known = copied[text] ?? 0;
    // Text 0 is '' on both sides.
    if (known > 0 || text === 0) return known;
    const start = from.textOffsets[text] ?? 0;
    const number = to.texts.internBytes(from.textBytes, start, from.textOffsets[text + 1] ?? start);
    copied[text] = number;
    return number;
  };
}

function createProfileCopier(
  from: RangeTables,
  to: RangeCollector,
  numbers: readonly number[],
  textOf: (text: number) => number,
): (profile: number) => number {
  const copied = new Map<number, number>();
  return (profile) => {
    const known = copied.get(profile);
    if (known !== undefined) return known;
    const [dataset = 0, kind = 0, status = 0, country = 0, maintainer = 0] = from.profiles.subarray(
      profile * profileWidth,
      (profile + 1) * profileWidth,
    );
    const number = to.findProfile(
      numbers[dataset] ?? 0,
      kind,
      textOf(status),
      textOf(country),
      textOf(maintainer),
    );
    copied.set(profile, number);
    return number;
  };
}

function createOrganisationCopier(
  from: RangeTables,
  to: RangeCollector,
  textOf: (text: number) => number,
): (organisation: number, dataset: number) => number {
  const copied = new Uint32Array(from.organisations.length / organisationWidth);
  return (organisation, dataset) => {
    const known = copied[organisation] ?? 0;
    if (known > 0 || organisation === 0) return known;
    const fields = from.organisations.subarray(
      organisation * organisationWidth,
      (organisation + 1) * organisationWidth,
    );
    const number = to.findOrganisation(dataset, textOf(fields[0] ?? 0));
    to.organisations.forEach((column, index) => {
      column.set(number, textOf(fields[index + 1] ?? 0));
    });
    copied[organisation] = number;
    return number;
  };
}

function copySystems(
  from: RangeTables,
  to: RangeCollector,
  numbers: readonly number[],
  textOf: (text: number) => number,
  organisationOf: (organisation: number, dataset: number) => number,
): void {
  for (let row = 0; row < from.systemAsn.length; row += 1) {
    const [dataset = 0, name = 0, description = 0, organisation = 0, country = 0] = from.systems.subarray(
      row * systemWidth,
      (row + 1) * systemWidth,
    );
    const number = numbers[dataset] ?? -1;
    if (number < 0) continue;
    [
      from.systemAsn[row] ?? 0,
      number,
      textOf(name),
      textOf(description),
      organisationOf(organisation, number),
      textOf(country),
    ].forEach((value, column) => {
      to.systems[column]?.push(value);
    });
  }
}
