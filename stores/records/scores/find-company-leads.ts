// What the leads of companies say for their signals: the one that is open, how the last one ended, what was promised and when one of
// us last spoke to them, as far as entries beside leads, deals of CRMs and these themselves tell.

import { sql } from 'drizzle-orm';
import { toldThere } from '../crm/crm-contacts.ts';
import type { Records } from '../open-records.ts';

export interface CompanyLeads {
  /** Null when none is open. */
  openLeadId: number | null;
  ownerId: string | null;
  /** When the open one was accepted, milliseconds since 1970 as the others. */
  openedMs: number | null;
  /** Stage in which the last one ended, '' when none did. */
  lastStage: string;
  contactedMs: number | null;
  promises: { id: string; dueAtMs: number; isKept: boolean }[];
}

interface LeadRow extends Record<string, unknown> {
  companyId: number;
  id: number;
  ownerId: string | null;
  stage: string;
  createdMs: number;
  isOpen: boolean;
}

interface EntryRow extends Record<string, unknown> {
  companyId: number;
  id: number;
  dueMs: number | null;
  isKept: boolean;
  contactedMs: number | null;
}

const leadsMax = 20_000;

/** By the number that each has in `members`: lists of a company and all that were merged into it. */
export async function findCompanyLeads(
  { db }: Pick<Records, 'db'>,
  members: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, CompanyLeads>> {
  const standing = new Map([...members].flatMap(([id, ids]) => ids.map((one) => [one, id] as const)));
  const ids = sql.param([...standing.keys()]);
  const { rows: leads } = await db.execute<LeadRow>(sql`
    SELECT company_id AS "companyId", id::float8 AS id, owner_id AS "ownerId", stage,
      round(extract(epoch FROM created_at) * 1000)::float8 AS "createdMs", closed_at IS NULL AS "isOpen"
    FROM leads WHERE company_id = ANY(${ids}::int[]) ORDER BY closed_at NULLS FIRST, id LIMIT ${leadsMax}`);
  const { rows: entries } = await db.execute<EntryRow>(sql`
    SELECT l.company_id AS "companyId", max(e.id)::float8 AS id,
      CASE WHEN e.is_promise THEN round(extract(epoch FROM e.due_at) * 1000)::float8 END AS "dueMs",
      e.done_at IS NOT NULL AS "isKept",
      round(extract(epoch FROM max(e.at) FILTER (WHERE e.kind IN ('call', 'meeting'))) * 1000)::float8 AS "contactedMs"
    FROM leads l JOIN lead_entries e ON e.lead_id = l.id
    WHERE l.company_id = ANY(${ids}::int[]) AND e.removed_at IS NULL
      AND (e.kind IN ('call', 'meeting') OR (e.is_promise AND l.closed_at IS NULL))
    GROUP BY l.company_id, "dueMs", "isKept", CASE WHEN e.is_promise THEN e.id END LIMIT ${leadsMax}`);
  const found = new Map<number, CompanyLeads>([...members.keys()].map((id) => [id, noLeads()]));
  for (const row of leads) addLead(found.get(standing.get(row.companyId) ?? 0), row);
  for (const row of await readBusiness(db, [...standing.keys()]))
    addContact(found.get(standing.get(row.companyId) ?? 0), row.contactedMs);
  for (const row of entries) addEntry(found.get(standing.get(row.companyId) ?? 0), row);
  return found;
}

function noLeads(): CompanyLeads {
  return { openLeadId: null, ownerId: null, openedMs: null, lastStage: '', contactedMs: null, promises: [] };
}

function addLead(company: CompanyLeads | undefined, row: LeadRow): void {
  if (company === undefined) return;
  if (!row.isOpen) company.lastStage = row.stage;
  else if (company.openLeadId === null) {
    company.openLeadId = row.id;
    company.ownerId = row.ownerId;
    company.openedMs = row.createdMs;
  }
}

function addEntry(company: CompanyLeads | undefined, { id, dueMs, isKept, contactedMs }: EntryRow): void {
  if (company === undefined) return;
  if (dueMs !== null) company.promises.push({ id: `${id}`, dueAtMs: dueMs, isKept });
  addContact(company, contactedMs);
}

function addContact(company: CompanyLeads | undefined, contactedMs: number | null): void {
  if (company === undefined || contactedMs === null) return;
  company.contactedMs = Math.max(company.contactedMs ?? 0, contactedMs);
}

/** Whoever opens a deal in the CRM, or ends one, has spoken to the company; and what the CRM says of calls, meetings and mails. */
async function readBusiness(
  db: Records['db'],
  companyIds: readonly number[],
): Promise<{ companyId: number; contactedMs: number | null }[]> {
  const ids = sql`${sql.param([...companyIds])}::int[]`;
  const { rows } = await db.execute<{ companyId: number; contactedMs: number | null }>(sql`
    SELECT told.id AS "companyId", round(extract(epoch FROM max(told.at)) * 1000)::float8 AS "contactedMs" FROM (
      SELECT d.company_id AS id, m.at FROM crm_deals d CROSS JOIN LATERAL (VALUES (d.opened_at), (d.closed_at)) AS m(at)
      WHERE d.company_id = ANY(${ids}) AND d.gone_at IS NULL AND m.at <= now()
      UNION ALL SELECT k.company_id, k.contacted_at FROM crm_links k WHERE ${toldThere(sql`= ANY(${ids})`)}
    ) AS told GROUP BY told.id LIMIT ${companyIds.length}`);
  return rows;
}
