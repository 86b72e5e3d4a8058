// Whose work is a team's: its members', and that of the colleagues for whom any of them stands in at a moment.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { standInPairs } from './stand-ins.ts';

const usersMax = 1_000;

/** Ids of users; undefined when there is no such team. */
export async function listTeamOwners(
  { db }: Pick<Records, 'db'>,
  teamId: number,
  nowMs: number,
): Promise<string[] | undefined> {
  const { rows } = await db.execute<{ userId: string | null }>(sql`
    WITH members AS (SELECT user_id FROM team_members WHERE team_id = ${teamId})
    SELECT o.user_id AS "userId" FROM teams t LEFT JOIN (
      SELECT user_id FROM members UNION SELECT p.away FROM ${standInPairs(nowMs)} AS p JOIN members m ON m.user_id = p.by
    ) AS o ON true
    WHERE t.id = ${teamId} ORDER BY o.user_id LIMIT ${usersMax}`);
  return rows.length === 0 ? undefined : rows.flatMap(({ userId }) => userId ?? []);
}
