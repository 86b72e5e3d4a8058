// chDB, the ClickHouse engine inside this process, for when nothing is configured. One process owns the directory.

import { chmodSync, mkdirSync } from 'node:fs';
import { type ClickHouseClientConfigOptions, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import type { EventEngine, TextInsert } from './event-engine.ts';

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
  return {
    client,
    cluster: undefined,
    insertText: async ({ table, columns, text, settings }: TextInsert) => {
      await connection.chdb.rawInsert({
        table,
        columns: [...columns],
        values: Buffer.from(text),
        format: 'JSONCompactEachRow',
        settings,
      });
    },
    releaseMemory: async () => {
      await client.command({ query: 'SYSTEM DROP MARK CACHE' });
      await client.command({ query: 'SYSTEM JEMALLOC PURGE' });
    },
    close: () => client.close(),
  };
}
