// Writes what rows name by number: systems, organisations, profiles, and at last the texts that all of them use.

import type { RangeCollector } from './range-collector.ts';
import type { Numbers, SectionName } from './range-file-header.ts';
import { organisationWidth, profileWidth, systemWidth } from './range-tables.ts';
import type { NumbersInUse } from './renumbering.ts';
import { sortRows } from './sort-rows.ts';
import type { StringTable } from './string-table.ts';

/** `place`: where the data sets of the collector stand in the index. */
export function writeNamed(
  collected: RangeCollector,
  place: readonly number[],
  inUse: NumbersInUse,
  contents: Map<SectionName, Numbers>,
): void {
  writeSystems(collected, place, inUse, contents);
  contents.set('organisations', writeOrganisations(collected, inUse));
  contents.set('profiles', writeProfiles(collected, place, inUse));
  const texts = copyTexts(collected.texts, inUse.texts.inOrder());
  contents.set('texts.offsets', texts.offsets);
  contents.set('texts.bytes', texts.bytes);
}

function writeSystems(
  { systems }: RangeCollector,
  place: readonly number[],
  { texts, organisations }: NumbersInUse,
  contents: Map<SectionName, Numbers>,
): void {
  const [asn, dataset, ...others] = systems.map((column) => column.view());
  if (asn === undefined || dataset === undefined) return;
  const datasets = dataset.map((number) => place[number] ?? 0);
  const order = sortRows(asn.length, [
    { values: asn, isDescending: false },
    { values: datasets, isDescending: false },
  ]);
  const rows = new Uint32Array(order.length * systemWidth);
  order.forEach((row, index) => {
    const [name = 0, description = 0, organisation = 0, country = 0] = others.map(
      (column) => column[row] ?? 0,
    );
    rows.set(
      [
        datasets[row] ?? 0,
        texts.numberOf(name),
        texts.numberOf(description),
        organisations.numberOf(organisation),
        texts.numberOf(country),
      ],
      index * systemWidth,
    );
  });
  contents.set(
    'systems.asn',
    order.map((row) => asn[row] ?? 0),
  );
  contents.set('systems', rows);
}

function writeOrganisations(
  { organisationKeys, organisations }: RangeCollector,
  { texts, organisations: inUse }: NumbersInUse,
): Uint32Array {
  const order = inUse.inOrder();
  const rows = new Uint32Array(order.length * organisationWidth);
  order.forEach((former, index) => {
    const at = index * organisationWidth;
    rows[at] = texts.numberOf(organisationKeys.at(former, 1));
    organisations.forEach((column, field) => {
      rows[at + 1 + field] = texts.numberOf(column.at(former));
    });
  });
  return rows;
}

function writeProfiles(
  { profiles }: RangeCollector,
  place: readonly number[],
  { texts, profiles: inUse }: NumbersInUse,
): Uint32Array {
  const order = inUse.inOrder();
  const rows = new Uint32Array(order.length * profileWidth);
  order.forEach((former, index) => {
    const at = index * profileWidth;
    rows[at] = place[profiles.at(former, 0)] ?? 0;
    rows[at + 1] = profiles.at(former, 1);
    for (let field = 2; field < profileWidth; field += 1)
      rows[at + field] = texts.numberOf(profiles.at(former, field));
  });
  return rows;
}

/** The texts of these numbers, in this order. */
function copyTexts(texts: StringTable, order: Uint32Array): { offsets: Uint32Array; bytes: Uint8Array } {
  const source = texts.contents();
  const offsets = new Uint32Array(order.length + 1);
  let end = 0;
  order.forEach((text, index) => {
    end += (source.offsets[text + 1] ?? 0) - (source.offsets[text] ?? 0);
    offsets[index + 1] = end;
  });
  const bytes = new Uint8Array(end);
  let at = 0;
  for (let index = 0; index < order.length; index += 1) {
    const text = order[index] ?? 0;
    const stop = source.offsets[text + 1] ?? 0;
    for (let from = source.offsets[text] ?? 0; from < stop; from += 1, at += 1)
      bytes[at] = source.bytes[from] ?? 0;
  }
  return { offsets, bytes };
}
