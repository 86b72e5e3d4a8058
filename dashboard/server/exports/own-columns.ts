// The administrator's own fields as columns of exported lists, behind those that every list has.

import type { CustomField, FieldSubject, FieldValue } from '#contract/field-report.ts';
import type { Language } from '#contract/report.ts';
import type { Cell, CellType, Column } from '#intelligence/exports/table.ts';
import { listFields } from '#stores/records/custom/keep-fields.ts';
import { readValuesOf } from '#stores/records/custom/keep-values.ts';
import type { Records } from '#stores/records/open-records.ts';

export interface OwnFields<Row extends object> {
  readonly subject: FieldSubject;
  /** Of what the row is about; null when it has none, such as a suggested lead. */
  readonly idOf: (row: Row) => number | null;
}

export interface OwnColumns<Row extends object> {
  /** Named as the reader of the file names them. */
  columns(records: Records, language: Language): Promise<readonly Column<Row>[]>;
  /** To be called with each page before its cells are asked for. */
  fill(records: Records, rows: readonly Row[]): Promise<void>;
}

const types: Readonly<Record<CustomField['type'], CellType>> = {
  ...{ text: 'text', number: 'number', date: 'text', yes_no: 'boolean', choice: 'text' },
};

export function createOwnColumns<Row extends object>({ subject, idOf }: OwnFields<Row>): OwnColumns<Row> {
  // No longer than the rows themselves.
  const held = new WeakMap<Row, ReadonlyMap<number, FieldValue>>();
  return {
    columns: async (records, language) => {
      const fields = (await listFields(records)).filter((one) => one.subject === subject && !one.isArchived);
      return fields.map((field) => ({
        // Two fields may bear one label, and none that of another column.
        name: `${field.label[language]} (${field.id})`,
        type: types[field.type],
        cell: (row) => show(field, held.get(row)?.get(field.id), language),
      }));
    },
    fill: async (records, rows) => {
      const values = await readValuesOf(
        records.db,
        subject,
        rows.flatMap((row) => idOf(row) ?? []),
      );
      for (const row of rows) held.set(row, values.get(idOf(row) ?? 0) ?? new Map());
    },
  };
}

/** A choice by its label. */
function show({ type, choices }: CustomField, value: FieldValue | undefined, language: Language): Cell {
  if (value === undefined) return null;
  return type === 'choice' ? (choices.find(({ id }) => id === value)?.[language] ?? value) : value;
}
