// What goes to the CRMs of a company that was just worked out: of one that was seen what the visits say; of one that nobody was seen of only
// that somebody accepted it as a lead.

import type { CompanyScore } from '#intelligence/scoring/score-company.ts';
import type { ScoredNow } from '#stores/records/crm/push-scored.ts';
import type { ScoredCompany } from '#stores/records/scores/find-scored-companies.ts';

const boughtStatuses: readonly string[] = ['customer', 'former'];

/** Undefined when there is nothing to bring there. `nowMs`: milliseconds since 1970. */
export function describePush(
  { score, fit, seen, reasons }: Pick<CompanyScore, 'score' | 'fit' | 'seen' | 'reasons'>,
  { id: companyId, status }: Pick<ScoredCompany, 'id' | 'status'>,
  { hasLead, nowMs }: { readonly hasLead: boolean; readonly nowMs: number },
): ScoredNow | undefined {
  const scored = { companyId, score, fit: fit.score, nowMs, reasons };
  if (seen !== undefined) {
    const { verdict, band, lastEventMs } = seen;
    return { ...scored, verdict, band, lastEventMs };
  }
  if (!hasLead) return undefined;
  // It stands in the records, and a person vouches for it.
  const verdict = boughtStatuses.includes(status) ? 'known' : 'prospect';
  return { ...scored, verdict, band: 'high', lastEventMs: 0 };
}
