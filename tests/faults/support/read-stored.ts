// What is in the event store after a test: how often each event is there, and how many ended in which way.

import { z } from 'zod';
import type { EventReader } from '#stores/events/event-store.ts';

const rowsMax = 1_000_000;

/** Rows per event id, of those that ended as stored; rows that merging would collapse count once. */
export async function readStoredIds(store: EventReader): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let after = '00000000-0000-0000-0000-000000000000';
  const page = 5_000;
  for (let read = 0; read < rowsMax; ) {
    const rows = await store.ask(
      {
        name: 'test-stored-ids',
        sql: `SELECT toString(id) AS event_id, count() AS copies FROM events_v1 FINAL
              WHERE outcome = 'stored' AND id > {after:UUID} GROUP BY id ORDER BY id LIMIT ${page}`,
        parameters: z.object({ after: z.string() }),
        row: z.object({ event_id: z.string(), copies: z.number() }),
      },
      { after },
    );
    for (const { event_id, copies } of rows) found.set(event_id, copies);
    read += rows.length;
    after = rows.at(-1)?.event_id ?? after;
    if (rows.length < page) break;
  }
  return found;
}

/** Events per outcome and reason, such as `stored` and `dropped duplicate`. */
export async function readOutcomes(store: EventReader): Promise<Record<string, number>> {
  const rows = await store.ask(
    {
      name: 'test-outcomes',
      sql: `SELECT trimRight(concat(toString(outcome), ' ', toString(reason))) AS ending, count() AS events
            FROM events_v1 FINAL GROUP BY ending LIMIT 100`,
      parameters: z.object({}),
      row: z.object({ ending: z.string(), events: z.number() }),
    },
    {},
  );
  return Object.fromEntries(rows.map(({ ending, events }) => [ending, events]));
}
