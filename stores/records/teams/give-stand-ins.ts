// Gives the absences in which a user stands in, those that run and those to come, to a colleague, before the user is removed or has a
// role that may not stand in for whoever is away.

import { sql } from 'drizzle-orm';
import type { Role } from '#contract/report.ts';
import { mayStandIn } from '#contract/user-report.ts';
import type { Transaction } from '../change-companies.ts';

const rowsMax = 10_000;

interface StandIn extends Record<string, unknown> {
  readonly id: number;
  readonly awayId: string;
  readonly awayRole: Role;
  /** Whoever shall stand in is away themselves in these days. */
  readonly isAway: boolean;
}

/** How many absences would have nobody any more. `nextRole`: undefined for whoever is removed. */
export async function countStandIns(
  db: Transaction,
  userId: string,
  nextRole: Role | undefined,
): Promise<number> {
  return (await listLeft(db, { userId, nextRole, toId: '' })).length;
}

export type StandInRefusal = 'absence_own_substitute' | 'absence_substitute_role' | 'absence_substitute_away';

/** Changes nothing when it answers why the colleague may not stand in. */
export async function giveStandIns(
  db: Transaction,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  nextRole: Role | undefined,
): Promise<StandInRefusal | undefined> {
  const left = await listLeft(db, { userId: fromId, nextRole, toId });
  if (left.length === 0) return undefined;
  const { rows } = await db.execute<{ role: Role }>(sql`SELECT role FROM users WHERE id = ${toId} LIMIT 1`);
  const role = rows[0]?.role;
  if (left.some(({ awayId }) => awayId === toId)) return 'absence_own_substitute';
  if (role === undefined || !left.every(({ awayRole }) => mayStandIn(role, awayRole)))
    return 'absence_substitute_role';
  if (left.some(({ isAway }) => isAway)) return 'absence_substitute_away';
  const ids = sql.param(left.map(({ id }) => id));
  await db.execute(sql`UPDATE absences SET substitute_id = ${toId} WHERE id = ANY(${ids}::bigint[])`);
  return undefined;
}

/** Those that are over tell nobody anything any more. */
export async function forgetPastStandIns(db: Transaction, userId: string): Promise<void> {
  await db.execute(sql`DELETE FROM absences WHERE substitute_id = ${userId} AND ends_at <= now()`);
}

async function listLeft(
  db: Transaction,
  { userId, nextRole, toId }: { userId: string; nextRole: Role | undefined; toId: string },
): Promise<StandIn[]> {
  const { rows } = await db.execute<StandIn>(sql`
    SELECT a.id::float8 AS id, a.user_id AS "awayId", u.role AS "awayRole", EXISTS (SELECT FROM absences o
      WHERE o.user_id = ${toId} AND o.starts_at < a.ends_at AND o.ends_at > a.starts_at) AS "isAway"
    FROM absences a JOIN users u ON u.id = a.user_id
    WHERE a.substitute_id = ${userId} AND a.ends_at > now() ORDER BY a.id LIMIT ${rowsMax} FOR UPDATE OF a`);
  return rows.filter(({ awayRole }) => nextRole === undefined || !mayStandIn(nextRole, awayRole));
}
