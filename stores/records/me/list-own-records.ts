// Counts and lists what the records hold about one user, table by table.

import { type SQL, sql } from 'drizzle-orm';
import { type OwnRecordKind, ownRecordKinds } from '#contract/recorded-report.ts';
import type { Records } from '../open-records.ts';
import { auditWords } from '../schema/audit-words.ts';
import { type OwnRecordPart, ownRecordParts } from './own-record-parts.ts';

export interface OwnUser {
  readonly id: string;
  readonly email: string;
}

export interface OwnRecordCount {
  readonly kind: OwnRecordKind;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** Of one table; the newest. */
const rowsMax = 10_000;

export async function countOwnRecords({ db }: Pick<Records, 'db'>, user: OwnUser): Promise<OwnRecordCount[]> {
  const counts: OwnRecordCount[] = [];
  for (const kind of ownRecordKinds) {
    const parts = ownRecordParts[kind].map(
      (part) =>
        sql`(SELECT at FROM (${selectOwnRecords(part, user, sql`${timeOf(part)} AS at`, rowsMax + 1)}) AS p)`,
    );
    const { rows } = await db.execute<{ count: number; firstMs: number | null; lastMs: number | null }>(sql`
      SELECT count(*)::float8 AS count, extract(epoch FROM min(at))::float8 * 1000 AS "firstMs",
        extract(epoch FROM max(at))::float8 * 1000 AS "lastMs"
      FROM (${sql.join(parts, sql` UNION ALL `)}) AS every`);
    const { count = 0, firstMs = null, lastMs = null } = rows[0] ?? {};
    const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));
    counts.push({
      ...{ kind, count: Math.min(count, rowsMax), isMore: count > rowsMax },
      ...{ firstAt: dateOf(firstMs), lastAt: dateOf(lastMs) },
    });
  }
  return counts;
}

/** Rows as they stand in the table, the newest first, of what the user may see of them; at most `rowsMax`. */
export async function listOwnRecords(
  { db }: Pick<Records, 'db'>,
  user: OwnUser,
  part: OwnRecordPart,
): Promise<Record<string, unknown>[]> {
  const columns = sql.join(
    part.shows.map((name) => sql.identifier(name)),
    sql`, `,
  );
  const { rows } = await db.execute<Record<string, unknown>>(selectOwnRecords(part, user, columns, rowsMax));
  return rows;
}

/** The question for rows of one part, the newest first. */
export function selectOwnRecords(part: OwnRecordPart, user: OwnUser, columns: SQL, limit: number): SQL {
  const order = part.at === undefined ? sql`` : sql`ORDER BY ${sql.identifier(part.at)} DESC NULLS LAST`;
  return sql`SELECT ${columns} FROM ${sql.identifier(part.table)} WHERE ${isOf(part, user)} ${order} LIMIT ${limit}`;
}

const timeOf = ({ at }: OwnRecordPart): SQL =>
  at === undefined ? sql`NULL::timestamptz` : sql`${sql.identifier(at)}::timestamptz`;

function isOf(part: OwnRecordPart, user: OwnUser): SQL {
  const { by = [], byEmail = [], among = [], through, within, noneIn } = part;
  const { id, email } = user;
  const conditions = [
    ...by.map((name) => sql`${sql.identifier(name)} = ${id}`),
    ...byEmail.map((name) => sql`lower(${sql.identifier(name)}) = ${email.toLowerCase()}`),
    // As the index has it.
    ...among.map(
      (name) => sql`(${sql.identifier(name)} <> '{}' AND ${sql.identifier(name)} @> ARRAY[${id}]::text[])`,
    ),
  ];
  if (through !== undefined) {
    const ids = sql`SELECT id FROM ${sql.identifier(through.table)} WHERE ${sql.identifier(through.by)} = ${id}`;
    conditions.push(sql`${sql.identifier(through.column)} IN (${ids})`);
  }
  if (within !== undefined) {
    // As the index has it: a log of millions of deeds is not read for a few.
    const isNamed = sql`${auditWords(sql.identifier(within))} @> ARRAY[${id}]::text[]`;
    conditions.push(sql`(action NOT LIKE 'look%' AND user_id <> ${id} AND ${isNamed})`);
  }
  const isEmpty = noneIn === undefined ? sql`` : sql` AND ${sql.identifier(noneIn)} IS NULL`;
  return sql`(${sql.join(conditions, sql` OR `)})${isEmpty}`;
}
