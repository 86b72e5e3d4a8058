// A ClickHouse server or cluster over HTTP, for when CLICKHOUSE_URL is set.

import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { EventEngine, TextInsert } from './event-engine.ts';
import { literal } from './literal.ts';

// Every request carries these; a server may have other defaults, and an asynchronous insert would answer too early.
const requestSettings = {
  async_insert: 0,
  insert_deduplicate: 1,
  output_format_json_quote_64bit_integers: 0,
} as const;

/**
 * On a cluster an insert is acknowledged when most replicas have it, and a question (first of all that for ids already
 * stored) is only answered by a replica that has everything acknowledged.
 */
const clusterSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: '1',
} as const;

export async function openServedEngine(options: {
  url: string;
  cluster?: string | undefined;
}): Promise<EventEngine> {
  const client = createClient({
    url: options.url,
    // Whoever asked gets the error; the client would print it as well.
    log: { level: ClickHouseLogLevel.OFF },
    application: 'fiuto',
    request_timeout: 60_000,
    max_open_connections: 10,
    keep_alive: { enabled: true, idle_socket_ttl: 2_000 },
    clickhouse_settings: { ...requestSettings, ...(options.cluster === undefined ? {} : clusterSettings) },
  });
  return {
    client,
    cluster: options.cluster,
    insertText: async ({ table, columns, text, settings }: TextInsert) => {
      const assignments = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}`);
      const result = await client.exec({
        query: `INSERT INTO ${table} (${columns.join(', ')}) SETTINGS ${assignments.join(', ')} FORMAT JSONCompactEachRow`,
        values: Readable.from([text], { objectMode: false }),
      });
      // The answer of an insert is empty; reading it to the end tells whether the server failed late.
      for await (const _chunk of result.stream);
    },
    releaseMemory: () => Promise.resolve(),
    close: () => client.close(),
  };
}
