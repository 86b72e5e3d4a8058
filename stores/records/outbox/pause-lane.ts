// Lanes of the outbox that stand still, with the reason: until a moment that the other side named, or until somebody mends it.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { RecordsTransaction } from './write-items.ts';

export interface PausedLane {
  readonly lane: string;
  readonly reason: string;
  readonly detail: string;
  /** Null: until somebody mends it. */
  readonly pausedUntil: Date | null;
  readonly changedAt: Date;
}

/** `untilMs`: milliseconds since 1970. Of two pauses the longer one holds. */
export async function pauseLane(
  { db }: Records,
  lane: string,
  { untilMs, reason, detail }: { untilMs: number | null; reason: string; detail: string },
): Promise<void> {
  const until = untilMs === null ? null : new Date(untilMs).toISOString();
  await db.execute(sql`
    INSERT INTO outbox_lanes AS kept (lane, paused_until, reason, detail, changed_at)
    VALUES (${lane}, ${until}::timestamptz, ${reason}, ${detail}, now())
    ON CONFLICT (lane) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason,
      detail = excluded.detail, changed_at = excluded.changed_at
    WHERE excluded.paused_until IS NULL OR kept.paused_until <= excluded.paused_until`);
}

/** What waited in it goes at once. */
export async function resumeLane(db: RecordsTransaction, lane: string): Promise<void> {
  await db.execute(sql`DELETE FROM outbox_lanes WHERE lane = ${lane}`);
  await db.execute(
    sql`UPDATE outbox_items SET next_at = now() WHERE lane = ${lane} AND state = 'waiting' AND next_at > now()`,
  );
}

const lanesMax = 1_000;

/** Those that stand still at this moment. */
export async function listPausedLanes({ db }: Records): Promise<PausedLane[]> {
  const { rows } = await db.execute<{
    lane: string;
    reason: string;
    detail: string;
    pausedUntil: string | null;
    changedAt: string;
  }>(sql`
    SELECT lane, reason, detail, paused_until AS "pausedUntil", changed_at AS "changedAt" FROM outbox_lanes
    WHERE paused_until IS NULL OR paused_until > now() ORDER BY lane LIMIT ${lanesMax}`);
  return rows.map(({ pausedUntil, changedAt, ...rest }) => ({
    ...rest,
    pausedUntil: pausedUntil === null ? null : new Date(pausedUntil),
    changedAt: new Date(changedAt),
  }));
}
