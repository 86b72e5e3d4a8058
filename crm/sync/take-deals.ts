// Takes in deals: whoever bought is a customer, and a lead of ours ends as its deal did, which is what scores learn from.

import { defaultLeadStages, type LeadStages, leadStagesSchema } from '#contract/lead.ts';
import { isCustomerByDeals, resultOfDeals } from '#intelligence/sync/deal-result.ts';
import {
  adoptDeals,
  type CompanyDeals,
  keepDeals,
  loadCompanyDeals,
  markDealsGone,
} from '#stores/records/crm/keep-crm-reads.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { changeCompany } from '#stores/records/questions/company-create.ts';
import { newestRules } from '#stores/records/questions/keep-rule-versions.ts';
import type { RemoteDeal } from '../connectors/connector.ts';
import { orLeave } from './or-leave.ts';
import type { PullContext } from './pull-context.ts';

export async function takeDeals(context: PullContext, deals: readonly RemoteDeal[]): Promise<void> {
  const { records, crmId } = context;
  await settleDeals(context, await keepDeals(records.db, crmId, deals));
}

/** After companies were read: deals that waited for theirs. */
export async function settleAdopted(context: PullContext): Promise<void> {
  await settleDeals(context, await adoptDeals(context.records.db, context.crmId));
}

/** Deleted there: what is left of the deals of their companies may decide a lead now. */
export async function takeGoneDeals(context: PullContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await settleDeals(context, await markDealsGone(context.records.db, context.crmId, ids));
}

async function settleDeals(context: PullContext, companyIds: readonly number[]): Promise<void> {
  for (const company of await loadCompanyDeals(context.records.db, companyIds))
    await orLeave(context, { companyId: company.companyId }, () => settleCompany(context, company));
}

async function settleCompany(context: PullContext, company: CompanyDeals): Promise<void> {
  const deals = company.deals.map(({ closedMs, ...deal }) => ({
    ...deal,
    closedMs: closedMs ?? undefined,
  }));
  if (company.isProspect && isCustomerByDeals(deals))
    await changeCompany(context.records, context.by, company.companyId, { status: 'customer' });
  const ended = resultOfDeals(deals, company.leadSinceMs);
  if (context.settings.closesLeads && company.leadId !== null && ended !== undefined)
    await closeLead(context, { ...company, leadId: company.leadId }, ended);
}

async function closeLead(
  { records, by }: PullContext,
  { leadId }: Pick<CompanyDeals, 'companyId'> & { leadId: number },
  { result, reason }: { result: 'won' | 'lost'; reason: string },
): Promise<void> {
  const stages = await stagesInForce({ records });
  const stage = stages.stages.find(({ kind }) => kind === result);
  if (stage === undefined) return;
  const resultReason = reason.trim() === '' ? by.name : `${by.name}: ${reason}`.slice(0, 500);
  try {
    await changeLead(records, by, stages, {
      leadId,
      values: { stage: stage.id, resultReason },
      reason: by.name,
    });
  } catch (error) {
    // Somebody ended it at the same moment.
    if (!(error instanceof LeadRefusal)) throw error;
  }
}

async function stagesInForce({ records }: Pick<PullContext, 'records'>): Promise<LeadStages> {
  const kept = await newestRules(records, 'lead_stages');
  const read = leadStagesSchema.safeParse(kept?.value);
  return read.success ? read.data : defaultLeadStages;
}
