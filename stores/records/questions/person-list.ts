// A page of people, the newest first, searched by what stands on their cards and by the names of companies that own the domain of
// their e-mail.

import { type SQL, sql } from 'drizzle-orm';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import { personQuery } from '#intelligence/identity/person-words.ts';
import type { Records } from '../open-records.ts';

export interface PersonCard extends Record<string, unknown> {
  id: number;
  /** Of the key that comes first. */
  key: string;
  name: string;
  email: string;
  jobTitle: string;
  companyName: string;
  domain: string;
  isConfirmed: boolean;
  isShared: boolean;
  firstMs: number;
  lastMs: number;
  /** Of the company that has the domain, before its merges; null when none has. */
  companyId: number | null;
}

/** Companies whose people are looked for by the company's name. */
const domainsMax = 500;

const fields = sql`c.person_id::float8 AS id, k.key, c.name, c.email, c.job_title AS "jobTitle",
  c.company_name AS "companyName", c.domain, c.is_confirmed AS "isConfirmed", c.is_shared AS "isShared",
  round(extract(epoch FROM c.first_at) * 1000)::float8 AS "firstMs",
  round(extract(epoch FROM c.last_at) * 1000)::float8 AS "lastMs",
  (SELECT d.company_id FROM company_domains d WHERE d.domain = c.domain) AS "companyId"`;
const tables = sql`person_cards c JOIN identity_keys k ON k.id = c.person_id`;

export async function listPersons(
  records: Records,
  search: string,
  page: { after?: { lastMs: number; id: number } | undefined; limit: number },
): Promise<PersonCard[]> {
  const behind =
    page.after === undefined
      ? sql`true`
      : sql`(c.last_at, c.person_id) < (to_timestamp(${page.after.lastMs}::float8 / 1000.0)::timestamptz(3), ${page.after.id}::bigint)`;
  const { rows } = await records.db.execute<PersonCard>(sql`
    SELECT ${fields} FROM ${tables}
    WHERE ${behind} AND ${found(search)}
    ORDER BY c.last_at DESC, c.person_id DESC LIMIT ${page.limit}`);
  return rows;
}

function found(search: string): SQL {
  const query = personQuery(search);
  if (query === '') return sql`true`;
  const companies = searchQuery(search);
  const ofCompany =
    companies === ''
      ? sql`false`
      : sql`c.domain <> '' AND c.domain IN (SELECT d.domain FROM companies o JOIN company_domains d ON d.company_id = o.id
          WHERE o.search @@ ${companies}::tsquery LIMIT ${domainsMax})`;
  return sql`(c.search @@ ${query}::tsquery OR (${ofCompany}))`;
}

const idsMax = 10_000;

/** By number; those that have no card are missing. */
export async function findCards(
  records: Pick<Records, 'db'>,
  ids: readonly number[],
): Promise<Map<number, PersonCard>> {
  if (ids.length === 0) return new Map();
  const { rows } = await records.db.execute<PersonCard>(sql`
    SELECT ${fields} FROM ${tables}
    WHERE c.person_id = ANY(${sql.param([...new Set(ids)])}::bigint[]) LIMIT ${idsMax}`);
  return new Map(rows.map((row) => [row.id, row]));
}
