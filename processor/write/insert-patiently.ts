// Inserts the same text under the same token until the event store has it, or the waits are used up.

import type { Logger } from 'pino';
import type { EventWriter } from '#stores/events/event-store.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';

export interface InsertParts {
  events: Pick<EventWriter, 'insertText'>;
  log: Pick<Logger, 'warn'>;
  /** Waits between tries while the store is away, in milliseconds; when they are used up the write fails. */
  retryWaitsMs: readonly number[];
}

/** Throws EventStoreError when the store stays away or refuses the rows. */
export async function insertPatiently(
  { events, log, retryWaitsMs }: InsertParts,
  table: string,
  columns: readonly string[],
  text: string,
  token: string,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await events.insertText(table, columns, text, token);
      return;
    } catch (error) {
      const waitMs = retryWaitsMs[attempt];
      if (!(error instanceof EventStoreError) || !error.retryable || waitMs === undefined) throw error;
      log.warn({ reason: error.message.slice(0, 500), waitMs }, 'the event store is away; trying again');
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
