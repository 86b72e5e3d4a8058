// An open lead of one of two companies that become one, as the API shows it.

import type { MergedLead } from '#contract/company-report.ts';
import type { MergedLead as MergedLeadRow } from '#stores/records/leads/settle-merged-leads.ts';

export function reportMergedLead({ changedMs, ...lead }: MergedLeadRow): MergedLead {
  const { leadId, companyId, stage, ownerName, score } = lead;
  return { leadId, companyId, stage, ownerName, score, changedAt: new Date(changedMs).toISOString() };
}
