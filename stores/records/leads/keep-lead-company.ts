// Keeps with each lead what lists ask of its company: the words by which that is found, with those of what it stands as, and who
// looks after it, which the scores of companies bear as well. A list that is narrowed by them asks no company, however many there are.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { joinStanding } from './company-members.ts';

type Executing = Pick<Records['db'], 'execute'>;

const leadsAtOnce = 5_000;

/** Of the companies that `joinStanding` joins. The mark is in capitals, which no name that is looked for has. */
const wordsOfBoth = sql`(own.search || c.search || CASE WHEN own.merged_into_id IS NULL THEN ''::tsvector ELSE 'MERGED'::tsvector END)`;

/** Of a lead `l`: whether its words are those of two companies. */
export const isOfMerged = sql`l.words @@ 'MERGED'::tsquery`;

/** Of a company that stands by itself, as a new lead of it is to have them. */
export function keptOfCompany(companyId: number): { words: SQL<string>; companyOwnerId: SQL<string | null> } {
  return {
    words: sql<string>`(SELECT c.search FROM companies c WHERE c.id = ${companyId})`,
    companyOwnerId: sql<string | null>`(SELECT c.owner_id FROM companies c WHERE c.id = ${companyId})`,
  };
}

/** After the companies that a change touched were written: for their scores and leads, and those of what was merged into them. */
export async function refreshKeptOfCompanies(db: Executing, changeId: number): Promise<void> {
  await db.execute(sql`
    WITH RECURSIVE touched(id) AS (
      SELECT id FROM companies WHERE change_id = ${changeId}
      UNION SELECT o.id FROM touched JOIN companies o ON o.merged_into_id = touched.id
    ), held AS (
      SELECT l.id, ${wordsOfBoth} AS words, c.owner_id FROM touched JOIN leads l ON l.company_id = touched.id
      ${joinStanding(sql`l.company_id`)}
      WHERE l.words <> ${wordsOfBoth} OR l.company_owner_id IS DISTINCT FROM c.owner_id
      ORDER BY l.id FOR NO KEY UPDATE OF l)
    UPDATE leads l SET words = held.words, company_owner_id = held.owner_id FROM held WHERE l.id = held.id`);
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
        WHERE l.id = n.id RETURNING l.id)
      SELECT max(id)::float8 AS id FROM part LIMIT 1`);
    const last = rows[0]?.id ?? null;
    if (last === null) return;
    after = last;
  }
}
