// Keeps with each lead what lists ask of its company: the words by which that is found, with those of what it stands as, who looks
// after it, which the scores of companies bear as well, and what it is to us. A list that is narrowed by them asks no company, however
// many there are.

import { sql } from 'drizzle-orm';
import type { Verdict } from '#contract/verdict-rules.ts';
import { contactedThere } from '../crm/crm-contacts.ts';
import type { Records } from '../open-records.ts';
import { joinStanding, membersOf } from './company-members.ts';

type Executing = Pick<Records['db'], 'execute'>;

const leadsAtOnce = 5_000;

/** Of the companies that `joinStanding` joins. The mark is in capitals, which no name that is looked for has. */
const wordsOfBoth = sql`(own.search || c.search || CASE WHEN own.merged_into_id IS NULL THEN ''::tsvector ELSE 'MERGED'::tsvector END)`;

/** Of a lead `l`: whether its words are those of two companies. */
export const isOfMerged = sql`l.words @@ 'MERGED'::tsquery`;

/** Of a company that stands by itself, as a new lead of it is to have them. */
export function keptOfCompany(companyId: number) {
  const ofCompany = <Value>(column: string) =>
    sql<Value>`(SELECT ${sql.raw(column)} FROM companies WHERE id = ${companyId})`;
  const ofScore = <Value>(column: string) =>
    sql<Value>`(SELECT ${sql.raw(column)} FROM company_scores WHERE company_id = ${companyId})`;
  return {
    words: ofCompany<string>('search'),
    companyOwnerId: ofCompany<string | null>('owner_id'),
    contactedAt: sql<Date | null>`${contactedThere(sql`IN ${membersOf(companyId)}`)}`,
    score: sql<number>`coalesce(${ofScore('score')}, 0)`,
    fit: sql<number>`coalesce(${ofScore('fit')}, 0)`,
    verdict: ofScore<Verdict | null>('verdict'),
    band: ofScore<'verified' | 'high' | null>('band'),
  };
}

const isJudgedAnew = sql`(l.verdict IS DISTINCT FROM s.verdict OR l.band IS DISTINCT FROM s.band)`;

/** After the scores of these were written or removed: for their leads, ended ones too, and those of what was merged into them. */
export async function refreshJudged(db: Executing, companyIds: readonly number[]): Promise<void> {
  if (companyIds.length === 0) return;
  // What was merged is judged with what it stands as.
  await db.execute(sql`
    WITH RECURSIVE members(standing, id) AS (
      SELECT c.id, c.id FROM companies c WHERE c.id = ANY(${sql.param([...companyIds])}::int[]) AND c.merged_into_id IS NULL
      UNION SELECT m.standing, o.id FROM members m JOIN companies o ON o.merged_into_id = m.id
    ), held AS (
      SELECT l.id, s.verdict, s.band FROM members m JOIN leads l ON l.company_id = m.id
      LEFT JOIN company_scores s ON s.company_id = m.standing
      WHERE ${isJudgedAnew} ORDER BY l.id FOR NO KEY UPDATE OF l)
    UPDATE leads l SET verdict = held.verdict, band = held.band FROM held WHERE l.id = held.id`);
}

/** After the companies that a change touched were written: for their scores and leads, and those of what was merged into them. */
export async function refreshKeptOfCompanies(db: Executing, changeId: number): Promise<void> {
  await db.execute(sql`
    WITH RECURSIVE touched(id) AS (
      SELECT id FROM companies WHERE change_id = ${changeId}
      UNION SELECT o.id FROM touched JOIN companies o ON o.merged_into_id = touched.id
    ), held AS (
      SELECT l.id, ${wordsOfBoth} AS words, c.owner_id, s.verdict, s.band FROM touched JOIN leads l ON l.company_id = touched.id
      ${joinStanding(sql`l.company_id`)} LEFT JOIN company_scores s ON s.company_id = c.id
      WHERE l.words <> ${wordsOfBoth} OR l.company_owner_id IS DISTINCT FROM c.owner_id OR ${isJudgedAnew}
      ORDER BY l.id FOR NO KEY UPDATE OF l)
    UPDATE leads l SET words = held.words, company_owner_id = held.owner_id, verdict = held.verdict, band = held.band
    FROM held WHERE l.id = held.id`);
  // A score that is being written meanwhile is written again soon: whatever was changed is due to be scored.
  await db.execute(sql`
    WITH held AS (
      SELECT s.company_id, c.owner_id FROM companies c JOIN company_scores s ON s.company_id = c.id
      WHERE c.change_id = ${changeId} AND s.owner_id IS DISTINCT FROM c.owner_id ORDER BY s.company_id FOR NO KEY UPDATE OF s)
    UPDATE company_scores s SET owner_id = held.owner_id FROM held WHERE s.company_id = held.company_id`);
}

/** For leads that were made before words were kept. Nothing else changes in them. */
export async function fillLeadWords({ db }: Pick<Records, 'db'>): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number }>(sql`
      WITH part AS (
        SELECT id FROM leads WHERE words = ''::tsvector AND id > ${after} ORDER BY id LIMIT ${leadsAtOnce} FOR NO KEY UPDATE
      ), filled AS (
        UPDATE leads l SET words = n.words FROM (
          SELECT l.id, ${wordsOfBoth} AS words FROM part JOIN leads l ON l.id = part.id ${joinStanding(sql`l.company_id`)}) AS n
        WHERE l.id = n.id AND l.words IS DISTINCT FROM n.words RETURNING l.id)
      SELECT max(id)::float8 AS id FROM part LIMIT 1`);
    const last = rows[0]?.id ?? null;
    if (last === null) return;
    after = last;
  }
}

/**
 * For leads of the last `days` that were made without whose their company is. What somebody else holds is left to the next time: nobody
 * waits for this.
 */
export async function fillLeadOwners({ db }: Pick<Records, 'db'>, days: number): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number }>(sql`
      WITH part AS (
        SELECT l.id, c.id AS standing FROM leads l ${joinStanding(sql`l.company_id`)}
        WHERE l.company_owner_id IS NULL AND c.owner_id IS NOT NULL AND l.created_at > now() - ${days}::float8 * interval '1 day'
          AND l.id > ${after} ORDER BY l.id LIMIT ${leadsAtOnce} FOR NO KEY UPDATE OF l SKIP LOCKED
      ), held AS (
        SELECT c.id, c.owner_id FROM companies c WHERE c.id IN (SELECT standing FROM part) FOR SHARE SKIP LOCKED
      ), filled AS (
        UPDATE leads l SET company_owner_id = held.owner_id FROM part JOIN held ON held.id = part.standing WHERE l.id = part.id
        RETURNING l.id)
      SELECT max(id)::float8 AS id FROM part LIMIT 1`);
    const last = rows[0]?.id ?? null;
    if (last === null) return;
    after = last;
  }
}
