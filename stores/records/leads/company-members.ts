// A company together with all that were merged into it, for questions about leads: a merge is an edge, and a lead stays with the
// company that it was made of.

import { and, asc, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { leads } from '../schema/leads.ts';

const membersMax = 1_000;
/** Merges of merges; nobody goes deeper. */
const depthMax = 20;

/** Ids, as a question in brackets: of the company with this id, and of those that were merged into it. */
export function membersOf(companyId: SQL | number): SQL {
  return sql`(WITH RECURSIVE members(id) AS (
    SELECT ${companyId}::int UNION SELECT o.id FROM members JOIN companies o ON o.merged_into_id = members.id)
    SELECT id FROM members LIMIT ${membersMax})`;
}

/** The id of the company that this one stands as, as a question in brackets. */
export function standingOf(companyId: SQL | number): SQL {
  return sql`(WITH RECURSIVE up(id, above, depth) AS (
    SELECT c.id, c.merged_into_id, 0 FROM companies c WHERE c.id = ${companyId}
    UNION ALL SELECT c.id, c.merged_into_id, up.depth + 1 FROM up JOIN companies c ON c.id = up.above
    WHERE up.depth < ${depthMax}) SELECT id FROM up WHERE above IS NULL LIMIT 1)`;
}

/** Joins `own`, the company with this id, and `c`, what it stands as. */
export function joinStanding(companyId: SQL): SQL {
  return sql`JOIN companies own ON own.id = ${companyId}
    JOIN companies c ON c.id = CASE WHEN own.merged_into_id IS NULL THEN own.id ELSE ${standingOf(sql`own.id`)} END`;
}

/**
 * Joins `c` with the `id` alone of what the company with this id stands as, null where that was removed. Most stand by themselves, which
 * is told without looking at them.
 */
export function joinListed(companyId: SQL): SQL {
  const isAside = sql`EXISTS (SELECT FROM companies a WHERE a.id = ${companyId} AND (a.merged_into_id IS NOT NULL OR a.removed_at IS NOT NULL))`;
  return sql`CROSS JOIN LATERAL (SELECT CASE WHEN ${isAside}
    THEN (SELECT t.id FROM companies t WHERE t.id = ${standingOf(companyId)} AND t.removed_at IS NULL) ELSE ${companyId} END AS id OFFSET 0) AS c`;
}

/** The same for few rows: each looks for its own, however the database would guess what that costs. */
export function joinStandingOfEach(companyId: SQL): SQL {
  return sql`JOIN companies own ON own.id = ${companyId} CROSS JOIN LATERAL (SELECT * FROM companies t
    WHERE t.id = CASE WHEN own.merged_into_id IS NULL THEN own.id ELSE ${standingOf(sql`own.id`)} END OFFSET 0) AS c`;
}

/** Who looks after what the company with this id stands as, as a question in brackets. */
export function ownerOfStanding(companyId: SQL): SQL {
  return sql`(SELECT CASE WHEN o.merged_into_id IS NULL THEN o.owner_id
    ELSE (SELECT t.owner_id FROM companies t WHERE t.id = ${standingOf(sql`o.id`)}) END FROM companies o WHERE o.id = ${companyId})`;
}

/** The open lead of what the company stands as, or of anything that was merged into that. */
export async function findOpenLeadId(
  db: Pick<Records['db'], 'select'>,
  companyId: number,
  exceptLeadId = 0,
): Promise<number | undefined> {
  const isOfThem = sql`${leads.companyId} IN ${membersOf(standingOf(companyId))}`;
  const [open] = await db
    .select({ id: leads.id })
    .from(leads)
    .where(and(isOfThem, isNull(leads.closedAt), ne(leads.id, exceptLeadId)))
    .orderBy(asc(leads.id))
    .limit(1);
  return open?.id;
}
