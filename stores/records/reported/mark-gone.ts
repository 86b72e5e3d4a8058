// A provider says that a thing is gone: what came of it is put down to be deleted, and what comes of it late is not taken.

import { sql } from 'drizzle-orm';
import { dropRecordItems } from '../outbox/forget-items.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { leadRecordKey } from './lead-record-key.ts';

export interface GoneThings {
  readonly connectionId: number;
  /** Of the connection: what its values are known under. */
  readonly provider: string;
  /** Keyed hashes. */
  readonly things: readonly string[];
  /** When we were told: what happened after that is another happening of the same name. */
  readonly goneAt: Date;
}

/** Answers how many of the things had left something here. */
export async function markGone(
  db: RecordsTransaction,
  { connectionId, provider, things, goneAt }: GoneThings,
): Promise<number> {
  if (things.length === 0) return 0;
  const wanted = sql`${sql.param([...things])}::text[]`;
  await db.execute(sql`
    INSERT INTO gone_things AS kept (connection_id, thing, gone_at)
    SELECT ${connectionId}, thing, ${goneAt} FROM unnest(${wanted}) AS thing
    ON CONFLICT (connection_id, thing) DO UPDATE SET gone_at = greatest(kept.gone_at, excluded.gone_at)`);
  const { rows } = await db.execute<{ thing: string }>(sql`
    WITH found AS (
      DELETE FROM reported_things WHERE connection_id = ${connectionId} AND thing = ANY(${wanted}) AND at <= ${goneAt}
      RETURNING thing, site_id, event_id, at, sealed_said, people),
    noted AS (
      INSERT INTO event_deletions (site_id, event_id, at, sealed_said, people, source)
      SELECT site_id, event_id, at, sealed_said, people, ${provider} FROM found
      ON CONFLICT (site_id, event_id) DO NOTHING)
    SELECT DISTINCT thing FROM found LIMIT 10000`);
  const dropped = await dropRecordItems(
    db,
    things.map((thing) => leadRecordKey(connectionId, thing)),
  );
  const count = Math.max(rows.length, dropped);
  if (count > 0)
    await db.execute(sql`
      UPDATE connections SET deleted_count = least(deleted_count::bigint + ${count}, 2147483647)::int, deleted_at = ${goneAt}
      WHERE id = ${connectionId}`);
  return count;
}

/** Which of these things are gone, and since when, in milliseconds since 1970. By `CONNECTION THING`. */
export async function findGone(
  db: RecordsTransaction,
  wanted: readonly { readonly connectionId: number; readonly thing: string }[],
): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await db.execute<{ connectionId: number; thing: string; goneMs: number }>(sql`
    SELECT gone.connection_id AS "connectionId", gone.thing, extract(epoch FROM gone.gone_at)::float8 * 1000 AS "goneMs"
    FROM unnest(${sql.param(wanted.map(({ connectionId }) => connectionId))}::int[],
      ${sql.param(wanted.map(({ thing }) => thing))}::text[]) AS w(connection_id, thing)
    JOIN gone_things AS gone ON gone.connection_id = w.connection_id AND gone.thing = w.thing
    LIMIT ${wanted.length}`);
  return new Map(rows.map(({ connectionId, thing, goneMs }) => [nameThing(connectionId, thing), goneMs]));
}

export function nameThing(connectionId: number, thing: string): string {
  return `${connectionId} ${thing}`;
}
