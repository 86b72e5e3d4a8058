// What waits for the morning and is of a company that is somebody else's by now, such as one that a colleague took or was given: it
// is told to whoever looks after the company when the morning comes, and to nobody else.

import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import { membersOf, standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { tellings } from '../schema/alerts.ts';
import { findRecipients } from './find-recipients.ts';

const rowsAtOnce = 500;

interface GivenAway extends Record<string, unknown> {
  id: number;
  signalId: number;
  again: number;
  /** Of the open lead, or else of the company. */
  ownerId: string;
}

/** All that is due by now. */
export async function giveAwayTellings(records: Records, now: Date): Promise<void> {
  let count: number;
  do count = await records.db.transaction((db) => giveSome(db, now));
  while (count === rowsAtOnce);
}

async function giveSome(db: Transaction, now: Date): Promise<number> {
  const found = await findGivenAway(db, now);
  if (found.length === 0) return 0;
  await db
    .update(tellings)
    .set({ how: 'not', reason: 'given_away', dueAt: now, bundleAt: null })
    .where(
      inArray(
        tellings.id,
        found.map(({ id }) => id),
      ),
    );
  // A reminder was the wish of whoever asked for it.
  const told = found.filter(({ again }) => again === 0);
  for (const ownerId of new Set(told.map((one) => one.ownerId))) {
    const signalIds = new Set(told.flatMap((one) => (one.ownerId === ownerId ? [one.signalId] : [])));
    await tellOwner(db, ownerId, [...signalIds], now);
  }
  return found.length;
}

/** Whoever stands in for the owner, or has them stand in, is told rightly. */
async function findGivenAway(db: Transaction, now: Date): Promise<GivenAway[]> {
  const { rows } = await db.execute<GivenAway>(sql`
    SELECT t.id::float8 AS id, t.signal_id::float8 AS "signalId", t.again, o.id AS "ownerId"
    FROM tellings t JOIN signals s ON s.id = t.signal_id
    CROSS JOIN LATERAL (SELECT ${standingOf(sql`s.company_id`)} AS id) AS c
    CROSS JOIN LATERAL (SELECT coalesce(
      (SELECT l.owner_id FROM leads l WHERE l.company_id IN ${membersOf(sql`c.id`)} AND l.closed_at IS NULL
        ORDER BY l.id LIMIT 1),
      (SELECT own.owner_id FROM companies own WHERE own.id = c.id)) AS id) AS o
    WHERE t.bundle_at IS NOT NULL AND t.bundled_at IS NULL AND t.bundle_at <= ${now} AND t.user_id IS NOT NULL
      AND o.id <> t.user_id AND o.id IS DISTINCT FROM t.instead_of_id AND o.id IS NOT NULL
    ORDER BY t.id LIMIT ${rowsAtOnce} FOR UPDATE OF t SKIP LOCKED`);
  return rows;
}

/** In the same morning's message; what they were told already is not told again. */
async function tellOwner(
  db: Transaction,
  ownerId: string,
  signalIds: readonly number[],
  now: Date,
): Promise<void> {
  for (const { userId, insteadOfId } of await findRecipients(db, ownerId, now.getTime())) {
    if (userId === null) continue;
    // What had been theirs before comes back.
    await db.execute(sql`
      INSERT INTO tellings (signal_id, user_id, instead_of_id, how, reason, due_at, bundle_at)
      SELECT id, ${userId}, ${insteadOfId}, 'together', 'waits_for_morning', ${now}, ${now}
      FROM unnest(${sql.param([...signalIds])}::bigint[]) AS given(id)
      ON CONFLICT (signal_id, coalesce(user_id, ''), coalesce(channel_id, 0), again) DO UPDATE SET
        instead_of_id = excluded.instead_of_id, how = excluded.how, reason = excluded.reason, due_at = excluded.due_at,
        bundle_at = excluded.bundle_at
      WHERE tellings.reason = 'given_away'`);
  }
}
