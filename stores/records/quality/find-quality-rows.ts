// What a rule of data quality finds: how much of whose, and page by page.

import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from '../leads/lead-conditions.ts';
import type { Records } from '../open-records.ts';
import type { QualityAsked, QualityRule } from './quality-rule.ts';

/** Whose findings: of these users, or of all but these and of nobody; all when undefined. */
export type QualityOwners =
  | { readonly only: readonly string[] }
  | { readonly allBut: readonly string[] }
  | undefined;

export interface QualityFound extends Record<string, unknown> {
  key: string;
  leadId: number | null;
  companyId: number | null;
  company: string | null;
  personId: number | null;
  ownerId: string | null;
  ownerName: string | null;
  /** Milliseconds since 1970. */
  atMs: number;
  detail: string;
}

export interface QualityPlace {
  readonly atMs: number;
  readonly key: string;
}

/** Of one rule; more are not counted. */
export const qualityCountMax = 1_000_000;
const ownersMax = 2_000;

/** Findings of one rule by the id of whose they are; '' for nobody's. Together at most `qualityCountMax` and one. Seconds among millions. */
export async function countQuality(
  { db }: Pick<Records, 'db'>,
  { select, selectOfFew = select }: QualityRule,
  asked: QualityAsked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.execute<{ owner: string; count: number }>(sql`
    SELECT coalesce(owner_id, '') AS owner, count(*)::float8 AS count
    FROM (SELECT owner_id FROM (${selectOfFew(asked)}) AS f LIMIT ${qualityCountMax + 1}) AS part
    GROUP BY 1 LIMIT ${ownersMax}`);
  return new Map(rows.map(({ owner, count }) => [owner, count]));
}

/** The oldest first: they have waited longest. */
export async function listQuality(
  { db }: Pick<Records, 'db'>,
  rule: QualityRule,
  asked: QualityAsked,
  page: { owners: QualityOwners; after?: QualityPlace | undefined; limit: number },
): Promise<QualityFound[]> {
  const { owners, after, limit } = page;
  const rows = await chosen(db, rule, owners);
  const { rows: found } = await db.execute<QualityFound>(sql`
    SELECT f.key, f.lead_id::float8 AS "leadId", f.company_id AS "companyId", o.name AS company, f.person_id::float8 AS "personId",
      u.id AS "ownerId", u.name AS "ownerName", round(extract(epoch FROM f.at) * 1000)::float8 AS "atMs", f.detail
    FROM (SELECT * FROM (${rows(asked)}) AS every WHERE ${isOf(owners)} AND ${isBehind(after)} ORDER BY at, key LIMIT ${limit}) AS f
      LEFT JOIN companies o ON o.id = f.company_id LEFT JOIN users u ON u.id = f.owner_id
    ORDER BY f.at, f.key LIMIT ${limit}`);
  return found;
}

/** The moment by itself as well, so that an index is read from there on. */
function isBehind(after: QualityPlace | undefined): SQL {
  if (after === undefined) return sql`true`;
  const at = sql`to_timestamp(${after.atMs}::float8 / 1000.0)::timestamptz(3)`;
  return sql`at >= ${at} AND (at, key) > (${at}, ${after.key})`;
}

/** More leads are not looked through for a page: what is looked for is found in its order sooner. */
const fewMax = 4_000;

async function chosen(
  db: Records['db'],
  { select, selectOfFew }: QualityRule,
  owners: QualityOwners,
): Promise<QualityRule['select']> {
  if (selectOfFew === undefined) return select;
  const { rows } = await db.execute<{ leads: number }>(sql`
    SELECT count(*)::float8 AS leads FROM (
      SELECT FROM (SELECT whose_id AS owner_id FROM leads WHERE closed_at IS NULL) AS open
      WHERE ${isOf(owners)} LIMIT ${fewMax + 1}) AS part`);
  return (rows[0]?.leads ?? 0) > fewMax ? select : selectOfFew;
}

function isOf(owners: QualityOwners): SQL {
  if (owners === undefined) return sql`true`;
  if ('only' in owners) return isOneOf(sql`owner_id`, owners.only);
  return sql`(owner_id IS NULL OR NOT owner_id = ANY(${sql.param([...owners.allBut])}::text[]))`;
}
