// What is in the event store after a benchmark, asked when the product has stopped: every event must be there once.

import { z } from 'zod';
import type { EventStore } from '#stores/events/event-store.ts';

export interface StoredCount {
  rows: number;
  ids: number;
}

export async function countStored(events: EventStore): Promise<StoredCount> {
  const [row] = await events.ask(
    {
      name: 'bench-stored',
      sql: "SELECT toUInt32(count()) AS rows, toUInt32(uniqExact(id)) AS ids FROM events_v1 WHERE outcome = 'stored' LIMIT 1",
      parameters: z.object({}),
      row: z.object({ rows: z.number(), ids: z.number() }),
    },
    {},
  );
  return row ?? { rows: 0, ids: 0 };
}

/** Decisions that name a company: a network, or what a visitor said, each counts once. */
export async function countNamed(events: EventStore): Promise<number> {
  const [row] = await events.ask(
    {
      name: 'bench-named',
      sql: "SELECT toUInt32(uniqExact(decision)) AS decisions FROM decisions_v1 WHERE band IN ('verified', 'high', 'medium') LIMIT 1",
      parameters: z.object({}),
      row: z.object({ decisions: z.number() }),
    },
    {},
  );
  return row?.decisions ?? 0;
}

/** Bytes on disk for one event, after everything has been merged. */
export async function measureBytesPerEvent(events: EventStore): Promise<number> {
  await events.command('OPTIMIZE TABLE events_v1 FINAL');
  const [row] = await events.ask(
    {
      name: 'bench-bytes',
      sql: `SELECT toFloat64(sum(bytes_on_disk)) / greatest(sum(rows), 1) AS bytes FROM system.parts
        WHERE active AND database = currentDatabase() AND table = 'events_v1' LIMIT 1`,
      parameters: z.object({}),
      row: z.object({ bytes: z.number() }),
    },
    {},
  );
  return row?.bytes ?? 0;
}
