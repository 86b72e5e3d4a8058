// Gives companies back the fields that an import has changed, where nobody has changed them since.

import { type SQL, sql } from 'drizzle-orm';
import type { CompanyFields, WrittenLine } from '#contract/company-import.ts';
import type { Change } from '../change-companies.ts';

type Field = keyof CompanyFields | 'parentId';

interface FieldChange {
  id: number;
  before: string | number | null;
  after: string | number | null;
}

/** Column of each field that an import sets, and its type. */
const columnOf: Readonly<Record<Field, readonly [column: string, type: 'text' | 'integer' | 'bigint']>> = {
  name: ['name', 'text'],
  legalName: ['legal_name', 'text'],
  vatNumber: ['vat_number', 'text'],
  fiscalCode: ['fiscal_code', 'text'],
  country: ['country', 'text'],
  province: ['province', 'text'],
  postcode: ['postcode', 'text'],
  industryScheme: ['industry_scheme', 'text'],
  industryCode: ['industry_code', 'text'],
  employees: ['employees', 'integer'],
  turnover: ['turnover', 'bigint'],
  status: ['status', 'text'],
  ownerId: ['owner_id', 'text'],
  ownerName: ['owner_name', 'text'],
  externalId: ['external_id', 'text'],
  parentId: ['parent_id', 'integer'],
};

/** Answers the fields of each company that somebody set to something else since; all others are as before. */
export async function restoreFields(
  { db }: Change,
  lines: readonly { companyId: number; written: WrittenLine }[],
): Promise<Map<number, string[]>> {
  const conflicts = new Map<number, string[]>();
  for (const [field, changes] of groupByField(lines)) {
    const [column, type] = columnOf[field];
    const name = sql.identifier(column);
    const values = listValues(changes, type);
    const { rows } = await db.execute<{ id: number }>(sql`
      SELECT c.id FROM companies c JOIN ${values} ON w.id = c.id WHERE c.${name} IS DISTINCT FROM w.after`);
    for (const { id } of rows) conflicts.set(id, [...(conflicts.get(id) ?? []), field]);
    // A colleague who has left since owns nothing any more.
    const before =
      field === 'ownerId' ? sql`(SELECT u.id FROM users u WHERE u.id = w.before)` : sql`w.before`;
    await db.execute(sql`
      UPDATE companies c SET ${name} = ${before} FROM ${values}
      WHERE w.id = c.id AND c.${name} IS NOT DISTINCT FROM w.after`);
  }
  return conflicts;
}

/** Fields that a line left alone are not among them. */
function groupByField(
  lines: readonly { companyId: number; written: WrittenLine }[],
): Map<Field, FieldChange[]> {
  const groups = new Map<Field, FieldChange[]>();
  const add = (field: Field, change: FieldChange) => {
    if (change.before === change.after) return;
    const group = groups.get(field);
    if (group) group.push(change);
    else groups.set(field, [change]);
  };
  for (const { companyId: id, written } of lines) {
    const { before, after, parent } = written;
    if (parent) add('parentId', { id, before: parent.before, after: parent.after });
    if (!before) continue;
    for (const field of Object.keys(columnOf) as Field[])
      if (field !== 'parentId') add(field, { id, before: before[field], after: after[field] });
  }
  return groups;
}

function listValues(changes: readonly FieldChange[], type: string): SQL {
  const as = sql.raw(type);
  return sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS w(id integer, before ${as}, after ${as})`;
}
