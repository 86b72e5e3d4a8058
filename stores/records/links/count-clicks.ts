// How often short links were opened, by people and machines, and on how many pages that was seen.

import { sql } from 'drizzle-orm';
import type { ClickCounts, ClickDay } from '#contract/link-report.ts';
import type { Records } from '../open-records.ts';

const noClicks: ClickCounts = { human: 0, machine: 0, unsure: 0, pages: 0 };

/** By the link's id; every id asked for is among them. */
export async function countClicks(
  records: Records,
  linkIds: readonly number[],
): Promise<ReadonlyMap<number, ClickCounts>> {
  const counts = new Map(linkIds.map((id) => [id, noClicks]));
  if (linkIds.length === 0) return counts;
  const { rows } = await records.db.execute<Record<string, unknown> & ClickCounts & { id: number }>(sql`
    SELECT l.id, coalesce(h.human, 0) AS human, coalesce(h.machine, 0) AS machine, coalesce(h.unsure, 0) AS unsure,
      coalesce(s.pages, 0) AS pages
    FROM links l
    LEFT JOIN (
      SELECT link_id, (count(*) FILTER (WHERE verdict = 'human'))::int AS human,
        (count(*) FILTER (WHERE verdict = 'machine'))::int AS machine,
        (count(*) FILTER (WHERE verdict = 'unsure'))::int AS unsure
      FROM link_hits WHERE link_id = ANY(${sql.param([...linkIds])}::int[]) AND kind = 'click' GROUP BY link_id
    ) AS h ON h.link_id = l.id
    LEFT JOIN (
      SELECT link_id, count(*)::int AS pages
      FROM link_sights WHERE link_id = ANY(${sql.param([...linkIds])}::int[]) AND NOT is_robot GROUP BY link_id
    ) AS s ON s.link_id = l.id
    WHERE l.id = ANY(${sql.param([...linkIds])}::int[])
    LIMIT ${linkIds.length}`);
  for (const { id, human, machine, unsure, pages } of rows) counts.set(id, { human, machine, unsure, pages });
  return counts;
}

/** Each of the last `days` days, UTC, today the last. */
export async function listClickDays(records: Records, linkId: number, days: number): Promise<ClickDay[]> {
  const { rows } = await records.db.execute<Record<string, unknown> & ClickDay>(sql`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(h.human, 0) AS human, coalesce(h.machine, 0) AS machine,
      coalesce(h.unsure, 0) AS unsure, coalesce(s.pages, 0) AS pages
    FROM generate_series(
      (now() AT TIME ZONE 'UTC')::date - ${days - 1}::int, (now() AT TIME ZONE 'UTC')::date, interval '1 day') AS d(day)
    LEFT JOIN (
      SELECT (at AT TIME ZONE 'UTC')::date AS day, (count(*) FILTER (WHERE verdict = 'human'))::int AS human,
        (count(*) FILTER (WHERE verdict = 'machine'))::int AS machine,
        (count(*) FILTER (WHERE verdict = 'unsure'))::int AS unsure
      FROM link_hits WHERE link_id = ${linkId} AND kind = 'click' AND at > now() - ${days + 1}::int * interval '1 day' GROUP BY 1
    ) AS h ON h.day = d.day
    LEFT JOIN (
      SELECT (at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS pages
      FROM link_sights
      WHERE link_id = ${linkId} AND NOT is_robot AND at > now() - ${days + 1}::int * interval '1 day' GROUP BY 1
    ) AS s ON s.day = d.day
    ORDER BY d.day
    LIMIT ${days}`);
  return rows;
}
