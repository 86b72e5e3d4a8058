// A page of leads: filtered, sorted, from where the page before ended; with the name of the company. Every sort has an index.

import { type SQL, sql } from 'drizzle-orm';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import type { Records } from '../open-records.ts';

export interface LeadFilter {
  /** As typed: beginnings of words of the company's names. */
  readonly search?: string | undefined;
  readonly stages?: readonly string[] | undefined;
  /** Id of a user; '' for leads that nobody looks after. */
  readonly ownerId?: string | undefined;
  readonly scoreMin?: number | undefined;
  readonly fitMin?: number | undefined;
  /** Only open ones, or only finished ones. */
  readonly isOpen?: boolean | undefined;
  /** Rows that a salesperson may see whole: their own, and those of nobody. Undefined: all. */
  readonly ofOwnerOrNobody?: string | undefined;
}

export type LeadSort = 'score' | 'changed' | 'step';

/** Where the page before ended: what it is sorted by, and the id. */
export interface LeadPlace {
  /** A score, or milliseconds since 1970. */
  readonly value: number;
  readonly id: number;
}

export interface ListedLead {
  id: number;
  companyId: number;
  companyName: string;
  personId: number | null;
  stage: string;
  ownerId: string | null;
  ownerName: string;
  source: string;
  score: number;
  fit: number;
  nextStep: string;
  /** Milliseconds since 1970, as the other moments; null when there is none. */
  nextStepMs: number | null;
  resultReason: string;
  closedMs: number | null;
  createdMs: number;
  changedMs: number;
  changeId: number;
  /** Place behind which the next page begins when it is the last of this one. */
  place: LeadPlace;
}

type LeadLine = Omit<ListedLead, 'place'> & { sorted: number };

const sorts: Readonly<Record<LeadSort, { by: SQL; order: SQL; behind: (place: LeadPlace) => SQL }>> = {
  score: {
    by: sql`l.score::float8`,
    order: sql`l.score DESC, l.id DESC`,
    behind: ({ value, id }) => sql`(l.score, l.id) < (${value}::smallint, ${id}::bigint)`,
  },
  changed: {
    by: msOf(sql`l.changed_at`),
    order: sql`l.changed_at DESC, l.id DESC`,
    behind: ({ value, id }) => sql`(l.changed_at, l.id) < (${momentOf(value)}, ${id}::bigint)`,
  },
  // The longest overdue first; leads without a next step are not among them.
  step: {
    by: msOf(sql`l.next_step_at`),
    order: sql`l.next_step_at, l.id`,
    behind: ({ value, id }) => sql`(l.next_step_at, l.id) > (${momentOf(value)}, ${id}::bigint)`,
  },
};

export async function listLeads(
  records: Records,
  filter: LeadFilter,
  page: { sort: LeadSort; after?: LeadPlace | undefined; limit: number },
): Promise<ListedLead[]> {
  const { by, order, behind } = sorts[page.sort];
  const where = [
    ...conditionsOf(filter),
    ...(page.sort === 'step' ? [sql`l.next_step_at IS NOT NULL`] : []),
    ...(page.after === undefined ? [] : [behind(page.after)]),
  ];
  const { rows } = await records.db.execute<LeadLine>(sql`
    SELECT l.id::float8 AS id, l.company_id AS "companyId", c.name AS "companyName", l.person_id::float8 AS "personId",
      l.stage, l.owner_id AS "ownerId", coalesce(u.name, '') AS "ownerName", l.source, l.score, l.fit,
      l.next_step AS "nextStep", ${msOf(sql`l.next_step_at`)} AS "nextStepMs", l.result_reason AS "resultReason",
      ${msOf(sql`l.closed_at`)} AS "closedMs", ${msOf(sql`l.created_at`)} AS "createdMs",
      ${msOf(sql`l.changed_at`)} AS "changedMs", l.change_id::float8 AS "changeId", ${by} AS sorted
    FROM leads l JOIN companies c ON c.id = l.company_id LEFT JOIN users u ON u.id = l.owner_id
    WHERE ${sql.join(where.length === 0 ? [sql`true`] : where, sql` AND `)}
    ORDER BY ${order} LIMIT ${page.limit}`);
  return rows.map(({ sorted, ...row }) => ({ ...row, place: { value: sorted, id: row.id } }));
}

/** How many leads stand in each stage, for the columns of a board; stages without any are missing. */
export async function countLeads(records: Records, filter: LeadFilter): Promise<Map<string, number>> {
  const where = conditionsOf(filter);
  const { rows } = await records.db.execute<{ stage: string; leads: number }>(sql`
    SELECT l.stage, count(*)::float8 AS leads FROM leads l JOIN companies c ON c.id = l.company_id
    WHERE ${sql.join(where.length === 0 ? [sql`true`] : where, sql` AND `)} GROUP BY l.stage LIMIT 100`);
  return new Map(rows.map(({ stage, leads }) => [stage, leads]));
}

function conditionsOf(filter: LeadFilter): SQL[] {
  const { search, stages, ownerId, scoreMin, fitMin, isOpen, ofOwnerOrNobody } = filter;
  const query = searchQuery(search ?? '');
  const conditions: (SQL | undefined)[] = [
    query === '' ? undefined : sql`c.search @@ ${query}::tsquery`,
    stages === undefined ? undefined : sql`l.stage = ANY(${sql.param([...stages])}::text[])`,
    ownerId === undefined
      ? undefined
      : ownerId === ''
        ? sql`l.owner_id IS NULL`
        : sql`l.owner_id = ${ownerId}`,
    scoreMin === undefined ? undefined : sql`l.score >= ${scoreMin}`,
    fitMin === undefined ? undefined : sql`l.fit >= ${fitMin}`,
    isOpen === undefined ? undefined : isOpen ? sql`l.closed_at IS NULL` : sql`l.closed_at IS NOT NULL`,
    ofOwnerOrNobody === undefined ? undefined : sql`(l.owner_id IS NULL OR l.owner_id = ${ofOwnerOrNobody})`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function msOf(moment: SQL): SQL {
  return sql`round(extract(epoch FROM ${moment}) * 1000)::float8`;
}

function momentOf(ms: number): SQL {
  return sql`to_timestamp(${ms}::float8 / 1000.0)::timestamptz(3)`;
}
