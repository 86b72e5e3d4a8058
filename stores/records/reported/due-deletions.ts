// Deletions that a provider asked for and that are to be done in the event store: looked for at once, and again while the event
// may still be on its way.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { withdrawMessages } from '../questions/keep-conversations.ts';

export interface DueDeletion {
  readonly id: number;
  readonly siteId: number;
  readonly eventId: string;
  /** Of the event. */
  readonly at: Date;
  readonly sealedSaid: string;
  /** What its values are known under, such as `meta`. */
  readonly source: string;
  readonly passes: number;
}

const dueAtOnce = 500;

/** The oldest first. */
export async function listDueDeletions(db: RecordsTransaction, now: Date): Promise<DueDeletion[]> {
  const { rows } = await db.execute<Omit<DueDeletion, 'at'> & { at: string } & Record<string, unknown>>(sql`
    SELECT id::float8 AS id, site_id AS "siteId", event_id::text AS "eventId", at, sealed_said AS "sealedSaid", source, passes
    FROM event_deletions WHERE next_at <= ${now} ORDER BY next_at, id LIMIT ${dueAtOnce}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

const minuteMs = 60_000;
/** After each pass; a batch may lie on the queue for 72 hours, after which its keys are gone. */
const waitsMs = [5 * minuteMs, 60 * minuteMs, 24 * 60 * minuteMs, 72 * 60 * minuteMs];

/** Notes a pass; after the last one nothing is left of the deletion. */
export async function settleDeletions(
  db: RecordsTransaction,
  done: readonly Pick<DueDeletion, 'id' | 'passes'>[],
  now: Date,
): Promise<void> {
  const over = done.filter(({ passes }) => passes >= waitsMs.length).map(({ id }) => id);
  const again = done.filter(({ passes }) => passes < waitsMs.length);
  if (over.length > 0)
    await db.execute(sql`DELETE FROM event_deletions WHERE id = ANY(${sql.param(over)}::bigint[])`);
  const rows = again.map(({ id, passes }) => ({
    id,
    next_at: new Date(now.getTime() + (waitsMs[passes] ?? minuteMs)),
  }));
  if (rows.length > 0)
    await db.execute(sql`
      UPDATE event_deletions AS deletion SET passes = passes + 1, done_at = coalesce(done_at, ${now}), next_at = done.next_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS done(id bigint, next_at timestamptz)
      WHERE deletion.id = done.id`);
}

/** What came of the events in the records: a request of its own, or a message of a conversation. */
export async function forgetRequestsOf(
  db: Pick<Records['db'], 'execute' | 'transaction'>,
  events: readonly Pick<DueDeletion, 'siteId' | 'eventId'>[],
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM requests r USING unnest(${sql.param(events.map(({ siteId }) => siteId))}::int[],
      ${sql.param(events.map(({ eventId }) => eventId))}::uuid[]) AS e(site_id, event_id)
    WHERE r.site_id = e.site_id AND r.event_id = e.event_id AND r.messages = '[]'`);
  let conversations = 0;
  for (const siteId of new Set(events.map((event) => event.siteId))) {
    const ids = events.filter((event) => event.siteId === siteId).map(({ eventId }) => eventId);
    conversations += await db.transaction((tx) => withdrawMessages(tx, siteId, ids));
  }
  return (rowCount ?? 0) + conversations;
}
