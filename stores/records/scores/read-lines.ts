// The ledgers of companies as they were written last.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { type KeptLine, type LineRow, readLine } from './score-row.ts';

const linesMax = 500_000;

/** By company, the newest line first; companies without any are missing. */
export async function readLines(
  { db }: Pick<Records, 'db'>,
  companyIds: readonly number[],
): Promise<Map<number, KeptLine[]>> {
  if (companyIds.length === 0) return new Map();
  const { rows } = await db.execute<LineRow>(sql`
    SELECT company_id AS "companyId", event_id AS "eventId", rule, rule_version AS "ruleVersion", rule_group AS "group", actor,
      site_id AS "siteId", round(extract(epoch FROM at) * 1000)::float8 AS "atMs",
      round(extract(epoch FROM fades_at) * 1000)::float8 AS "fadesMs",
      round(extract(epoch FROM replaced_at) * 1000)::float8 AS "replacedMs", points
    FROM score_lines WHERE company_id = ANY(${sql.param([...companyIds])}::int[])
    ORDER BY at DESC, event_id, rule LIMIT ${linesMax}`);
  const found = new Map<number, KeptLine[]>();
  for (const row of rows) {
    const line = readLine(row);
    const known = found.get(row.companyId);
    if (known === undefined) found.set(row.companyId, [line]);
    else known.push(line);
  }
  return found;
}
