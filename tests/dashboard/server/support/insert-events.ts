// Puts rows into the events table as the processor would, for tests of the questions.

import type { EventStore } from '#stores/events/event-store.ts';

/** Column name of `events_v1` to value; what is left out is the column's default. Times in milliseconds since 1970. */
export interface TestEvent {
  at: number;
  site: number;
  visitor?: string;
  type?: string;
  [column: string]: unknown;
}

let made = 0;

/** Answers the ids of the events, in the order given. */
export async function insertEvents(events: EventStore, given: readonly TestEvent[]): Promise<string[]> {
  const rows = given.map(toRow);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const empty: Record<string, unknown> = { bot_reasons: [], gaps: [], is_bot: false, gesture: false };
  const values = rows.map((row) => columns.map((column) => row[column] ?? empty[column] ?? ''));
  made += 1;
  await events.insert('events_v1', columns, values, `test-${process.pid}-${Date.now()}-${made}`);
  return rows.map(({ id }) => String(id));
}

function toRow({ at, site, visitor, type, ...columns }: TestEvent): Record<string, unknown> {
  return {
    site_id: site,
    id: makeId(at),
    id_time: at,
    time: at,
    received_at: at,
    attempt: 0,
    outcome: 'stored',
    type: type ?? 'page_view',
    consent: 'granted',
    visitor_id: BigInt(`0x${visitor ?? '0'}`).toString(),
    engaged_ms: 0,
    scroll_percent: 0,
    is_bot: false,
    bot_reasons: [],
    ...columns,
  };
}

/** UUIDv7 of a time, unique within the process. */
export function makeId(atMs: number): string {
  made += 1;
  const time = atMs.toString(16).padStart(12, '0');
  const tail = made.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
}
