// Keeps with each lead the words by which its company is found, and those of what that stands as: a list of leads that is narrowed
// to a name asks the leads alone, however many companies bear it.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { joinStanding } from './company-members.ts';

type Executing = Pick<Records['db'], 'execute'>;

const leadsAtOnce = 5_000;

/** Of the companies that `joinStanding` joins. The mark is in capitals, which no name that is looked for has. */
const wordsOfBoth = sql`(own.search || c.search || CASE WHEN own.merged_into_id IS NULL THEN ''::tsvector ELSE 'MERGED'::tsvector END)`;

/** Of a lead `l`: whether its words are those of two companies. */
export const isOfMerged = sql`l.words @@ 'MERGED'::tsquery`;

/** Of a company that stands by itself. */
export function wordsOfCompany(companyId: number): SQL<string> {
  return sql<string>`(SELECT c.search FROM companies c WHERE c.id = ${companyId})`;
}

/** After the companies that a change touched were written: for their leads, and those of what was merged into them. */
export async function refreshLeadWords(db: Executing, changeId: number): Promise<void> {
  await db.execute(sql`
    WITH RECURSIVE touched(id) AS (
      SELECT id FROM companies WHERE change_id = ${changeId}
      UNION SELECT o.id FROM touched JOIN companies o ON o.merged_into_id = touched.id
    ), held AS (
      SELECT l.id, ${wordsOfBoth} AS words FROM touched JOIN leads l ON l.company_id = touched.id ${joinStanding(sql`l.company_id`)}
      WHERE l.words <> ${wordsOfBoth} ORDER BY l.id FOR NO KEY UPDATE OF l)
    UPDATE leads l SET words = held.words FROM held WHERE l.id = held.id`);
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
