// What rows say beside their addresses, as columns of numbers: texts and organisations by their number.

import { GrowingColumn } from './growing-column.ts';

export const rowColumnNames = ['netname', 'description', 'organisation', 'profile', 'modified'] as const;
export type RowColumnName = (typeof rowColumnNames)[number];

export type RowNumbers = Readonly<Record<RowColumnName, number>>;

export class RowColumns {
  readonly columns: Readonly<Record<RowColumnName, GrowingColumn>> = {
    netname: new GrowingColumn(),
    description: new GrowingColumn(),
    organisation: new GrowingColumn(),
    profile: new GrowingColumn(),
    modified: new GrowingColumn(),
  };

  get length(): number {
    return this.columns.profile.length;
  }

  push(row: RowNumbers): void {
    this.columns.netname.push(row.netname);
    this.columns.description.push(row.description);
    this.columns.organisation.push(row.organisation);
    this.columns.profile.push(row.profile);
    this.columns.modified.push(row.modified);
  }

  /** Whether two rows say the same. */
  isSame(row: number, other: number): boolean {
    return rowColumnNames.every((name) => this.columns[name].at(row) === this.columns[name].at(other));
  }
}
