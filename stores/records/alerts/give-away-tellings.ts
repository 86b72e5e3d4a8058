// What waits for the morning and is of a company that is somebody else's by now, such as one that a colleague took or was given, or of a
// user who is removed: it is told to whoever looks after the company then, and to nobody else.

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
  await tellOwners(
    db,
    told.map((one) => ({ ...one, bundleMs: now.getTime() })),
    now,
  );
  return found.length;
}

/** What waited for somebody, and until when. */
export interface EndedTelling extends Record<string, unknown> {
  signalId: number;
  /** Milliseconds since 1970. */
  bundleMs: number;
}

/** Of a user who is about to be removed; who was told stays known by the name. Answers what they were not told yet. */
export async function endTellings(db: Transaction, userId: string): Promise<EndedTelling[]> {
  await db.execute(sql`
    UPDATE tellings SET user_name = u.name FROM users u WHERE u.id = ${userId} AND user_id = u.id`);
  const { rows } = await db.execute<EndedTelling & { again: number }>(sql`
    WITH waiting AS (SELECT id, signal_id, bundle_at, again FROM tellings
      WHERE user_id = ${userId} AND bundle_at IS NOT NULL AND bundled_at IS NULL),
    ended AS (UPDATE tellings t SET how = 'not', reason = 'given_away', due_at = now(), bundle_at = NULL
      FROM waiting w WHERE t.id = w.id)
    SELECT signal_id::float8 AS "signalId", extract(epoch FROM bundle_at)::float8 * 1000 AS "bundleMs", again FROM waiting`);
  return rows.filter(({ again }) => again === 0);
}

/** Once the user is gone and what they looked after is somebody else's, or nobody's. */
export async function tellInstead(
  db: Transaction,
  waiting: readonly EndedTelling[],
  now: Date,
): Promise<void> {
  if (waiting.length === 0) return;
  const ids = sql.param(waiting.map(({ signalId }) => signalId));
  const { rows } = await db.execute<{ signalId: number; ownerId: string | null }>(sql`
    SELECT s.id::float8 AS "signalId", o.id AS "ownerId" FROM signals s ${joinOwner} WHERE s.id = ANY(${ids}::bigint[])`);
  const ownerOf = new Map(rows.map(({ signalId, ownerId }) => [signalId, ownerId]));
  await tellOwners(
    db,
    waiting.map((one) => ({ ...one, ownerId: ownerOf.get(one.signalId) ?? null })),
    now,
  );
}

/** Whoever looks after the company that the signal is of. */
const joinOwner = sql`
    CROSS JOIN LATERAL (SELECT ${standingOf(sql`s.company_id`)} AS id) AS c
    CROSS JOIN LATERAL (SELECT coalesce(
      (SELECT l.owner_id FROM leads l WHERE l.company_id IN ${membersOf(sql`c.id`)} AND l.closed_at IS NULL
        ORDER BY l.id LIMIT 1),
      (SELECT own.owner_id FROM companies own WHERE own.id = c.id)) AS id) AS o`;

/** Whoever stands in for the owner, or has them stand in, is told rightly. */
async function findGivenAway(db: Transaction, now: Date): Promise<GivenAway[]> {
  const { rows } = await db.execute<GivenAway>(sql`
    SELECT t.id::float8 AS id, t.signal_id::float8 AS "signalId", t.again, o.id AS "ownerId"
    FROM tellings t JOIN signals s ON s.id = t.signal_id ${joinOwner}
    WHERE t.bundle_at IS NOT NULL AND t.bundled_at IS NULL AND t.bundle_at <= ${now} AND t.user_id IS NOT NULL
      AND o.id <> t.user_id AND o.id IS DISTINCT FROM t.instead_of_id AND o.id IS NOT NULL
    ORDER BY t.id LIMIT ${rowsAtOnce} FOR UPDATE OF t SKIP LOCKED`);
  return rows;
}

async function tellOwners(
  db: Transaction,
  given: readonly (EndedTelling & { ownerId: string | null })[],
  now: Date,
): Promise<void> {
  for (const ownerId of new Set(given.map((one) => one.ownerId))) {
    const theirs = new Map(
      given.flatMap((one) => (one.ownerId === ownerId ? [[one.signalId, one.bundleMs] as const] : [])),
    );
    await tellOwner(db, ownerId, theirs, now);
  }
}

/** In the same morning's message; what they were told already is not told again. */
async function tellOwner(
  db: Transaction,
  ownerId: string | null,
  bundleMs: ReadonlyMap<number, number>,
  now: Date,
): Promise<void> {
  const ids = sql`${sql.param([...bundleMs.keys()])}::bigint[]`;
  const moments = sql`${sql.param([...bundleMs.values()])}::float8[]`;
  for (const { userId, insteadOfId } of await findRecipients(db, ownerId, now.getTime())) {
    if (userId === null) continue;
    // What had been theirs before comes back.
    await db.execute(sql`
      INSERT INTO tellings (signal_id, user_id, instead_of_id, how, reason, due_at, bundle_at)
      SELECT id, ${userId}, ${insteadOfId}, 'together', 'waits_for_morning', to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
      FROM unnest(${ids}, ${moments}) AS given(id, ms)
      ON CONFLICT (signal_id, coalesce(user_id, ''), coalesce(channel_id, 0), again) DO UPDATE SET
        instead_of_id = excluded.instead_of_id, how = excluded.how, reason = excluded.reason, due_at = excluded.due_at,
        bundle_at = excluded.bundle_at
      WHERE tellings.reason = 'given_away'`);
  }
}
