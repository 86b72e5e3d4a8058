// Tasks beside leads, of one user or of everybody, those that are due first, those without a day last.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { joinStandingLoosely } from './company-members.ts';
import { isOneOf, isSeenBy, type SeenBy, whoseLead } from './lead-conditions.ts';

export interface TaskSearch {
  /** Undefined: everybody's. */
  readonly assigneeIds?: readonly string[] | undefined;
  /** Milliseconds since 1970. */
  readonly dueBeforeMs?: number | undefined;
  readonly isDone: boolean;
  /** Only beside leads that these users or nobody looks after, or with `isOwnOnly` these alone; and what is theirs to do. */
  readonly seenBy?: SeenBy | undefined;
}

export interface ListedTask extends Record<string, unknown> {
  entryId: number;
  leadId: number;
  companyId: number;
  companyName: string;
  text: string;
  /** Milliseconds since 1970, as the next; null for none. */
  dueMs: number | null;
  doneMs: number | null;
  isPromise: boolean;
  assigneeId: string | null;
  assigneeName: string;
  personId: number | null;
  changeId: number;
}

export interface TaskPlace {
  /** Milliseconds since 1970; null among those without a day. */
  readonly dueMs: number | null;
  readonly id: number;
}

const ms = (column: string) => sql.raw(`round(extract(epoch FROM ${column}) * 1000)::float8`);

export async function listTasks(
  { db }: Pick<Records, 'db'>,
  search: TaskSearch,
  page: { after?: TaskPlace | undefined; limit: number },
): Promise<ListedTask[]> {
  const where = [...conditionsOf(search), ...(page.after === undefined ? [] : [isBehind(page.after)])];
  const { rows } = await db.execute<ListedTask>(sql`
    SELECT e.id::float8 AS "entryId", e.lead_id::float8 AS "leadId", c.id AS "companyId", c.name AS "companyName", e.text,
      ${ms('e.due_at')} AS "dueMs", ${ms('e.done_at')} AS "doneMs", e.is_promise AS "isPromise", e.assignee_id AS "assigneeId",
      coalesce(u.name, '') AS "assigneeName", e.person_id::float8 AS "personId", e.change_id::float8 AS "changeId"
    FROM ${tables} LEFT JOIN users u ON u.id = e.assignee_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY e.due_at NULLS LAST, e.id LIMIT ${page.limit}`);
  return rows;
}

/** At most `max`, which means that there may be more. */
export async function countTasks(
  { db }: Pick<Records, 'db'>,
  search: TaskSearch,
  max: number,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::float8 AS count FROM (
      SELECT FROM ${tables} WHERE ${sql.join(conditionsOf(search), sql` AND `)} LIMIT ${max}) AS part`);
  return rows[0]?.count ?? 0;
}

/** Every entry has its lead, and every lead its company: joined loosely, they are left out where a count asks nothing of them. */
const tables = sql`lead_entries e LEFT JOIN leads l ON l.id = e.lead_id ${joinStandingLoosely(sql`l.company_id`)}`;

function conditionsOf({ assigneeIds, dueBeforeMs, isDone, seenBy }: TaskSearch): SQL[] {
  const conditions = [
    sql`e.kind = 'task' AND e.removed_at IS NULL`,
    isDone ? sql`e.done_at IS NOT NULL` : sql`e.done_at IS NULL`,
    assigneeIds === undefined ? undefined : isOneOf(sql`e.assignee_id`, assigneeIds),
    dueBeforeMs === undefined ? undefined : sql`e.due_at < to_timestamp(${dueBeforeMs}::float8 / 1000.0)`,
    seenBy === undefined
      ? undefined
      : sql`(${isOneOf(sql`e.assignee_id`, seenBy.userIds)} OR ${whoseLead((owner) => isSeenBy(owner, seenBy))})`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function isBehind({ dueMs, id }: TaskPlace): SQL {
  if (dueMs === null) return sql`e.due_at IS NULL AND e.id > ${id}`;
  const due = sql`to_timestamp(${dueMs}::float8 / 1000.0)::timestamptz(3)`;
  return sql`((e.due_at, e.id) > (${due}, ${id}::bigint) OR e.due_at IS NULL)`;
}
