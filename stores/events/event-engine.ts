// What differs between the embedded and the served ClickHouse: the client, how an insert's text gets in, and how memory
// is given back. Everything else is one text in `connect-event-store.ts`.

import type { ClickHouseClient } from '@clickhouse/client';

export interface EventEngine {
  readonly client: ClickHouseClient;
  /** Name of the cluster that tables are made on, undefined for one machine. */
  readonly cluster: string | undefined;
  /** Sends rows as JSONCompactEachRow text in one block; settings are part of the statement and never outlive it. */
  insertText(insert: TextInsert): Promise<void>;
  releaseMemory(): Promise<void>;
  close(): Promise<void>;
}

export interface TextInsert {
  table: string;
  columns: readonly string[];
  text: string;
  settings: Record<string, string | number>;
}
