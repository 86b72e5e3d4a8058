// chDB, the ClickHouse engine inside this process, for when nothing is configured. One process owns the directory.

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import {
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
  ClickHouseLogLevel,
  createClient,
} from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { z } from 'zod';
import type { EventEngine, TextInsert } from './event-engine.ts';
import { fetchRows } from './fetch-rows.ts';
import { literal } from './literal.ts';

// Settings stay with the connection, so they are set once. They bound what one query or merge may take, since this
// memory is the memory of the whole product.
const sessionSettings = [
  'SET max_threads = 2',
  'SET max_insert_threads = 1',
  'SET max_memory_usage = 1000000000',
  'SET max_bytes_before_external_group_by = 200000000',
  'SET max_bytes_before_external_sort = 200000000',
  'SET input_format_parallel_parsing = 0',
  'SET use_uncompressed_cache = 0',
  'SET output_format_json_quote_64bit_integers = 0',
  // The text of an insert stands in its statement.
  'SET max_query_size = 268435456',
];

export async function openEmbeddedEngine(path: string): Promise<EventEngine> {
  mkdirSync(path, { recursive: true });
  // Events are nobody else's to read; the engine itself makes its files readable for every account.
  chmodSync(path, 0o700);
  const connection = createChdbConnection({ path });
  // Both packages declare the same interface, each with private classes of its own in it.
  const client = createClient({
    // Whoever asked gets the error; the client would print it as well.
    log: { level: ClickHouseLogLevel.OFF },
    connection: connection as unknown as NonNullable<ClickHouseClientConfigOptions['connection']>,
  });
  for (const query of sessionSettings) await client.command({ query });
  const readColumns = rememberColumns(client);
  return {
    client,
    cluster: undefined,
    insertText: async (insert: TextInsert) => {
      await connection.chdb.queryAsync(writeInsert(insert, await readColumns(insert.table)));
    },
    releaseMemory: async () => {
      await client.command({ query: 'SYSTEM DROP MARK CACHE' });
      await client.command({ query: 'SYSTEM JEMALLOC PURGE' });
    },
    close: () => client.close(),
  };
}

/** Column to type. */
type ColumnTypes = ReadonlyMap<string, string>;

/** Migrations are over before anything is inserted, so that a table's columns are asked for once. */
function rememberColumns(client: ClickHouseClient): (table: string) => Promise<ColumnTypes> {
  const known = new Map<string, ColumnTypes>();
  return async (table) => {
    const kept = known.get(table);
    if (kept !== undefined) return kept;
    const rows = columnRows.parse(await fetchRows(client, columnsQuestion, { table }));
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    if (types.size > 0) known.set(table, types);
    return types;
  };
}

const columnsQuestion = {
  name: 'columns',
  sql: `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} LIMIT 1000`,
};
const columnRows = z.array(z.object({ name: z.string(), type: z.string() }));

/** An insert of what is selected has a switch of its own; the order of a text is always the same. */
const selectSettings = { deduplicate_insert_select: 'enable_even_for_bad_queries' };

/**
 * The text is read as plain strings and turned into `LowCardinality` by whole columns: read cell by cell into dictionaries, 5,000
 * events took 149 ms of the processor in place of 94. Nobody can guess the mark that ends it.
 */
function writeInsert({ table, columns, text, settings }: TextInsert, types: ColumnTypes): string {
  const structure = columns.map((name) => `${name} ${plainType(types.get(name) ?? 'String')}`).join(', ');
  const assignments = Object.entries({ ...settings, ...selectSettings }).map(
    ([name, value]) => `${name} = ${literal(value)}`,
  );
  const mark = `$t${randomBytes(16).toString('hex')}$`;
  const names = columns.join(', ');
  return `INSERT INTO ${table} (${names}) SETTINGS ${assignments.join(', ')} SELECT ${names}
FROM format(JSONCompactEachRow, ${literal(structure)}, ${mark}${text}${mark})`;
}

function plainType(type: string): string {
  return type.replace(/LowCardinality\((\w+)\)/g, '$1');
}
