// Rows as a Parquet file in pieces: a group of rows is written as soon as it is full, and the list of groups at the end.

import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { CellType, Column, TableWriter } from './table.ts';

/** Of one group: readers skip by groups, and each costs some hundred bytes at the end. */
const groupRows = 10_000;

const types = {
  text: 'STRING',
  number: 'DOUBLE',
  time: 'TIMESTAMP',
  boolean: 'BOOLEAN',
} as const satisfies Record<CellType, string>;

export function createParquetPieces<Row>(columns: readonly Column<Row>[]): TableWriter<Row> {
  const bytes = new ByteWriter();
  const sources = (rows: readonly Row[]) =>
    columns.map(({ name, type, cell }) => ({
      ...{ name, type: types[type], nullable: true },
      data: rows.map((row) => parquetValue(type, cell(row))),
    }));
  const schema = schemaFromColumnData({ columnData: sources([]) });
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'Fiuto' });
  let held: Row[] = [];
  const writeGroup = () => {
    if (held.length > 0) void writer.write({ columnData: sources(held), rowGroupSize: held.length });
    held = [];
  };
  return {
    write: (rows) => {
      held.push(...rows);
      if (held.length >= groupRows) writeGroup();
      return takeBytes(bytes);
    },
    finish: () => {
      writeGroup();
      void writer.finish();
      return takeBytes(bytes);
    },
  };
}

function parquetValue(type: CellType, value: string | number | boolean | null) {
  return type === 'time' && typeof value === 'string' ? new Date(value) : value;
}

/** What has been written since the last time; the count of all bytes goes on. */
function takeBytes(bytes: ByteWriter): Uint8Array {
  const taken = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  return taken;
}
