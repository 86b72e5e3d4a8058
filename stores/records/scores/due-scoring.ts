// Says that companies are to be worked out anew. Written together with what causes it, so that no cause is lost; the same company
// stands here once, however many causes there are.

import { sql } from 'drizzle-orm';
import { contactedThere } from '../crm/crm-contacts.ts';
import { membersOf, standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

/** Everywhere the same, so that two who write at once do not wait for each other. */
const inOrder = sql`ORDER BY subject COLLATE "C"`;

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
  await db.execute(sql`
    INSERT INTO scoring_due (subject, due_at, fresh_from)
    SELECT subject, now(), to_timestamp(fresh_ms / 1000.0)
    FROM unnest(${sql.param(due.map(({ subject }) => subject))}::text[],
      ${sql.param(due.map(({ freshFromMs }) => freshFromMs))}::float8[]) AS d(subject, fresh_ms) ${inOrder}
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

/** Of leads that are about to change, and what these companies stand as: before the leads are locked, as scoring has it. */
export async function dueCompaniesOfLeads(db: Executing, leadIds: readonly number[]): Promise<void> {
  const asked = sql`FROM leads l WHERE l.id = ANY(${sql.param([...leadIds])}::bigint[])`;
  await insertDue(
    db,
    sql`SELECT l.company_id ${asked} UNION SELECT ${standingOf(sql`l.company_id`)} ${asked}`,
  );
}

/** These companies, and those of all leads that count as theirs: before such leads are locked. */
export async function dueLeadsOf(db: Executing, companyIds: readonly number[]): Promise<void> {
  const asked = sql`unnest(${sql.param([...companyIds])}::int[]) AS asked(id)`;
  await insertDue(
    db,
    sql`SELECT asked.id FROM ${asked}
      UNION SELECT l.company_id FROM ${asked} JOIN leads l ON l.company_id IN ${membersOf(sql`asked.id`)}`,
  );
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

/** As signals have it (`find-company-leads.ts`, `work-out.ts`), of a company `c` with its members `m.ids`. */
const silentSince = sql`coalesce(
  greatest(
    (SELECT max(e.at) FROM leads l JOIN lead_entries e ON e.lead_id = l.id
      WHERE l.company_id = ANY(m.ids) AND e.kind IN ('call', 'meeting') AND e.removed_at IS NULL),
    (SELECT max(d.at) FROM crm_deals o CROSS JOIN LATERAL (VALUES (o.opened_at), (o.closed_at)) AS d(at)
      WHERE o.company_id = ANY(m.ids) AND o.gone_at IS NULL AND d.at <= now()),
    ${contactedThere(sql`= ANY(m.ids)`)}),
  (SELECT min(l.created_at) FROM leads l WHERE l.company_id = ANY(m.ids) AND l.closed_at IS NULL),
  (SELECT min(o.created_at) FROM companies o WHERE o.id = ANY(m.ids)))`;

/**
 * Customers of whom nobody was ever seen, and to whom none of us has spoken for so many days, or for that many once more, since some
 * days ago: there is no score of them that would bring them up. `limit`: so many at once.
 */
export async function dueUncontacted(
  db: Executing,
  { contactDays, newsDays, limit }: { contactDays: number; newsDays: number; limit: number },
): Promise<void> {
  await insertDue(
    db,
    sql`SELECT c.id FROM companies c
      CROSS JOIN LATERAL (SELECT array_agg(id) AS ids FROM ${membersOf(sql`c.id`)} AS part(id)) AS m
      CROSS JOIN LATERAL (SELECT extract(epoch FROM now() - ${silentSince}) / 86400 AS days) AS silent
      WHERE c.status = 'customer' AND c.merged_into_id IS NULL AND c.removed_at IS NULL
        AND NOT EXISTS (SELECT FROM company_scores s WHERE s.company_id = c.id)
        AND silent.days >= ${contactDays} AND mod(silent.days, ${contactDays}) < ${newsDays}
        AND NOT EXISTS (SELECT FROM signals s WHERE s.company_id = c.id AND s.kind = 'not_contacted'
          AND s.found_at > now() - (${newsDays}::int + 1) * interval '1 day')
      LIMIT ${limit}`,
  );
}

async function insertDue(db: Executing, ids: ReturnType<typeof sql>): Promise<void> {
  await db.execute(sql`
    INSERT INTO scoring_due (subject, due_at)
    SELECT subject, now() FROM (SELECT 'id:' || found.id FROM (${ids}) AS found(id)) AS d(subject) ${inOrder}
    ON CONFLICT (subject) DO UPDATE SET due_at = least(scoring_due.due_at, excluded.due_at), causes = scoring_due.causes + 1`);
}
