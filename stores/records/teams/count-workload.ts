// How much each user has to do: leads, tasks, promises, requests that wait.

import { sql } from 'drizzle-orm';
import type { WorkloadFigures } from '#contract/workload-report.ts';
import { joinStanding, standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

/** Tasks that are due within so many days count as due. */
const dueDays = 7;
/** Requests that nobody has taken for longer are no work any more. */
const requestDays = 60;
const usersMax = 2_000;

/** By the user's id; '' for what is nobody's. */
export async function countWorkload(
  { db }: Pick<Records, 'db'>,
  nowMs: number,
): Promise<ReadonlyMap<string, WorkloadFigures>> {
  const now = sql`to_timestamp(${nowMs}::float8 / 1000.0)`;
  const { rows } = await db.execute<Record<keyof WorkloadFigures, number> & { owner: string }>(sql`
    SELECT owner, sum(leads)::float8 AS "openLeads", sum(overdue)::float8 AS "tasksOverdue", sum(due)::float8 AS "tasksDue",
      sum(promises)::float8 AS promises, sum(late)::float8 AS "promisesOverdue", sum(requests)::float8 AS "newRequests"
    FROM (
      SELECT coalesce(l.owner_id, c.owner_id, '') AS owner, count(*) AS leads, 0 AS overdue, 0 AS due, 0 AS promises, 0 AS late,
        0 AS requests
      FROM leads l ${joinStanding(sql`l.company_id`)} WHERE l.closed_at IS NULL AND c.removed_at IS NULL GROUP BY 1
      UNION ALL
      SELECT coalesce(e.assignee_id, ''), 0, count(*) FILTER (WHERE e.due_at < ${now}),
        count(*) FILTER (WHERE e.due_at >= ${now} AND e.due_at < ${now} + ${dueDays} * interval '1 day'),
        count(*) FILTER (WHERE e.is_promise), count(*) FILTER (WHERE e.is_promise AND e.due_at < ${now}), 0
      FROM lead_entries e WHERE e.kind = 'task' AND e.done_at IS NULL AND e.removed_at IS NULL GROUP BY 1
      UNION ALL
      SELECT coalesce(c.owner_id, ''), 0, 0, 0, 0, 0, count(*)
      FROM requests r LEFT JOIN company_domains d ON d.domain = split_part(lower(trim(r.said_email)), '@', 2)
        LEFT JOIN companies c ON c.id = ${standingOf(sql`d.company_id`)} AND c.removed_at IS NULL
      WHERE r.state = 'new' AND r.received_at > ${now} - ${requestDays} * interval '1 day' GROUP BY 1) AS every
    GROUP BY owner LIMIT ${usersMax}`);
  return new Map(rows.map(({ owner, ...figures }) => [owner, figures]));
}
