// Takes in deals: whoever bought is a customer, and a lead of ours ends as its deal did, which is what scores learn from.

import { defaultLeadStages, type LeadStages, leadStagesSchema } from '#contract/lead.ts';
import { isCustomerByDeals, resultOfDeals } from '#intelligence/sync/deal-result.ts';
import { hideErased } from '#stores/persons/hide-erased.ts';
import { isNotedSkipped, writeLedger } from '#stores/records/crm/crm-ledger.ts';
import {
  adoptDeals,
  type CompanyDeals,
  keepDeals,
  liftGoneDeals,
  loadCompanyDeals,
  markDealsGone,
} from '#stores/records/crm/keep-crm-reads.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { changeCompany } from '#stores/records/questions/company-create.ts';
import { newestRules } from '#stores/records/questions/keep-rule-versions.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';
import type { RemoteDeal } from '../connectors/connector.ts';
import { cleanDeal } from './clean-deal.ts';
import { orLeave } from './or-leave.ts';
import type { PullContext } from './pull-context.ts';

export async function takeDeals(context: PullContext, deals: readonly RemoteDeal[]): Promise<void> {
  const clean = [];
  const { erased } = context.refused;
  await erased.load();
  for (const deal of deals) {
    const [name, lostReason] = [hideErased(erased, deal.name), hideErased(erased, deal.lostReason)];
    const one = cleanDeal({ ...deal, name, lostReason });
    const unread = one === undefined ? ['id'] : (one.unread ?? []);
    if (unread.length > 0) await noteUnread(context, deal.id, unread.join(', '));
    if (one !== undefined) clean.push(one);
  }
  await settleDeals(context, await keepPage(context, clean));
}

/** One by one where the page is refused as a whole: the others of it are kept. */
async function keepPage(context: PullContext, deals: readonly RemoteDeal[]): Promise<number[]> {
  const { records, crmId } = context;
  try {
    return await keepDeals(records.db, crmId, deals);
  } catch (error) {
    if (!isRefusedRow(error)) throw error;
    if (deals.length > 1) {
      const kept = [];
      for (const deal of deals) kept.push(...(await keepPage(context, [deal])));
      return kept;
    }
    await noteUnread(context, deals[0]?.id ?? '', failureReason(error));
    return [];
  }
}

async function noteUnread(
  { records, keys, crmId, record }: PullContext,
  id: string,
  detail: string,
): Promise<void> {
  const plain = (text: string, max: number) => text.slice(0, max).replace(/[\p{Cc}\p{Cs}]/gu, '');
  const line = {
    ...{ crmId, runId: record.runId ?? 0, kind: 'company' as const, action: 'skip' as const, ourId: '' },
    ...{
      state: 'skipped' as const,
      theirId: plain(id, 100),
      reason: 'deal_unreadable',
      detail: plain(detail, 300),
    },
  };
  if (!(await isNotedSkipped(records.db, line))) await writeLedger(records.db, line, keys);
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

/** They stand there after all. */
export async function takeBackDeals(context: PullContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await settleDeals(context, await liftGoneDeals(context.records.db, context.crmId, ids));
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
