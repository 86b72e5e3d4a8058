// What stands in the administrator's own fields of a company, person or lead: read, written, taken back. Each row is a change; the
// last one of a field and its holder holds. Of a merged company the own values go before those of what was merged into it.

import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { FieldSubject, FieldValue } from '#contract/field-report.ts';
import type { Transaction } from '../change-companies.ts';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { customFields, customValues } from '../schema/custom-fields.ts';

export interface FieldHolder {
  readonly subject: FieldSubject;
  /** Of a person: the id that stands for them. */
  readonly id: number;
}

export interface FieldChangeRow extends Record<string, unknown> {
  id: number;
  fieldId: number;
  before: FieldValue;
  after: FieldValue;
  byName: string;
  atMs: number;
  undoes: number | null;
  isUndone: boolean;
  isLast: boolean;
}

export type WriteOutcome =
  | 'done'
  | 'changed_meanwhile'
  | 'unknown_change'
  | 'changed_since'
  | 'undone_already';

type Db = Pick<Records['db'], 'execute'>;

/** The newest first. */
export async function listFieldChanges(
  db: Db,
  holder: FieldHolder,
  limit: number,
): Promise<FieldChangeRow[]> {
  const { rows } = await db.execute<FieldChangeRow>(sql`
    SELECT * FROM (
      SELECT v.id::float8 AS id, v.field_id::float8 AS "fieldId", v.value AS after, v.by_name AS "byName",
        round(extract(epoch FROM v.at) * 1000)::float8 AS "atMs", v.undoes::float8 AS undoes,
        lag(v.value) OVER field AS before, lead(v.id) OVER field IS NULL AS "isLast",
        EXISTS (SELECT FROM custom_values u WHERE u.undoes = v.id) AS "isUndone"
      FROM custom_values v WHERE ${heldBy(holder)}
      WINDOW field AS (PARTITION BY v.field_id ORDER BY ${order(holder)})
    ) AS told ORDER BY id DESC LIMIT ${limit}`);
  return rows;
}

export interface HeldValue extends Record<string, unknown> {
  /** Of the last change of the field. */
  id: number;
  fieldId: number;
  value: FieldValue;
}

/** What stands in each field that was ever written, however often another one was. */
export async function listHeldValues(db: Db, holder: FieldHolder): Promise<HeldValue[]> {
  const { rows } = await db.execute<HeldValue>(sql`
    SELECT DISTINCT ON (v.field_id) v.id::float8 AS id, v.field_id::float8 AS "fieldId", v.value
    FROM custom_values v WHERE ${heldBy(holder)} ORDER BY v.field_id, ${newestFirst(holder)} LIMIT ${heldMax}`);
  return rows;
}

/** More fields than may be defined. */
const heldMax = 5_000;

/** Of many holders of one kind, by the id of the holder and of the field; what is empty is left out. */
export async function readValuesOf(
  db: Db,
  subject: FieldSubject,
  ids: readonly number[],
): Promise<Map<number, Map<number, Exclude<FieldValue, null>>>> {
  const found = new Map<number, Map<number, Exclude<FieldValue, null>>>();
  if (ids.length === 0) return found;
  const { rows } = await db.execute<{ holder: number; fieldId: number; value: FieldValue }>(sql`
    SELECT h.id::float8 AS holder, f.id::float8 AS "fieldId", last.value
    FROM unnest(${sql.param([...new Set(ids)])}::bigint[]) AS h(id)
    JOIN custom_fields f ON f.subject = ${subject} AND f.archived_at IS NULL
    JOIN LATERAL (SELECT ${heldValue(subject, sql`h.id`, sql`f.id`)} AS value) AS last ON last.value IS NOT NULL`);
  for (const { holder, fieldId, value } of rows) {
    if (value === null) continue;
    const values = found.get(holder) ?? new Map<number, Exclude<FieldValue, null>>();
    found.set(holder, values.set(fieldId, value));
  }
  return found;
}

/** What stands in one field of the holder, as a question in brackets; NULL for nothing. */
export function heldValue(subject: FieldSubject, holder: SQL, fieldId: number | SQL): SQL {
  return heldOf[subject](holder, sql`v.field_id = ${fieldId}`);
}

const heldOf: Readonly<Record<FieldSubject, (holder: SQL, isOfField: SQL) => SQL>> = {
  // Most have rows of their own or have no merged ones: these are looked for only where neither is so.
  company: (holder, isOfField) => sql`nullif(coalesce(
    (SELECT coalesce(v.value, 'null') FROM custom_values v WHERE ${isOfField} AND v.company_id = ${holder} ORDER BY v.id DESC LIMIT 1),
    CASE WHEN ${hasMerged(holder)} THEN (SELECT v.value FROM custom_values v
      WHERE ${isOfField} AND v.company_id IN ${membersOf(holder)} ORDER BY v.id DESC LIMIT 1) END), 'null')`,
  lead: (
    holder,
    isOfField,
  ) => sql`(SELECT v.value FROM custom_values v WHERE ${isOfField} AND v.lead_id = ${holder}
    ORDER BY v.id DESC LIMIT 1)`,
  person: (holder, isOfField) => sql`(SELECT v.value FROM custom_values v WHERE ${isOfField}
    AND v.key_id IN (SELECT k.id FROM identity_keys k WHERE k.person_id = ${holder}) ORDER BY v.id DESC LIMIT 1)`,
};

