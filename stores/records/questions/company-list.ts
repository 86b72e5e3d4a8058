// A page of companies: searched, filtered, sorted, from where the page before ended. Every way to sort and filter has an
// index, so that a page costs the same in a list of a thousand and of a million.

import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { CompanyStatus } from '#contract/company.ts';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import type { Narrowing } from '../custom/match-fields.ts';
import type { Records } from '../open-records.ts';
import { companies, companyDomains } from '../schema/companies.ts';
import { seenBy as isSeenBy } from './company-seen-by.ts';

export interface CompanyFilter {
  /** As typed: beginnings of words of a name, of a domain, an id or a number. */
  search?: string | undefined;
  status?: CompanyStatus | undefined;
  country?: string | undefined;
  province?: string | undefined;
  /** Id of a user; '' for companies that no user looks after. */
  ownerId?: string | undefined;
  /** Of any of these users. */
  ownerIds?: readonly string[] | undefined;
  source?: string | undefined;
  parentId?: number | undefined;
  /** Ids of users: only theirs and those that nobody looks after. */
  seenBy?: readonly string[] | undefined;
  /** By own fields. */
  narrowed?: readonly Narrowing[] | undefined;
}

export type CompanySort = 'name' | 'changed' | 'created';

/** Where the page before ended: what it is sorted by, and the id. */
export interface CompanyPlace {
  value: string;
  id: number;
}

export interface ListedCompany {
  id: number;
  name: string;
  country: string;
  province: string;
  status: CompanyStatus;
  ownerId: string | null;
  ownerName: string;
  industryCode: string;
  employees: number | null;
  turnover: number | null;
  source: string;
  parentId: number | null;
  createdAt: Date;
  changedAt: Date;
  /** Its primary domain, or else its first; '' when it has none. */
  domain: string;
  /** Place behind which the next page begins when it is the last of this one. */
  place: CompanyPlace;
}

const columns = {
  id: companies.id,
  name: companies.name,
  country: companies.country,
  province: companies.province,
  status: companies.status,
  ownerId: companies.ownerId,
  ownerName: companies.ownerName,
  industryCode: companies.industryCode,
  employees: companies.employees,
  turnover: companies.turnover,
  source: companies.source,
  parentId: companies.parentId,
  createdAt: companies.createdAt,
  changedAt: companies.changedAt,
  nameSort: companies.nameSort,
};

/** Names from A on, times from the newest on. */
export async function listCompanies(
  records: Records,
  filter: CompanyFilter,
  page: { sort: CompanySort; after?: CompanyPlace | undefined; limit: number },
): Promise<ListedCompany[]> {
  const { sort, after, limit } = page;
  const order =
    sort === 'name'
      ? [asc(companies.nameSort), asc(companies.id)]
      : sort === 'changed'
        ? [desc(companies.changedAt), desc(companies.id)]
        : [desc(companies.createdAt), desc(companies.id)];
  const where = [...conditionsOf(filter), after && behind(sort, after)];
  const rows = await records.db
    .select(columns)
    .from(companies)
    .where(searchQuery(filter.search ?? '') === '' ? and(...where) : isFound(where, { sort, limit }))
    .orderBy(...order)
    .limit(limit);
  const domains = await findDomains(
    records,
    rows.map(({ id }) => id),
  );
  return rows.map(({ nameSort, ...row }) => ({
    ...row,
    domain: domains.get(row.id) ?? '',
    place: { id: row.id, value: sort === 'name' ? nameSort : timeOf(sort, row).toISOString() },
  }));
}

const columnOf = { name: companies.nameSort, changed: companies.changedAt, created: companies.createdAt };

/**
 * Words are asked first, and what they find is put in order: names that begin with the same word lie together in the order of names,
 * so that whoever looked for them from A on would look through all that come before.
 */
function isFound(
  where: readonly (SQL | undefined)[],
  { sort, limit }: { sort: CompanySort; limit: number },
): SQL {
  const direction = sort === 'name' ? sql`` : sql`DESC`;
  return sql`${companies.id} IN (
    WITH found AS MATERIALIZED (SELECT id, ${columnOf[sort]} AS sorted FROM ${companies} WHERE ${and(...where)})
    SELECT id FROM found ORDER BY sorted ${direction}, id ${direction} LIMIT ${limit})`;
}

function timeOf(sort: CompanySort, row: { changedAt: Date; createdAt: Date }): Date {
  return sort === 'changed' ? row.changedAt : row.createdAt;
}

function conditionsOf(filter: CompanyFilter): (SQL | undefined)[] {
  const query = searchQuery(filter.search ?? '');
  const { status, country, province, ownerId, ownerIds, source, parentId, seenBy, narrowed = [] } = filter;
  return [
    isNull(companies.mergedIntoId),
    isNull(companies.removedAt),
    query === '' ? undefined : sql`${companies.search} @@ ${query}::tsquery`,
    status === undefined ? undefined : eq(companies.status, status),
    country === undefined ? undefined : eq(companies.country, country),
    province === undefined ? undefined : eq(companies.province, province),
    ownerId === undefined
      ? undefined
      : ownerId === ''
        ? isNull(companies.ownerId)
        : eq(companies.ownerId, ownerId),
    ownerIds === undefined ? undefined : inArray(companies.ownerId, [...ownerIds]),
    source === undefined ? undefined : eq(companies.source, source),
    parentId === undefined ? undefined : eq(companies.parentId, parentId),
    isSeenBy(companies, seenBy),
    ...narrowed.map((narrow) => narrow(sql`${companies.id}`)),
  ];
}

function behind(sort: CompanySort, { value, id }: CompanyPlace): SQL | undefined {
  // As pairs, so that an index is read from there on and not from its beginning.
  if (sort === 'name') return sql`(${companies.nameSort}, ${companies.id}) > (${value}, ${id}::int)`;
  const column = sort === 'changed' ? companies.changedAt : companies.createdAt;
  return sql`(${column}, ${companies.id}) < (${value}::timestamptz(3), ${id}::int)`;
}

async function findDomains({ db }: Records, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([companyDomains.companyId], {
      companyId: companyDomains.companyId,
      domain: companyDomains.domain,
    })
    .from(companyDomains)
    .where(inArray(companyDomains.companyId, [...ids]))
    .orderBy(companyDomains.companyId, sql`${companyDomains.kind} <> 'primary'`, companyDomains.domain);
  return new Map(rows.map(({ companyId, domain }) => [companyId, domain]));
}
