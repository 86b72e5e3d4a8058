// The event store (ClickHouse, embedded or served) as its users see it. Reading and writing are two interfaces, so
// that the dashboard can be handed the reader alone. Questions live in `questions/`, one file each.

import type { z } from 'zod';

/**
 * One question: SQL with `{name: Type}` parameters only, the schema of its parameters and of one row. The SQL ends
 * without SETTINGS, FORMAT or `;`: limits and the log comment are added. UInt64 ids must leave as text
 * (`lower(hex(visitor_id))`), since a JSON number cannot hold them.
 */
export interface Question<P extends z.ZodObject, R extends z.ZodType> {
  /** Sent along as a log comment: lower-case letters, digits and hyphens. */
  name: string;
  sql: string;
  parameters: P;
  row: R;
}

export interface EventReader {
  /** Throws EventStoreError. */
  ask<P extends z.ZodObject, R extends z.ZodType>(
    question: Question<P, R>,
    parameters: z.input<P>,
  ): Promise<z.output<R>[]>;
}

export interface EventWriter {
  /**
   * Inserts rows (JSONCompactEachRow, in the order of `columns`) with a deduplication token; one call is one block in
   * one month. Resolves when the rows are on disk. The same token with the same rows again changes nothing.
   */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
    token: string,
  ): Promise<void>;
  /** The same with rows that are JSONCompactEachRow text already: the processor's fast way. */
  insertText(table: string, columns: readonly string[], text: string, token: string): Promise<void>;
  /** A statement without result, such as ALTER or OPTIMIZE, with bound parameters. */
  command(sql: string, parameters?: Record<string, unknown>): Promise<void>;
}

export interface EventStore extends EventReader, EventWriter {
  /** Name for ON CLUSTER, undefined for one machine. */
  readonly cluster: string | undefined;
  /** Gives memory that the engine keeps for later back to the system; call it when nothing moves. */
  releaseMemory(): Promise<void>;
  close(): Promise<void>;
}
