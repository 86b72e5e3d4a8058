// Says that companies are to be worked out anew. Written together with what causes it, so that no cause is lost; the same company
// stands here once, however many causes there are.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

export interface DueSubject {
  /** `id:` with the number of a company, or `domain:` or `name:` of one that is only seen. */
  readonly subject: string;
  /** When the first of its new events came in, milliseconds since 1970; null when nothing new came in. */
  readonly freshFromMs: number | null;
}

/** Each subject once. */
export async function dueScoring(db: Executing, due: readonly DueSubject[]): Promise<void> {
  if (due.length === 0) return;
  // In one order everywhere, so that two who write at once do not wait for each other.
  const sorted = due.toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
  await db.execute(sql`
    INSERT INTO scoring_due (subject, due_at, fresh_from)
    SELECT subject, now(), to_timestamp(fresh_ms / 1000.0)
    FROM unnest(${sql.param(sorted.map(({ subject }) => subject))}::text[],
      ${sql.param(sorted.map(({ freshFromMs }) => freshFromMs))}::float8[]) AS d(subject, fresh_ms)
    ON CONFLICT (subject) DO UPDATE SET due_at = least(scoring_due.due_at, excluded.due_at), causes = scoring_due.causes + 1,
      fresh_from = least(scoring_due.fresh_from, excluded.fresh_from)`);
}

/** Companies by number. */
export function dueCompanies(db: Executing, ids: readonly number[]): Promise<void> {
  return dueScoring(
    db,
    [...new Set(ids)].map((id) => ({ subject: `id:${id}`, freshFromMs: null })),
  );
}

/** Of a lead that is about to change: before it is locked, as scoring has it, so that neither waits for the other. */
export async function dueCompanyOfLead(db: Executing, leadId: number): Promise<void> {
  await insertDue(db, sql`SELECT company_id FROM leads WHERE id = ${leadId}`);
}

/** All of whom there is a score or an open lead: the rules are others now. */
export async function dueAllScored(db: Executing): Promise<void> {
  await insertDue(
    db,
    sql`SELECT company_id FROM company_scores UNION SELECT company_id FROM leads WHERE closed_at IS NULL`,
  );
}

/** Those of the companies that a change touched of whom there is a score or an open lead. */
export async function dueChangedCompanies(db: Executing, changeId: number): Promise<void> {
  await insertDue(
    db,
    sql`SELECT c.id FROM companies c WHERE c.change_id = ${changeId} AND (
      EXISTS (SELECT FROM company_scores s WHERE s.company_id = c.id)
      OR EXISTS (SELECT FROM leads l WHERE l.company_id = c.id))`,
  );
}

/** Companies of these people now, and those whose scores rest on what they did. */
export async function dueCompaniesOf(db: Executing, personIds: readonly number[]): Promise<void> {
  if (personIds.length === 0) return;
  const actors = sql.param(personIds.map((id) => `person:${id}`));
  await insertDue(
    db,
    sql`SELECT company_id FROM score_lines WHERE actor = ANY(${actors}::text[])
      UNION SELECT d.company_id FROM person_cards c JOIN company_domains d ON d.domain = c.domain
      WHERE c.domain <> '' AND c.person_id = ANY(${sql.param([...personIds])}::bigint[])`,
  );
}

/**
 * Once a day those of whom time alone may bring something new: customers of whom anybody was seen, and leads, those of
 * merged companies as well, which are scored as what they stand as; once a week all others, so that nothing stays wrong for ever.
 * `limit`: so many at once.
 */
export async function dueStanding(db: Executing, limit: number): Promise<void> {
  await insertDue(
    db,
    sql`SELECT s.company_id FROM company_scores s JOIN companies c ON c.id = s.company_id
      WHERE s.scored_at < now() - interval '1 day' AND (s.scored_at < now() - interval '7 days' OR c.status = 'customer'
        OR EXISTS (SELECT FROM leads l WHERE l.company_id = s.company_id AND l.closed_at IS NULL))
      UNION SELECT l.company_id FROM lead_entries e JOIN leads l ON l.id = e.lead_id
      WHERE e.is_promise AND e.done_at IS NULL AND e.removed_at IS NULL AND e.due_at < now()
        AND l.closed_at IS NULL AND (l.scored_at IS NULL OR l.scored_at < e.due_at)
      UNION SELECT l.company_id FROM leads l JOIN companies c ON c.id = l.company_id
      WHERE c.merged_into_id IS NOT NULL AND l.closed_at IS NULL
        AND (l.scored_at IS NULL OR l.scored_at < now() - interval '1 day')
      LIMIT ${limit}`,
  );
}

async function insertDue(db: Executing, ids: ReturnType<typeof sql>): Promise<void> {
  await db.execute(sql`
    INSERT INTO scoring_due (subject, due_at)
    SELECT 'id:' || found.id, now() FROM (${ids}) AS found(id) ORDER BY 1
    ON CONFLICT (subject) DO UPDATE SET due_at = least(scoring_due.due_at, excluded.due_at), causes = scoring_due.causes + 1`);
}
