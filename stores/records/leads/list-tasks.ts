// Tasks beside leads, of one user or of everybody, those that are due first, those without a day last.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { joinStandingOfEach } from './company-members.ts';
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
  const { rows } = await db.execute<ListedTask>(sql`
    SELECT e.id::float8 AS "entryId", e.lead_id::float8 AS "leadId", c.id AS "companyId", c.name AS "companyName", e.text,
      ${ms('e.due_at')} AS "dueMs", ${ms('e.done_at')} AS "doneMs", e.is_promise AS "isPromise", e.assignee_id AS "assigneeId",
      coalesce(u.name, '') AS "assigneeName", e.person_id::float8 AS "personId", e.change_id::float8 AS "changeId"
    FROM ${firstOf(search, page)} e JOIN leads l ON l.id = e.lead_id ${joinStandingOfEach(sql`l.company_id`)}
      LEFT JOIN users u ON u.id = e.assignee_id
    ORDER BY e.due_at NULLS LAST, e.id LIMIT ${page.limit}`);
  return rows;
}

const dueFirst = sql`ORDER BY e.due_at NULLS LAST, e.id`;

/**
 * In brackets: those of the page alone. The caller's own and all others each by themselves, so that an index has both in order, and
 * holds all that is asked for.
 */
function firstOf(
  search: TaskSearch,
  { after, limit }: { after?: TaskPlace | undefined; limit: number },
): SQL {
  const where = [...conditionsOf(search), ...(after === undefined ? [] : [isBehind(after)])];
  const partOf = (more: readonly SQL[]) =>
    sql`(SELECT e.id, e.due_at FROM lead_entries e WHERE ${sql.join([...where, ...more], sql` AND `)} ${dueFirst} LIMIT ${limit})`;
  const whole = (some: SQL) => sql`(SELECT e.* FROM ${some} AS first JOIN lead_entries e ON e.id = first.id)`;
  const seen = seenTasks(search);
  if (seen === undefined) return whole(partOf([]));
  const parts = [partOf([seen.own]), partOf([sql`NOT coalesce(${seen.own}, false)`, seen.ofLeads])];
  return whole(
    sql`(SELECT e.id, e.due_at FROM (${sql.join(parts, sql` UNION ALL `)}) AS e ${dueFirst} LIMIT ${limit})`,
  );
}

/** At most `max`, which means that there may be more. */
export async function countTasks(
  { db }: Pick<Records, 'db'>,
  search: TaskSearch,
  max: number,
): Promise<number> {
  const partOf = (more: readonly SQL[]) =>
    sql`(SELECT FROM lead_entries e WHERE ${sql.join([...conditionsOf(search), ...more], sql` AND `)} LIMIT ${max})`;
  const seen = seenTasks(search);
  const parts =
    seen === undefined
      ? [partOf([])]
      : [partOf([seen.own]), partOf([sql`NOT coalesce(${seen.own}, false)`, seen.ofFound])];
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::float8 AS count FROM (
      SELECT FROM (${sql.join(parts, sql` UNION ALL `)}) AS e LIMIT ${max}) AS part`);
  return rows[0]?.count ?? 0;
}

/**
 * What narrows tasks to those that the caller sees; undefined where all are seen. Of everybody's tasks `OFFSET 0`: a lead is asked about
 * for each task in its turn until the page is full, and not for all of them before it. Of colleagues' tasks few may be seen, or none, and
 * many are counted: there the leads are found first.
 */
function seenTasks({
  assigneeIds,
  seenBy,
}: TaskSearch): { own: SQL; ofLeads: SQL; ofFound: SQL } | undefined {
  if (seenBy === undefined || assigneeIds?.every((id) => seenBy.userIds.includes(id))) return undefined;
  const ofEach = sql`EXISTS (SELECT FROM leads l WHERE l.id = e.lead_id AND ${whoseLead((owner) => isSeenBy(owner, seenBy))} OFFSET 0)`;
  const ofFound = sql`e.lead_id IN (${leadsSeenBy(seenBy)})`;
  return {
    own: isOneOf(sql`e.assignee_id`, seenBy.userIds),
    ...{ ofLeads: assigneeIds === undefined ? ofEach : ofFound, ofFound },
  };
}

/** By whose they are, and nobody's, each by the index. */
function leadsSeenBy({ userIds, isOwnOnly }: SeenBy): SQL {
  const theirs = sql`SELECT l.id FROM leads l WHERE ${whoseLead((owner) => isOneOf(owner, userIds))}`;
  if (isOwnOnly) return theirs;
  return sql`${theirs} UNION ALL SELECT l.id FROM leads l WHERE ${whoseLead((owner) => sql`${owner} IS NULL`)}`;
}

/** All but who sees them. */
function conditionsOf({ assigneeIds, dueBeforeMs, isDone }: TaskSearch): SQL[] {
  const conditions = [
    sql`e.kind = 'task' AND e.removed_at IS NULL`,
    isDone ? sql`e.done_at IS NOT NULL` : sql`e.done_at IS NULL`,
    assigneeIds === undefined ? undefined : isOneOf(sql`e.assignee_id`, assigneeIds),
    dueBeforeMs === undefined ? undefined : sql`e.due_at < to_timestamp(${dueBeforeMs}::float8 / 1000.0)`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function isBehind({ dueMs, id }: TaskPlace): SQL {
  if (dueMs === null) return sql`e.due_at IS NULL AND e.id > ${id}`;
  const due = sql`to_timestamp(${dueMs}::float8 / 1000.0)::timestamptz(3)`;
  return sql`((e.due_at, e.id) > (${due}, ${id}::bigint) OR e.due_at IS NULL)`;
}
