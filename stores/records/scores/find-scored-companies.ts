// The companies that are to be scored, with what is known of each: those that were merged stand as the one that they were merged
// into, a domain that a company of the records has stands as that company, and so does a name that a visit has brought into them.

import { sql } from 'drizzle-orm';
import type { CompanyStatus } from '#contract/company.ts';
import { seenSource } from '#intelligence/company/is-only-seen.ts';
import { companyKeys } from '#intelligence/company/known/company-keys.ts';
import type { Records } from '../open-records.ts';

export interface ScoredCompany extends Record<string, unknown> {
  id: number;
  name: string;
  country: string;
  province: string;
  industryCode: string;
  employees: number | null;
  /** Whole euros a year. */
  turnover: number | null;
  status: CompanyStatus;
  ownerId: string | null;
  source: string;
  /** Of the oldest of those that are one by now, milliseconds since 1970. */
  createdMs: number;
  /** Itself, and all that were merged into it. */
  memberIds: number[];
  /** Of all of them, the main one first. */
  domains: string[];
}

/** Merges of merges; nobody goes deeper. */
const depthMax = 20;
const membersMax = 1_000;

/** By the subject that was asked for; those that stand for no company of the records are missing. */
export async function findScoredCompanies(
  records: Pick<Records, 'db'>,
  subjects: readonly string[],
): Promise<Map<string, ScoredCompany>> {
  const standing = await findStanding(records, subjects);
  const ids = [...new Set(standing.values())];
  const companies = new Map((await readCompanies(records, ids)).map((row) => [row.id, row]));
  return new Map(
    [...standing].flatMap(([subject, id]) => {
      const company = companies.get(id);
      return company === undefined ? [] : [[subject, company] as const];
    }),
  );
}

async function findStanding(
  { db }: Pick<Records, 'db'>,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  const names = subjects.flatMap(readName);
  const { rows } = await db.execute<{ subject: string; id: number }>(sql`
    WITH RECURSIVE asked AS (
      SELECT subject, substr(subject, 4)::int AS id FROM unnest(${sql.param([...subjects])}::text[]) AS a(subject)
      WHERE subject ~ '^id:[0-9]{1,9}$'
      UNION ALL
      SELECT subject, d.company_id FROM unnest(${sql.param([...subjects])}::text[]) AS a(subject)
      JOIN company_domains d ON subject LIKE 'domain:%' AND d.domain = substr(subject, 8)
      UNION ALL
      SELECT n.subject, min(c.id) FROM unnest(${sql.param(names.map(({ subject }) => subject))}::text[],
        ${sql.param(names.map(({ key }) => key))}::text[]) AS n(subject, key)
      JOIN companies c ON c.name_keys @> ARRAY[n.key] AND c.source = ${seenSource} AND c.name = substr(n.subject, 6)
      GROUP BY n.subject
    ), up AS (
      SELECT asked.subject, c.id, c.merged_into_id, c.removed_at, 0 AS depth FROM asked JOIN companies c ON c.id = asked.id
      UNION ALL
      SELECT up.subject, c.id, c.merged_into_id, c.removed_at, up.depth + 1
      FROM up JOIN companies c ON c.id = up.merged_into_id WHERE up.depth < ${depthMax}
    )
    SELECT subject, id FROM up WHERE merged_into_id IS NULL AND removed_at IS NULL`);
  return new Map(rows.map(({ subject, id }) => [subject, id]));
}

/** With one of the keys that companies are found by. */
function readName(subject: string): { subject: string; key: string }[] {
  if (!subject.startsWith('name:')) return [];
  const none = { legalName: '', vatNumber: '', fiscalCode: '', externalId: '', aliases: [], domains: [] };
  const [key] = companyKeys({ ...none, name: subject.slice('name:'.length) }).nameKeys;
  return key === undefined ? [] : [{ subject, key }];
}

async function readCompanies({ db }: Pick<Records, 'db'>, ids: readonly number[]): Promise<ScoredCompany[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<ScoredCompany>(sql`
    SELECT c.id, c.name, c.country, c.province, c.industry_code AS "industryCode", c.employees,
      c.turnover::float8 AS turnover, c.status, c.owner_id AS "ownerId", c.source,
      (SELECT round(extract(epoch FROM min(o.created_at)) * 1000)::float8 FROM companies o WHERE o.id = ANY(m.ids)) AS "createdMs", m.ids AS "memberIds",
      ARRAY(SELECT d.domain FROM company_domains d WHERE d.company_id = ANY(m.ids) AND d.kind <> 'parked'
        ORDER BY d.company_id <> c.id, d.kind <> 'primary', d.domain LIMIT ${membersMax}) AS domains
    FROM companies c CROSS JOIN LATERAL (
      WITH RECURSIVE merged(id) AS (
        SELECT c.id UNION SELECT o.id FROM merged JOIN companies o ON o.merged_into_id = merged.id)
      SELECT array_agg(id) AS ids FROM (SELECT id FROM merged LIMIT ${membersMax}) AS part) AS m
    WHERE c.id = ANY(${sql.param([...ids])}::int[])`);
  return rows;
}
