// Tables as separated files: texts that a spreadsheet opens as texts and never as formulas, and that read back as they were.

import { parse } from 'csv-parse/sync';
import { fileSeparators } from '#contract/files-report.ts';
import { csvLine, readCsvCell } from '#intelligence/email/write-csv.ts';
import { CrmError } from '../../http/crm-fault.ts';

export type CsvRow = Readonly<Record<string, string>>;

export interface CsvForm {
  readonly separator: ',' | ';' | '\t';
  /** A mark at the beginning by which Excel knows UTF-8. */
  readonly hasBom: boolean;
}

const bom = '\uFEFF';

export function writeCsv(columns: readonly string[], rows: Iterable<CsvRow>, form: CsvForm): Buffer {
  const lines = [csvLine(columns, form.separator)];
  for (const row of rows)
    lines.push(
      csvLine(
        columns.map((name) => row[name] ?? ''),
        form.separator,
      ),
    );
  return Buffer.from(`${form.hasBom ? bom : ''}${lines.join('')}`);
}

export interface CsvTable {
  /** In lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Rejects with CrmError where it is no table. */
export function readCsv(name: string, content: Buffer, { separator }: Pick<CsvForm, 'separator'>): CsvTable {
  let lines: string[][];
  try {
    const options = { bom: true, delimiter: separator, relax_column_count: true, skip_empty_lines: true };
    lines = parse(content, options);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new CrmError({ kind: 'mend', reason: 'table_wrong' }, `${name}: ${why}`);
  }
  const [head = [], ...rest] = lines;
  const columns = head.map((one) => one.trim().toLowerCase());
  const rows = rest.map((cells) =>
    Object.fromEntries(columns.map((column, place) => [column, readCsvCell(cells[place] ?? '')])),
  );
  return { columns, rows };
}

/**
 * A table that we wrote ourselves, perhaps before somebody chose another separator. Rejects with CrmError where it is somebody else's: it
 * must not be written over.
 */
export function readOwnCsv(name: string, content: Buffer, form: CsvForm): readonly CsvRow[] {
  for (const separator of new Set([form.separator, ...fileSeparators])) {
    const { columns, rows } = readCsv(name, content, { separator });
    if (columns.includes('fiuto_id')) return rows;
  }
  throw new CrmError({ kind: 'mend', reason: 'table_wrong' }, `${name}: fiuto_id`);
}
