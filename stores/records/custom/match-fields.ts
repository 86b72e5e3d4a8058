// Narrows a list to those in whose own fields something stands: few are found by the indexes of what stands there, of many each row
// of the list is looked at. Either way what holds now counts, and not what stood there before.

import { type SQL, sql } from 'drizzle-orm';
import type { FieldSubject } from '#contract/field-report.ts';
import { standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { heldValue } from './keep-values.ts';

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
const fewMax = 2_000;

export async function narrowByFields(
  { db }: Pick<Records, 'db'>,
  subject: FieldSubject,
  conditions: readonly FieldCondition[],
): Promise<Narrowing[]> {
  return Promise.all(conditions.map((condition) => narrow(db, subject, condition)));
}

async function narrow(
  db: Pick<Records['db'], 'execute'>,
  subject: FieldSubject,
  condition: FieldCondition,
): Promise<Narrowing> {
  const held = (holder: SQL) => heldValue(subject, holder, condition.fieldId);
  if (condition.kind === 'empty') return (holder) => sql`${held(holder)} IS NULL`;
  const { rows } = await db.execute<{ found: number; ids: number[] }>(sql`
    WITH found AS MATERIALIZED (
      SELECT ${holderOf[subject]} AS id FROM custom_values v
      WHERE v.field_id = ${condition.fieldId} AND ${matches(sql`v.value`, condition)} LIMIT ${fewMax + 1})
    SELECT (SELECT count(*) FROM found)::float8 AS found, ARRAY(
      SELECT h.id::float8 FROM (SELECT DISTINCT id FROM found WHERE (SELECT count(*) FROM found) <= ${fewMax}) AS h
      WHERE ${matches(held(sql`h.id`), condition)}) AS ids`);
  const [row] = rows;
  return row !== undefined && row.found <= fewMax
    ? (holder) => sql`${holder} = ANY(${sql.param(row.ids)}::bigint[])`
    : (holder) => matches(held(holder), condition);
}

const holderOf: Readonly<Record<FieldSubject, SQL>> = {
  company: standingOf(sql`v.company_id`),
  lead: sql`v.lead_id`,
  person: sql`(SELECT k.person_id FROM identity_keys k WHERE k.id = v.key_id)`,
};

/** Written as the indexes of `schema/custom-fields.ts` have it. */
const textOf = (value: SQL) => sql`(lower("left"(${value} #>> '{}', 100)) COLLATE "C")`;
const numberOf = (value: SQL) =>
  sql`(CASE WHEN jsonb_typeof(${value}) = 'number' THEN (${value} #>> '{}')::numeric END)`;

const comparedChars = 100;

function matches(value: SQL, condition: Exclude<FieldCondition, { kind: 'empty' }>): SQL {
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
