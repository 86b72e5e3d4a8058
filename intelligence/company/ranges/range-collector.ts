// Takes rows of any number of data sets in any order and keeps them as columns of numbers until the index is built from
// them. Nothing is kept per row but numbers, nothing per text but its bytes.

import { GrowingColumn } from './growing-column.ts';
import type { RangeDataset } from './range-dataset.ts';
import { type OrganisationRow, type RangeRow, rowKinds, type SystemRow } from './range-row.ts';
import { profileWidth } from './range-tables.ts';
import { RowColumns } from './row-columns.ts';
import { StringTable } from './string-table.ts';
import { TupleTable } from './tuple-table.ts';

/** Statuses, maintainers and countries are few: their numbers are found by the text itself. */
const shortTextsMax = 200_000;
const noDataset = 0xffffffff;

const makeColumns = (count: number) => Array.from({ length: count }, () => new GrowingColumn());

export class RangeCollector {
  readonly texts = new StringTable();
  readonly datasets: RangeDataset[] = [];
  /** First and last address. */
  readonly four = { ends: makeColumns(2), rows: new RowColumns() };
  /** Four words of the first address, then four of the last. */
  readonly six = { ends: makeColumns(8), rows: new RowColumns() };
  /** Data set, kind, status, country, maintainer. */
  readonly profiles = new TupleTable(profileWidth);
  /** Data set and handle; number 0 is none. */
  readonly organisationKeys = new TupleTable(2);
  /** Name, type, country, description; by number of the organisation. */
  readonly organisations = makeColumns(4);
  /** Number of the system, data set, name, description, organisation, country. */
  readonly systems = makeColumns(6);
  private readonly shortTexts = new Map<string, number>();
  private readonly profile = new Uint32Array(profileWidth);
  private readonly key = new Uint32Array(2);

  constructor() {
    this.findOrganisation(noDataset, 0);
  }

  /** The number by which rows name their data set. */
  addDataset(dataset: RangeDataset): number {
    return this.datasets.push(dataset) - 1;
  }

  addRow(dataset: number, row: RangeRow): void {
    const handle = this.texts.intern(row.organisationHandle);
    const numbers = {
      netname: this.texts.intern(row.netname),
      description: this.texts.intern(row.description),
      organisation: handle === 0 ? 0 : this.findOrganisation(dataset, handle),
      profile: this.findProfile(
        dataset,
        rowKinds.indexOf(row.kind),
        this.internShort(row.status),
        this.internShort(row.country),
        this.internShort(row.maintainer),
      ),
      modified: row.modifiedDay,
    };
    if (row.version === 4) {
      this.pushFour(row.first0, row.last0);
      this.four.rows.push(numbers);
      return;
    }
    const { ends } = this.six;
    ends[0]?.push(row.first0);
    ends[1]?.push(row.first1);
    ends[2]?.push(row.first2);
    ends[3]?.push(row.first3);
    ends[4]?.push(row.last0);
    ends[5]?.push(row.last1);
    ends[6]?.push(row.last2);
    ends[7]?.push(row.last3);
    this.six.rows.push(numbers);
  }

  pushFour(first: number, last: number): void {
    this.four.ends[0]?.push(first);
    this.four.ends[1]?.push(last);
  }

  /** May come before or after the rows that name it; of two with one handle the later counts. */
  addOrganisation(dataset: number, row: OrganisationRow): void {
    const organisation = this.findOrganisation(dataset, this.texts.intern(row.handle));
    [row.name, row.type, row.country, row.description].forEach((text, column) => {
      this.organisations[column]?.set(organisation, this.texts.intern(text));
    });
  }

  addSystem(dataset: number, row: SystemRow): void {
    const handle = this.texts.intern(row.organisationHandle);
    [
      row.asn,
      dataset,
      this.texts.intern(row.name),
      this.texts.intern(row.description),
      handle === 0 ? 0 : this.findOrganisation(dataset, handle),
      this.internShort(row.country),
    ].forEach((value, column) => {
      this.systems[column]?.push(value);
    });
  }

  /** The number of what rows of one kind, status, country and maintainer have in common. Texts by their number. */
  findProfile(dataset: number, kind: number, status: number, country: number, maintainer: number): number {
    const { profile } = this;
    profile[0] = dataset;
    profile[1] = kind;
    profile[2] = status;
    profile[3] = country;
    profile[4] = maintainer;
    return this.profiles.intern(profile);
  }

  /** The organisation's number, given out at the first mention. */
  findOrganisation(dataset: number, handle: number): number {
    this.key[0] = dataset;
    this.key[1] = handle;
    const organisation = this.organisationKeys.intern(this.key);
    if (organisation === this.organisations[0]?.length)
      for (const column of this.organisations) column.push(0);
    return organisation;
  }

  private internShort(text: string): number {
    const known = this.shortTexts.get(text);
    if (known !== undefined) return known;
    const number = this.texts.intern(text);
    if (this.shortTexts.size < shortTextsMax) this.shortTexts.set(text, number);
    return number;
  }
}
