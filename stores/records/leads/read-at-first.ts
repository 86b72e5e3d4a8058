// What is known and counted of a company at this moment, as it is noted with the lead that is being made of it; and what was noted.

import { eq } from 'drizzle-orm';
import { type LeadAtFirst, noteAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import type { Records } from '../open-records.ts';
import { readRulesInForce } from '../rules/rules-in-force.ts';
import { leads } from '../schema/leads.ts';
import { findScoredCompanies } from '../scores/find-scored-companies.ts';
import { readLines } from '../scores/read-lines.ts';

/** Null for a company that is not known. `nowMs`: milliseconds since 1970. */
export async function readAtFirst(
  records: Pick<Records, 'db'>,
  companyId: number,
  nowMs: number,
): Promise<LeadAtFirst | null> {
  const subject = `id:${companyId}`;
  const [rules, companies] = await Promise.all([
    readRulesInForce(records),
    findScoredCompanies(records, [subject]),
  ]);
  const company = companies.get(subject);
  if (company === undefined) return null;
  const lines = (await readLines(records, [company.id])).get(company.id) ?? [];
  return noteAtFirst(company, lines, rules.score.groups, nowMs);
}

/** As it was noted when the lead was made; null when that was before anything was. */
export async function readNotedFirst(
  { db }: Pick<Records, 'db'>,
  leadId: number,
): Promise<LeadAtFirst | null> {
  const [row] = await db.select({ first: leads.atFirst }).from(leads).where(eq(leads.id, leadId)).limit(1);
  return row?.first ?? null;
}
