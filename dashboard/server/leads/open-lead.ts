// The lead that a route is about, with the check that the caller may see or change it.

import { findLead, findLeadOfCompany, type OneLead } from '#stores/records/leads/find-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import { mayKnowOfLead, maySeeLead } from '../access/may-see-lead.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';

/** Throws Refusal `unknown_lead`. */
export async function openLead(records: Records, caller: Viewer, leadId: number): Promise<OneLead> {
  const lead = await findLead(records, leadId);
  if (lead === undefined || !mayKnowOfLead(caller, lead.ownerId)) throw new Refusal('unknown_lead');
  return lead;
}

/** Throws Refusal `unknown_lead` or `not_your_lead`. */
export async function openOwnLead(records: Records, caller: Viewer, leadId: number): Promise<OneLead> {
  const lead = await openLead(records, caller, leadId);
  if (!maySeeLead(caller, lead.ownerId)) throw new Refusal('not_your_lead');
  return lead;
}

/** Of the company that it stands as. Throws Refusal `unknown_company`. */
export async function openLeadOfCompany(
  records: Records,
  caller: Viewer,
  companyId: number,
): Promise<OneLead> {
  const standing = (await findStandingCompanies(records, [companyId])).get(companyId);
  const lead = standing && (await findLeadOfCompany(records, standing.id));
  if (lead === undefined || !mayKnowOfLead(caller, lead.ownerId)) throw new Refusal('unknown_company');
  return lead;
}