/** Whether anything was merged into the company. `OFFSET 0`: it is asked of each by itself, and not of all there are. */
export function hasMerged(company: SQL): SQL {
  return sql`EXISTS (SELECT FROM companies o WHERE o.merged_into_id = ${company} OFFSET 0)`;
}

/** `seenChangeId`: the last one that the writer saw, 0 for none. Nothing different leaves no trace. */
export function writeValue(
  { db }: Records,
  by: Author,
  holder: FieldHolder,
  wanted: { readonly fieldId: number; readonly value: FieldValue; readonly seenChangeId: number },
): Promise<WriteOutcome> {
  return db.transaction(async (transaction) => {
    const [last] = await lockLast(transaction, holder, wanted.fieldId);
    if ((last?.id ?? 0) !== wanted.seenChangeId) return 'changed_meanwhile';
    if ((last?.value ?? null) !== wanted.value) await insert(transaction, by, holder, wanted);
    return 'done';
  });
}

/** What the change wrote is replaced by what stood there before, unless the field was changed since. */
export function undoValue(
  { db }: Records,
  by: Author,
  holder: FieldHolder,
  changeId: number,
): Promise<WriteOutcome> {
  return db.transaction(async (transaction) => {
    const told = await findChange(transaction, holder, changeId);
    if (told === undefined) return 'unknown_change';
    const { fieldId } = told;
    const [last, former] = await lockLast(transaction, holder, fieldId);
    if (told.isUndone) return 'undone_already';
    if (last?.id !== changeId) return 'changed_since';
    await insert(transaction, by, holder, { fieldId, value: former?.value ?? null, undoes: changeId });
    return 'done';
  });
}

async function findChange(db: Db, holder: FieldHolder, changeId: number) {
  const { rows } = await db.execute<{ fieldId: number; isUndone: boolean }>(sql`
    SELECT v.field_id::float8 AS "fieldId", EXISTS (SELECT FROM custom_values u WHERE u.undoes = v.id) AS "isUndone"
    FROM custom_values v WHERE v.id = ${changeId}::bigint AND ${heldBy(holder)} LIMIT 1`);
  return rows[0];
}

/** What holds, and what held before it. Writers of one field come one after the other. */
async function lockLast(db: Transaction, holder: FieldHolder, fieldId: number): Promise<HeldValue[]> {
  await db.select().from(customFields).where(eq(customFields.id, fieldId)).limit(1).for('update');
  const { rows } = await db.execute<HeldValue>(sql`
    SELECT v.id::float8 AS id, v.field_id::float8 AS "fieldId", v.value
    FROM custom_values v WHERE ${heldBy(holder)} AND v.field_id = ${fieldId}::bigint
    ORDER BY ${newestFirst(holder)} LIMIT 2`);
  return rows;
}

async function insert(
  db: Transaction,
  { id: byId, name: byName }: Author,
  { subject, id }: FieldHolder,
  { fieldId, value, undoes }: { fieldId: number; value: FieldValue; undoes?: number },
): Promise<void> {
  const holder = { company: { companyId: id }, lead: { leadId: id }, person: { keyId: id } }[subject];
  const { companyId, leadId, keyId } = customValues;
  const column = { company: companyId, lead: leadId, person: keyId }[subject];
  const told = undoes === undefined ? {} : { undoes };
  await db
    .update(customValues)
    .set({ holds: false })
    .where(and(eq(customValues.fieldId, fieldId), eq(column, id), eq(customValues.holds, true)));
  await db
    .insert(customValues)
    .values({ fieldId, value, ...holder, ...told, holds: value !== null, byId, byName });
}

function heldBy({ subject, id }: FieldHolder): SQL {
  if (subject === 'company') return sql`v.company_id IN ${membersOf(id)}`;
  if (subject === 'lead') return sql`v.lead_id = ${id}`;
  return sql`v.key_id IN (SELECT k.id FROM identity_keys k WHERE k.person_id = ${id})`;
}

/** What holds comes last. */
function order({ subject, id }: FieldHolder): SQL {
  return subject === 'company' ? sql`v.company_id = ${id}, v.id` : sql`v.id`;
}

function newestFirst({ subject, id }: FieldHolder): SQL {
  return subject === 'company' ? sql`v.company_id = ${id} DESC, v.id DESC` : sql`v.id DESC`;
}
