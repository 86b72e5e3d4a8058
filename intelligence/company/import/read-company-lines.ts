// The lines of a list of companies, cleaned, one after the other.

import {
  type ColumnMapping,
  type ImportField,
  importFields,
  type LineFault,
  type ReadLine,
} from '#contract/company-import.ts';
import { decodeText } from './decode-text.ts';
import type { FileLayout, OpenFile } from './inspect-file.ts';
import { keysOfLine } from './line-keys.ts';
import { type Column, createLineReader } from './read-line.ts';
import { readTable, TableError } from './read-table.ts';

export interface CompanyLine {
  /** In the file; the first is 1. */
  line: number;
  values: ReadLine;
  /** See `line-keys.ts`; empty when the line says nothing that tells a company. */
  keys: string[];
  faults: LineFault[];
}

/** Of a cell that does not belong to any column. */
const shownMax = 60;
/** A column that tells which company a line is about must be among those that are known. */
const tellingFields: readonly ImportField[] = ['name', 'vat_number', 'fiscal_code', 'external_id', 'domains'];

/** `mapping`: header to meaning; headers that it does not name are ignored. Throws TableError. */
export async function* readCompanyLines(
  open: OpenFile,
  layout: FileLayout,
  mapping: ColumnMapping,
): AsyncGenerator<CompanyLine> {
  const columns = findColumns(layout, mapping);
  const readLine = createLineReader(columns);
  for await (const { line, cells } of readTable(decodeText(open(), layout.encoding), layout.separator)) {
    if (line <= layout.headerLine) continue;
    const { values, faults } = readLine(cells);
    // A separator within a cell has shifted what follows: none of it can be trusted.
    const surplus = cells.slice(layout.headers.length).find((cell) => cell.trim() !== '');
    if (surplus !== undefined)
      faults.splice(0, faults.length, {
        code: 'too_many_columns',
        field: '',
        value: surplus.trim().slice(0, shownMax),
        other: '',
      });
    const keys = keysOfLine(values);
    if (keys.length === 0 && faults.length === 0) {
      const isShort = columns.every(({ at }) => at >= cells.length);
      faults.push({ code: isShort ? 'too_few_columns' : 'name_missing', field: '', value: '', other: '' });
    }
    yield { line, values, keys, faults };
  }
}

function findColumns(layout: FileLayout, mapping: ColumnMapping): Column[] {
  refuseUnknown(layout, mapping);
  const columns = layout.headers.flatMap((header, at): Column[] => {
    const field = importFields.find((one) => one === mapping[header]);
    return field === undefined ? [] : [{ at, header, field }];
  });
  if (!columns.some(({ field }) => tellingFields.includes(field)))
    throw new TableError(
      `No column says which company a line is about: say which holds the name, as "Header=name". The columns are ${layout.headers.map((header) => `"${header}"`).join(', ')}.`,
    );
  return columns;
}

/** Throws TableError for a header that the file does not have. */
export function refuseUnknown(layout: FileLayout, mapping: ColumnMapping): void {
  const unknown = Object.keys(mapping).filter((header) => !layout.headers.includes(header));
  if (unknown.length > 0)
    throw new TableError(
      `The file has no column "${unknown[0]}": its columns are ${layout.headers.map((header) => `"${header}"`).join(', ')}.`,
    );
}
