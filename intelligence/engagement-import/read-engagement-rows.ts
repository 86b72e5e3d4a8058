// The rows of a list of what people did, cleaned, one after the other; never the whole at once.

import type { EngagementMapping } from '#contract/import-report.ts';
import { decodeText } from '../company/import/decode-text.ts';
import type { OpenFile } from '../company/import/inspect-file.ts';
import { readTable, TableError } from '../company/import/read-table.ts';
import type { EngagementLayout } from './inspect-engagement-file.ts';
import {
  createRowReader,
  type EngagementColumn,
  type ReadRow,
  type RowReading,
} from './read-engagement-row.ts';

export type NumberedRow = ReadRow & {
  /** In the file; the first is 1. */
  readonly line: number;
};

const shownMax = 60;

/** Throws TableError. `mapping`: headers that it does not name are ignored. */
export async function* readEngagementRows(
  open: OpenFile,
  layout: EngagementLayout,
  mapping: EngagementMapping,
  reading: Omit<RowReading, 'tellsOfMails'>,
): AsyncGenerator<NumberedRow> {
  if (layout.separator === '') return;
  const readRow = createRowReader(findColumns(layout, mapping), {
    ...reading,
    tellsOfMails: layout.tellsOfMails,
  });
  const { headers, headerLine, encoding, separator } = layout;
  for await (const { line, cells } of readTable(decodeText(open(), encoding), separator)) {
    if (line <= headerLine) continue;
    // A separator within a cell has shifted what follows: none of it can be trusted.
    const surplus = cells.slice(headers.length).find((cell) => cell.trim() !== '');
    if (surplus !== undefined)
      yield { line, fault: { code: 'too_many_columns', value: surplus.trim().slice(0, shownMax) } };
    else yield { line, ...readRow(cells) };
  }
}

/** Throws TableError when the mapping does not fit the file. */
export function findColumns(layout: EngagementLayout, mapping: EngagementMapping): EngagementColumn[] {
  const quoted = layout.headers.map((header) => `"${header}"`).join(', ');
  const unknown = Object.keys(mapping).filter((header) => !layout.headers.includes(header));
  if (unknown.length > 0)
    throw new TableError(`The file has no column "${unknown[0]}": its columns are ${quoted}.`);
  const columns = layout.headers.flatMap((header, at): EngagementColumn[] => {
    const field = mapping[header];
    return field === undefined || field === 'ignore' ? [] : [{ at, header, field }];
  });
  const naming = ['email', 'phone', 'name', 'first_name', 'last_name', 'handle'];
  if (!columns.some(({ field }) => naming.includes(field)) && !columns.some(({ field }) => field === 'text'))
    throw new TableError(
      `No column says who did it: say which holds the e-mail, the telephone number, the name or the profile. The columns are ${quoted}.`,
    );
  return columns;
}
