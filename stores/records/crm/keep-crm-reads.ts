// What was read of a CRM beside companies and persons: owners, stages of deals, deals.

import { sql } from 'drizzle-orm';
import type { DealState } from '#contract/crm.ts';
import type { Transaction } from '../change-companies.ts';
import { membersOf, standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { isCompanyLink } from './company-links.ts';

type Db = Pick<Records['db'] | Transaction, 'execute'>;

export interface ReadOwner {
  readonly id: string;
  readonly name: string;
  /** Lower case; '' when it is not told. */
  readonly email: string;
}

/** All of them: whoever is missing is gone. A user of the dashboard with the same address is the same person. */
export async function keepOwners(db: Db, crmId: number, owners: readonly ReadOwner[]): Promise<void> {
  const rows = JSON.stringify(owners);
  await db.execute(sql`
    INSERT INTO crm_owners (crm_id, their_id, name, email, user_id)
    SELECT DISTINCT ON (o.id) ${crmId}, o.id, o.name, o.email,
      (SELECT u.id FROM users u WHERE o.email <> '' AND lower(u.email) = o.email LIMIT 1)
    FROM jsonb_to_recordset(${rows}::jsonb) AS o(id text, name text, email text) WHERE o.id <> ''
    ON CONFLICT (crm_id, their_id) DO UPDATE SET name = excluded.name, email = excluded.email, user_id = excluded.user_id`);
  await db.execute(sql`
    DELETE FROM crm_owners WHERE crm_id = ${crmId}
      AND NOT their_id = ANY(${sql.param(owners.map(({ id }) => id))}::text[])`);
}

export interface ReadStage {
  readonly id: string;
  readonly pipeline: string;
  readonly label: string;
  readonly place: number;
}

/** All of them: what is missing is gone. */
export async function keepStages(db: Db, crmId: number, stages: readonly ReadStage[]): Promise<void> {
  await db.execute(sql`DELETE FROM crm_stages WHERE crm_id = ${crmId}`);
  await db.execute(sql`
    INSERT INTO crm_stages (crm_id, their_id, pipeline, label, place)
    SELECT DISTINCT ON (s.id) ${crmId}, s.id, s.pipeline, s.label, s.place
    FROM jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) AS s(id text, pipeline text, label text, place int)
    WHERE s.id <> ''`);
}

export interface ReadDeal {
  readonly id: string;
  readonly version: string;
  readonly companyId: string;
  readonly name: string;
  readonly stageId: string;
  readonly state: DealState;
  readonly amount: number | undefined;
  readonly currency: string;
  readonly ownerId: string;
  readonly lostReason: string;
  readonly openedMs: number | undefined;
  readonly closedMs: number | undefined;
  /** Where its closing has no moment there: that of one that is closed when it is first seen. One that is known as closed keeps its own. */
  readonly closedFirstMs?: number | undefined;
}

/**
 * One that ended without saying when did so when it was first read as ended, if it was read before that. Answers the numbers of our
 * companies, as they stand now, whose deals are other than they were: those that a deal has left too.
 */
export async function keepDeals(db: Db, crmId: number, deals: readonly ReadDeal[]): Promise<number[]> {
  if (deals.length === 0) return [];
  const moment = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  const rows = deals.map((deal) => ({
    ...{ id: deal.id, company: deal.companyId, name: deal.name, stage: deal.stageId, state: deal.state },
    ...{ amount: deal.amount ?? null, currency: deal.currency, owner: deal.ownerId, reason: deal.lostReason },
    ...{ opened: moment(deal.openedMs), closed: moment(deal.closedMs), version: deal.version },
    first: moment(deal.closedFirstMs),
  }));
  const { rows: changed } = await db.execute<{ companyId: number }>(sql`
    WITH kept AS (
      INSERT INTO crm_deals AS deal (crm_id, their_id, their_company_id, company_id, name, stage_id, state, amount, currency,
        owner_id, lost_reason, opened_at, closed_at, version)
      SELECT DISTINCT ON (d.id) ${crmId}, d.id, d.company,
        (SELECT l.company_id FROM crm_links l WHERE l.crm_id = ${crmId} AND l.their_id = d.company
          AND ${isCompanyLink} AND l.company_id IS NOT NULL ORDER BY l.kind LIMIT 1),
        d.name, d.stage, d.state, d.amount, d.currency, d.owner, d.reason, d.opened, ${closedAt(crmId)}, d.version
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id text, company text, name text, stage text, state text,
        amount numeric, currency text, owner text, reason text, opened timestamptz, closed timestamptz, first timestamptz, version text)
      ON CONFLICT (crm_id, their_id) DO UPDATE SET their_company_id = excluded.their_company_id,
        company_id = CASE WHEN excluded.their_company_id = deal.their_company_id
          THEN coalesce(excluded.company_id, deal.company_id) ELSE excluded.company_id END, name = excluded.name, stage_id = excluded.stage_id,
        state = excluded.state, amount = excluded.amount, currency = excluded.currency, owner_id = excluded.owner_id,
        lost_reason = excluded.lost_reason, opened_at = excluded.opened_at,
        closed_at = CASE WHEN excluded.state NOT IN ('won', 'lost') OR excluded.closed_at IS NOT NULL THEN excluded.closed_at
          WHEN deal.state NOT IN ('won', 'lost') THEN now() ELSE deal.closed_at END,
        version = excluded.version, gone_at = NULL
      RETURNING company_id
    ), former AS (
      SELECT company_id FROM crm_deals WHERE crm_id = ${crmId}
        AND their_id = ANY(${sql.param(deals.map(({ id }) => id))}::text[])
    )
    SELECT DISTINCT ${standingOf(sql`told.company_id`)} AS "companyId" FROM (
      SELECT company_id FROM kept UNION SELECT company_id FROM former) AS told
    WHERE told.company_id IS NOT NULL LIMIT ${2 * deals.length}`);
  return changed.map(({ companyId }) => companyId);
}

/** Of a row `d` of what was read. */
function closedAt(crmId: number) {
  const known = sql`SELECT CASE WHEN k.state = d.state THEN k.closed_at ELSE d.closed END FROM crm_deals k
    WHERE k.crm_id = ${crmId} AND k.their_id = d.id`;
  return sql`CASE WHEN d.first IS NULL THEN d.closed ELSE coalesce((${known}), d.first) END`;
}

/** Deals whose company is known by now. Answers the companies as they stand now. */
export async function adoptDeals(db: Db, crmId: number): Promise<number[]> {
  const { rows } = await db.execute<{ companyId: number }>(sql`
    UPDATE crm_deals d SET company_id = l.company_id FROM crm_links l
    WHERE d.crm_id = ${crmId} AND d.company_id IS NULL AND d.their_company_id <> '' AND l.crm_id = d.crm_id
      AND l.kind = 'company' AND l.their_id = d.their_company_id AND l.company_id IS NOT NULL
    RETURNING ${standingOf(sql`d.company_id`)} AS "companyId"`);
  return [...new Set(rows.map(({ companyId }) => companyId))];
}

/** Answers the companies whose deals they were, as they stand now. */
export async function markDealsGone(db: Db, crmId: number, ids: readonly string[]): Promise<number[]> {
  const { rows } = await db.execute<{ companyId: number }>(sql`
    UPDATE crm_deals SET gone_at = now() WHERE crm_id = ${crmId} AND gone_at IS NULL
      AND their_id = ANY(${sql.param([...ids])}::text[])
    RETURNING ${standingOf(sql`crm_deals.company_id`)} AS "companyId"`);
  return [...new Set(rows.flatMap(({ companyId }) => companyId ?? []))];
}

/** Whether a company there has deals that stand, as far as was read; a task of ours that was taken back is none. */
export async function hasDealsThere(db: Db, crmId: number, theirCompanyId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_deals d WHERE d.crm_id = ${crmId} AND d.their_company_id = ${theirCompanyId} AND d.gone_at IS NULL
      AND NOT EXISTS (SELECT FROM crm_writes w WHERE w.company_id = d.company_id AND w.crm_id = d.crm_id AND w.kind = 'task'
        AND w.their_id = d.their_id AND w.state = 'undone') LIMIT 1`);
  return rows.length > 0;
}

/** Those that ended more than so many days ago, or all but those. */
export interface DealAge {
  readonly isOlder: boolean;
  readonly closedDays: number;
}

/** A page of those that stand there as far as we know, by id. */
export async function listStandingDeals(
  db: Db,
  crmId: number,
  { afterId, limit, age }: { afterId: string; limit: number; age?: DealAge | undefined },
): Promise<string[]> {
  const since = sql`now() - ${age?.closedDays ?? 0}::float8 * interval '1 day'`;
  const isOlder = sql`(state IN ('won', 'lost') AND coalesce(closed_at, first_read_at) <= ${since})`;
  const isAsked = age === undefined ? sql`true` : age.isOlder ? isOlder : sql`NOT ${isOlder}`;
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT their_id AS id FROM crm_deals WHERE crm_id = ${crmId} AND their_id > ${afterId} AND gone_at IS NULL AND ${isAsked}
    ORDER BY their_id LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

/** Those that went within the last weeks, the last first. */
export async function listGoneDeals(
  db: Db,
  crmId: number,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT their_id AS id FROM crm_deals WHERE crm_id = ${crmId} AND their_id > ${afterId} AND gone_at > now() - interval '30 days'
    ORDER BY their_id LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

/** Answers the companies whose deals they are, as they stand now. */
export async function liftGoneDeals(db: Db, crmId: number, ids: readonly string[]): Promise<number[]> {
  const { rows } = await db.execute<{ companyId: number }>(sql`
    UPDATE crm_deals SET gone_at = NULL WHERE crm_id = ${crmId} AND gone_at IS NOT NULL
      AND their_id = ANY(${sql.param([...ids])}::text[])
    RETURNING ${standingOf(sql`crm_deals.company_id`)} AS "companyId"`);
  return [...new Set(rows.flatMap(({ companyId }) => companyId ?? []))];
}

export interface CompanyDeals {
  readonly companyId: number;
  /** Of the open lead; null when there is none. */
  readonly leadId: number | null;
  readonly leadSinceMs: number;
  /** Whether a company status still says that nothing was bought. */
  readonly isProspect: boolean;
  readonly deals: readonly {
    readonly state: DealState;
    readonly closedMs: number | null;
    readonly lostReason: string;
  }[];
}

/** Of all connections: what the deals of these companies say together. */
export async function loadCompanyDeals(db: Db, companyIds: readonly number[]): Promise<CompanyDeals[]> {
  if (companyIds.length === 0) return [];
  const { rows } = await db.execute<Record<string, unknown> & CompanyDeals>(sql`
    SELECT c.id AS "companyId", l.id::float8 AS "leadId",
      coalesce(extract(epoch FROM l.created_at) * 1000, 0)::float8 AS "leadSinceMs",
      c.status IN ('prospect', 'lead', 'other') AS "isProspect",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('state', d.state, 'lostReason', d.lost_reason,
        'closedMs', (extract(epoch FROM coalesce(d.closed_at, CASE WHEN d.state IN ('won', 'lost') THEN d.opened_at END)) * 1000)::float8)), '[]'::jsonb)
        FROM crm_deals d WHERE d.gone_at IS NULL AND d.company_id IN (
          WITH RECURSIVE members(id) AS (
            SELECT c.id UNION SELECT o.id FROM members JOIN companies o ON o.merged_into_id = members.id)
          SELECT id FROM members)) AS deals
    FROM companies c LEFT JOIN LATERAL (SELECT o.id, o.created_at FROM leads o
      WHERE o.company_id IN ${membersOf(sql`c.id`)} AND o.closed_at IS NULL ORDER BY o.company_id <> c.id, o.id LIMIT 1) AS l ON true
    WHERE c.id = ANY(${sql.param([...companyIds])}::int[]) AND c.removed_at IS NULL ORDER BY c.id LIMIT ${companyIds.length}`);
  return rows;
}
