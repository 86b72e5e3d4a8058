// A page of people, the newest first, searched by what stands on their cards and by the names of companies that own the domain of
// their e-mail.

import { type SQL, sql } from 'drizzle-orm';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import { personQuery } from '#intelligence/identity/person-words.ts';
import type { Narrowing } from '../custom/match-fields.ts';
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

/** Of a search that finds no more, all are put in order; beyond this people are looked through from the newest on. */
const fewMax = 5_000;

/** The newest first, or as they were first named, so that nobody moves while somebody reads page after page. */
export type PersonOrder = 'newest' | 'number';

interface PersonPageAsked {
  readonly order?: PersonOrder | undefined;
  readonly after?: { readonly lastMs: number; readonly id: number } | undefined;
  readonly limit: number;
  /** By own fields. */
  readonly narrowed?: readonly Narrowing[] | undefined;
}

export async function listPersons(
  records: Records,
  search: string,
  page: PersonPageAsked,
): Promise<PersonCard[]> {
  const query = personQuery(search);
  if (query === '') return readPersons(records, page, sql`true`);
  const domains = domainsOf(search);
  const few = await findFew(records, { query, domains, page });
  if (few === undefined)
    return readPersons(records, page, sql`(c.search @@ ${query}::tsquery OR c.domain IN (${domains}))`);
  const cards = await findCards(records, few);
  return few.flatMap((id) => cards.get(id) ?? []);
}

async function readPersons(records: Records, page: PersonPageAsked, where: SQL): Promise<PersonCard[]> {
  const { rows } = await records.db.execute<PersonCard>(sql`
    SELECT ${fields} FROM ${tables}
    WHERE ${isBehind(page)} AND ${where} AND ${isNarrowed(page)}
    ORDER BY ${orderOf(page)} LIMIT ${page.limit}`);
  return rows;
}

/**
 * Numbers of a page of those who are found, by the indexes of words and of domains, each for itself: together they would be asked of
 * every card there is. Undefined when they are many.
 */
async function findFew(
  { db }: Records,
  { query, domains, page }: { query: string; domains: SQL; page: PersonPageAsked },
): Promise<number[] | undefined> {
  const { rows } = await db.execute<{ found: number; ids: number[] }>(sql`
    WITH found AS MATERIALIZED (
      (SELECT c.person_id, c.last_at FROM person_cards c WHERE c.search @@ ${query}::tsquery LIMIT ${fewMax + 1})
      UNION (SELECT c.person_id, c.last_at FROM (${domains}) AS d JOIN person_cards c ON c.domain = d.domain AND c.domain <> ''
        LIMIT ${fewMax + 1}))
    SELECT (SELECT count(*) FROM found)::float8 AS found, ARRAY(SELECT c.person_id::float8 FROM found c
      WHERE ${isBehind(page)} AND ${isNarrowed(page)}
      ORDER BY ${orderOf(page)} LIMIT ${page.limit}) AS ids`);
  const [row] = rows;
  return row === undefined || row.found > fewMax ? undefined : row.ids;
}

/** Of companies whose name is looked for. */
function domainsOf(search: string): SQL {
  const query = searchQuery(search);
  if (query === '') return sql`SELECT ''::text AS domain WHERE false`;
  return sql`SELECT d.domain FROM companies o JOIN company_domains d ON d.company_id = o.id
    WHERE o.search @@ ${query}::tsquery LIMIT ${domainsMax}`;
}

function orderOf({ order }: PersonPageAsked): SQL {
  return order === 'number' ? sql`c.person_id` : sql`c.last_at DESC, c.person_id DESC`;
}

function isBehind({ after, order }: PersonPageAsked): SQL {
  if (after === undefined) return sql`true`;
  return order === 'number'
    ? sql`c.person_id > ${after.id}::bigint`
    : sql`(c.last_at, c.person_id) < (to_timestamp(${after.lastMs}::float8 / 1000.0)::timestamptz(3), ${after.id}::bigint)`;
}

function isNarrowed({ narrowed = [] }: PersonPageAsked): SQL {
  return sql.join([sql`true`, ...narrowed.map((narrow) => narrow(sql`c.person_id`))], sql` AND `);
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
