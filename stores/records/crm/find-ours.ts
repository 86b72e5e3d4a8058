// Which of our companies a record of a CRM is: by our own id in it, VAT number, a single domain. Never by a name.

import { sql } from 'drizzle-orm';
import { workRoles } from '#contract/user-report.ts';
import type { Transaction } from '../change-companies.ts';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

type Db = Pick<Records['db'] | Transaction, 'execute'>;

const foundMax = 10;
const membersMax = 1_000;

/** Those that stand for all that were merged into them; several when it is not certain. */
export async function findOurCompanies(
  db: Db,
  key: { readonly id: number } | { readonly vatNumber: string } | { readonly domain: string },
): Promise<number[]> {
  const wanted =
    'id' in key
      ? sql`c.id = ${key.id}`
      : 'vatNumber' in key
        ? sql`c.vat_number = ${key.vatNumber} AND c.vat_number <> ''`
        : sql`c.id = (SELECT d.company_id FROM company_domains d WHERE d.domain = ${key.domain} AND d.kind <> 'parked')`;
  const { rows } = await db.execute<{ id: number }>(sql`
    WITH RECURSIVE up(id, above, depth) AS (
      SELECT c.id, c.merged_into_id, 1 FROM companies c WHERE c.removed_at IS NULL AND ${wanted}
      UNION ALL SELECT c.id, c.merged_into_id, up.depth + 1 FROM up JOIN companies c ON c.id = up.above
      WHERE up.depth < 20
    )
    SELECT DISTINCT id FROM up WHERE above IS NULL ORDER BY id LIMIT ${foundMax}`);
  return rows.map(({ id }) => id);
}

/** These and all that were merged into them. */
export async function findMembers(db: Db, ids: readonly number[]): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT DISTINCT m.id FROM unnest(${sql.param([...ids])}::int[]) AS wanted(id)
    CROSS JOIN LATERAL ${membersOf(sql`wanted.id`)} AS m(id) ORDER BY m.id LIMIT ${membersMax}`);
  return rows.map(({ id }) => id);
}

/** Of these the domains that a company has, of whatever kind; but for those of `companyId`. */
export async function findDomainsOfOthers(
  db: Db,
  domains: readonly string[],
  companyId = 0,
): Promise<string[]> {
  const { rows } = await db.execute<{ domain: string }>(sql`
    SELECT domain FROM company_domains WHERE domain = ANY(${sql.param([...domains])}::text[]) AND company_id <> ${companyId}
    LIMIT ${domains.length}`);
  return rows.map(({ domain }) => domain);
}

export interface OwnedCompany {
  readonly name: string;
  readonly vatNumber: string;
  readonly country: string;
  readonly employees: number | null;
  readonly turnover: number | null;
  readonly industryCode: string;
  readonly status: string;
  readonly ownerId: string | null;
  readonly ownerName: string;
  readonly website: string;
}

/** Undefined when it is gone. */
export async function loadOurCompany(db: Db, id: number): Promise<OwnedCompany | undefined> {
  const { rows } = await db.execute<Record<string, unknown> & OwnedCompany>(sql`
    SELECT c.name, c.vat_number AS "vatNumber", c.country, c.employees, c.turnover::float8 AS turnover,
      c.industry_code AS "industryCode", c.status, c.owner_id AS "ownerId", c.owner_name AS "ownerName",
      coalesce((SELECT d.domain FROM company_domains d WHERE d.company_id = c.id
        ORDER BY d.kind <> 'primary', d.domain LIMIT 1), '') AS website
    FROM companies c WHERE c.id = ${id} AND c.removed_at IS NULL LIMIT 1`);
  return rows[0];
}

/** Of a user `u`, whose role may have been another one when the owners were read. */
const mayHaveWork = sql`u.role = ANY(${sql.param([...workRoles])}::text[])`;

/** Who owns a record there, as we know them: a user only where work may be theirs. Undefined for an owner who was never listed. */
export async function findOurOwner(
  db: Db,
  crmId: number,
  theirId: string,
): Promise<{ readonly userId: string | null; readonly name: string } | undefined> {
  const { rows } = await db.execute<{ userId: string | null; name: string }>(sql`
    SELECT u.id AS "userId", o.name FROM crm_owners o LEFT JOIN users u ON u.id = o.user_id AND ${mayHaveWork}
    WHERE o.crm_id = ${crmId} AND o.their_id = ${theirId} LIMIT 1`);
  return rows[0];
}

/** The CRM's id of a user of the dashboard; '' when they have none there, or may have no work. */
export async function findTheirOwner(db: Db, crmId: number, userId: string | null): Promise<string> {
  if (userId === null) return '';
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT o.their_id AS id FROM crm_owners o JOIN users u ON u.id = o.user_id
    WHERE o.crm_id = ${crmId} AND o.user_id = ${userId} AND ${mayHaveWork} ORDER BY o.their_id LIMIT 1`);
  return rows[0]?.id ?? '';
}

/** Whether they were there at the last reading; before the first one nobody knows, and whoever it is counts. */
export async function isOwnerThere(db: Db, crmId: number, theirId: string): Promise<boolean> {
  const { rows } = await db.execute<{ isThere: boolean }>(sql`
    SELECT coalesce(bool_or(their_id = ${theirId}), true) AS "isThere" FROM crm_owners WHERE crm_id = ${crmId} LIMIT 1`);
  return rows[0]?.isThere ?? true;
}
