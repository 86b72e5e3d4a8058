// Which events came of things that a provider told of before.

import { sql } from 'drizzle-orm';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { nameThing } from './mark-gone.ts';

/** Of one thing, the first: a thing whose time is not told is one happening, and so are its events. */
const eventsMax = 50;

/** Ids of events, by `CONNECTION THING`. `wanted`: keyed hashes. */
export async function findEventsOf(
  db: RecordsTransaction,
  wanted: readonly { readonly connectionId: number; readonly thing: string }[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (wanted.length === 0) return found;
  const { rows } = await db.execute<{ connectionId: number; thing: string; eventId: string }>(sql`
    SELECT w.connection_id AS "connectionId", w.thing, kept.event_id::text AS "eventId"
    FROM (SELECT DISTINCT connection_id, thing FROM unnest(${sql.param(wanted.map(({ connectionId }) => connectionId))}::int[],
      ${sql.param(wanted.map(({ thing }) => thing))}::text[]) AS given(connection_id, thing)) AS w
    CROSS JOIN LATERAL (
      SELECT event_id FROM reported_things AS told WHERE told.connection_id = w.connection_id AND told.thing = w.thing
      ORDER BY told.at LIMIT ${eventsMax}) AS kept
    LIMIT ${wanted.length * eventsMax}`);
  for (const { connectionId, thing, eventId } of rows) {
    const name = nameThing(connectionId, thing);
    const events = found.get(name);
    if (events === undefined) found.set(name, [eventId]);
    else events.push(eventId);
  }
  return found;
}
