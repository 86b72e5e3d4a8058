// Narrows a list to those in whose own fields something stands now: few are found by the indexes of what stands there, of many each
// row of the list is looked at, which ends with the page. What stood there before is in no index.

import { type SQL, sql } from 'drizzle-orm';
import type { FieldSubject } from '#contract/field-report.ts';
import { standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { hasMerged, heldValue } from './keep-values.ts';

/** `begins` and `is`: in small letters, and by their first `comparedChars`. */
export type FieldCondition = { readonly fieldId: number } & (
  | { readonly kind: 'begins' | 'is'; readonly text: string }
  | { readonly kind: 'day'; readonly from?: string | undefined; readonly to?: string | undefined }
  | { readonly kind: 'number'; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly kind: 'empty' }
);

/** `holder`: the id of a company that stands by itself, of a person, or of a lead. */
export type Narrowing = (holder: SQL) => SQL;

/** More are looked for row by row of the list. */
const fewMax = 4_000;

type Db = Pick<Records['db'], 'execute'>;

export async function narrowByFields(
  { db }: Pick<Records, 'db'>,
  subject: FieldSubject,
  conditions: readonly FieldCondition[],
): Promise<Narrowing[]> {
  return Promise.all(
    conditions.map((condition) =>
      condition.kind === 'empty'
        ? narrowToEmpty[subject](db, condition.fieldId)
        : narrow(db, subject, condition),
    ),
  );
}

type Matching = Exclude<FieldCondition, { kind: 'empty' }>;

async function narrow(db: Db, subject: FieldSubject, condition: Matching): Promise<Narrowing> {
  const isHeldBy = (holder: SQL) => matches(heldValue(subject, holder, condition.fieldId), condition);
  const { rows } = await db.execute<{ found: number; ids: number[] }>(sql`
    WITH found AS MATERIALIZED (
      SELECT ${rowHolder[subject]} AS holder FROM custom_values v
      WHERE v.field_id = ${condition.fieldId} AND v.holds AND ${matches(sql`v.value`, condition)} LIMIT ${fewMax + 1}),
    few AS (SELECT holder FROM found WHERE (SELECT count(*) FROM found) <= ${fewMax})
    SELECT (SELECT count(*) FROM found)::float8 AS found, ARRAY(${standing[subject](isHeldBy)} LIMIT ${fewMax}) AS ids`);
  const [row] = rows;
  return row !== undefined && row.found <= fewMax
    ? (holder) => sql`${holder} = ANY(${sql.param(row.ids)}::bigint[])`
    : isHeldBy;
}

const rowHolder: Readonly<Record<FieldSubject, SQL>> = {
  company: sql`v.company_id`,
  lead: sql`v.lead_id`,
  person: sql`v.key_id`,
};

/** Whom the list knows `few` as. Of a company the own value holds; of what was merged, and of several keys, another one may. */
const standing: Readonly<Record<FieldSubject, (isHeldBy: (holder: SQL) => SQL) => SQL>> = {
  company: (isHeldBy) => sql`
    SELECT o.id::float8 FROM few JOIN companies o ON o.id = few.holder WHERE o.merged_into_id IS NULL
    UNION SELECT above.id::float8 FROM (
      SELECT DISTINCT ${standingOf(sql`o.id`)} AS id FROM few JOIN companies o ON o.id = few.holder
      WHERE o.merged_into_id IS NOT NULL) AS above WHERE ${isHeldBy(sql`above.id`)}`,
  lead: () => sql`SELECT holder::float8 FROM few`,
  person: (isHeldBy) => sql`
    SELECT p.id::float8 FROM (
      SELECT DISTINCT k.person_id AS id FROM few JOIN identity_keys k ON k.id = few.holder) AS p
    WHERE ${isHeldBy(sql`p.id`)}`,
};

/** One look into an index for each row of the list until the page is full; all of the list, where nearly all have filled the field in. */
const narrowToEmpty: Readonly<
  Record<FieldSubject, (db: Db, fieldId: number) => Narrowing | Promise<Narrowing>>
> = {
  company: (_db, fieldId) => (holder) =>
    sql`(NOT EXISTS (SELECT FROM custom_values v
    WHERE v.field_id = ${fieldId} AND v.company_id = ${holder} AND v.holds)
    AND (NOT ${hasMerged(holder)} OR ${heldValue('company', holder, fieldId)} IS NULL))`,
  lead: (_db, fieldId) => (holder) =>
    sql`NOT EXISTS (SELECT FROM custom_values v
    WHERE v.field_id = ${fieldId} AND v.lead_id = ${holder} AND v.holds)`,
  person: async (db, fieldId) => {
    const emptied = await findEmptied(db, fieldId);
    return (holder) => sql`NOT EXISTS (SELECT FROM custom_values v JOIN identity_keys k ON k.id = v.key_id
      WHERE v.field_id = ${fieldId} AND v.holds AND k.person_id = ${holder}
      AND k.person_id <> ALL(${sql.param(emptied)}::bigint[]))`;
  },
};

/** People in whose field something stands under one of their keys, which was emptied later under another. */
async function findEmptied(db: Db, fieldId: number): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT p.id::float8 AS id FROM (
      SELECT DISTINCT k.person_id AS id FROM custom_values v JOIN identity_keys k ON k.id = v.key_id
      WHERE v.field_id = ${fieldId} AND v.value IS NULL) AS p
    WHERE EXISTS (SELECT FROM identity_keys k JOIN custom_values v ON v.key_id = k.id
      WHERE k.person_id = p.id AND v.field_id = ${fieldId} AND v.holds)
    AND ${heldValue('person', sql`p.id`, fieldId)} IS NULL LIMIT ${fewMax}`);
  return rows.map(({ id }) => id);
}

/** Written as the indexes of `schema/custom-fields.ts` have it. */
const textOf = (value: SQL) => sql`(lower("left"(${value} #>> '{}', 100)) COLLATE "C")`;
const numberOf = (value: SQL) =>
  sql`(CASE WHEN jsonb_typeof(${value}) = 'number' THEN (${value} #>> '{}')::numeric END)`;

const comparedChars = 100;

function matches(value: SQL, condition: Matching): SQL {
  if (condition.kind === 'number') return between(numberOf(value), condition, sql`::numeric`);
  if (condition.kind === 'day') return between(textOf(value), condition, sql`::text`);
  const text = condition.text.toLowerCase().slice(0, comparedChars);
  if (condition.kind === 'is') return sql`${textOf(value)} = ${text}`;
  return sql`${textOf(value)} LIKE ${`${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`;
}

function between(
  value: SQL,
  { from, to }: { readonly from?: string | number | undefined; readonly to?: string | number | undefined },
  type: SQL,
): SQL {
  const bounds = [
    ...(from === undefined ? [] : [sql`${value} >= ${from}${type}`]),
    ...(to === undefined ? [] : [sql`${value} <= ${to}${type}`]),
  ];
  return bounds.length === 0 ? sql`${value} IS NOT NULL` : sql`(${sql.join(bounds, sql` AND `)})`;
}
