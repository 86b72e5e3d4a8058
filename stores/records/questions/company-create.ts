// Makes a company known, or changes what is known of it.

import { eq, inArray, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { users } from '../schema/access.ts';
import { companies } from '../schema/companies.ts';
import { addDomain, type NewDomain } from './company-domains.ts';
import { lockCompany } from './company-lock.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

type Row = typeof companies.$inferInsert;

/** What a person or another program may set. Numbers and codes are checked before they come here. */
export type CompanyValues = Required<
  Pick<
    Row,
    | 'name'
    | 'legalName'
    | 'vatNumber'
    | 'fiscalCode'
    | 'country'
    | 'province'
    | 'postcode'
    | 'industryScheme'
    | 'industryCode'
    | 'employees'
    | 'turnover'
    | 'status'
    | 'ownerId'
    | 'ownerName'
    | 'externalId'
    | 'parentId'
  >
>;

export interface NewCompany extends Partial<CompanyValues> {
  name: string;
  /** What brought it, such as `manual`. */
  source: string;
  domains?: readonly NewDomain[];
}

/** Its id, for ever. Rejects with CompanyRefusal when a domain or its external id is another company's. */
export function createCompany(records: Records, by: Author, company: NewCompany): Promise<number> {
  return changeCompanies(records, 'create_company', by, (change) => insertCompany(change, company));
}

/** Inside a change that does more. */
export async function insertCompany(change: Change, company: NewCompany): Promise<number> {
  const { domains = [], ...values } = company;
  const { db, changeId } = change;
  const [row] = await db
    .insert(companies)
    .values({ ...(await settleOwner(db, values)), nameSort: '', changeId })
    .returning({ id: companies.id });
  if (!row) throw new Error('The company was not kept; PostgreSQL answered no row.');
  if (values.parentId) await checkParent(db, row.id, values.parentId);
  for (const domain of domains) await addDomain(change, row.id, domain);
  await refreshCompanies(change, [row.id]);
  return row.id;
}

/** What is left out stays. Rejects with CompanyRefusal. */
export function changeCompany(
  records: Records,
  by: Author,
  id: number,
  values: Partial<CompanyValues>,
): Promise<void> {
  return changeCompanies(records, 'change_company', by, (change) => updateCompany(change, id, values));
}

/** Inside a change that does more. */
export async function updateCompany(
  change: Change,
  id: number,
  values: Partial<CompanyValues>,
): Promise<void> {
  const { db } = change;
  await lockCompany(db, id);
  if (values.parentId) await checkParent(db, id, values.parentId);
  if (Object.keys(values).length > 0)
    await db
      .update(companies)
      .set(await settleOwner(db, values))
      .where(eq(companies.id, id));
  await refreshCompanies(change, [id]);
}

const giveStep = 500;

/** Any number of them to one user; whoever calls holds them. Rejects with CompanyRefusal `unknown_owner`. */
export async function giveCompanies(change: Change, ids: readonly number[], ownerId: string): Promise<void> {
  if (ids.length === 0) return;
  const owner = await settleOwner(change.db, { ownerId });
  for (let at = 0; at < ids.length; at += giveStep) {
    const some = ids.slice(at, at + giveStep);
    await change.db.update(companies).set(owner).where(inArray(companies.id, some));
    await refreshCompanies(change, some);
  }
}

/** A user who owns a company is shown by the user's name; a name alone is whoever the source named. */
async function settleOwner<V extends Partial<Pick<CompanyValues, 'ownerId' | 'ownerName'>>>(
  db: Transaction,
  values: V,
): Promise<V> {
  if (values.ownerId === undefined)
    return values.ownerName === undefined ? values : { ...values, ownerId: null };
  if (values.ownerId === null) return { ...values, ownerName: values.ownerName ?? '' };
  const [user] = await db
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, values.ownerId))
    .limit(1);
  if (!user) throw new CompanyRefusal('unknown_owner');
  return { ...values, ownerName: user.name };
}

/** A company is no plant of its own plants. Parents are locked, so that two changes at once cannot close a ring. */
async function checkParent(db: Transaction, id: number, parentId: number): Promise<void> {
  // One at a time: rings are made of several companies, each of which another change may hold.
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.parents})`);
  await lockCompany(db, parentId);
  const { rows } = await db.execute<{ loop: boolean }>(sql`
    WITH RECURSIVE above(id, depth) AS (
      SELECT ${parentId}::integer, 1
      UNION
      SELECT c.parent_id, above.depth + 1 FROM above JOIN companies c ON c.id = above.id
      WHERE c.parent_id IS NOT NULL AND above.depth < ${depthMax}
    )
    SELECT EXISTS (SELECT 1 FROM above WHERE id = ${id}) OR max(depth) >= ${depthMax} AS loop FROM above`);
  if (rows[0]?.loop === true) throw new CompanyRefusal('parent_loop');
}

/** Deeper than any group of companies. */
const depthMax = 50;
