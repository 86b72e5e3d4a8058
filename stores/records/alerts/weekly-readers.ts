// Who gets the page of the week: managers and administrators unless they said otherwise, and whoever stands in for one of
// them who is away.

import { sql } from 'drizzle-orm';
import type { ChannelKind } from '#contract/alert-report.ts';
import type { TellingRules } from '#contract/signal-rules.ts';
import type { Transaction } from '../change-companies.ts';
import { standInPairs } from '../teams/stand-ins.ts';
import { makeOwnMail } from './find-recipients.ts';

export interface WeeklyReader extends Record<string, unknown> {
  userId: string;
  /** Null for whoever chose nothing. */
  rules: TellingRules | null;
  /** Milliseconds since 1970. */
  userSinceMs: number;
}

const readersMax = 1_000;

export async function listWeeklyReaders(
  db: Pick<Transaction, 'execute'>,
  nowMs: number,
): Promise<WeeklyReader[]> {
  const { rows } = await db.execute<WeeklyReader>(sql`
    WITH asked AS (SELECT u.id FROM users u LEFT JOIN alert_settings s ON s.user_id = u.id
      WHERE u.role IN ('manager', 'administrator') AND coalesce(s.weekly, true))
    SELECT u.id AS "userId", s.rules, extract(epoch FROM u.created_at)::float8 * 1000 AS "userSinceMs"
    FROM users u LEFT JOIN alert_settings s ON s.user_id = u.id
    WHERE u.id IN (SELECT id FROM asked UNION SELECT p.by FROM ${standInPairs(nowMs)} AS p JOIN asked a ON a.id = p.away) ORDER BY u.id LIMIT ${readersMax}`);
  return rows;
}

/** Channels of people; programs get it when they ask for signals. */
export async function listWeeklyChannels(
  db: Pick<Transaction, 'execute'>,
  userId: string,
): Promise<{ id: number; kind: ChannelKind }[]> {
  await makeOwnMail(db, [userId]);
  const { rows } = await db.execute<{ id: number; kind: ChannelKind }>(sql`
    SELECT id::float8 AS id, kind FROM alert_channels WHERE user_id = ${userId} AND enabled AND kind <> 'webhook'
    ORDER BY id LIMIT ${readersMax}`);
  return rows;
}
