// A provider of paid look-ups as the API shows it: without its key, with what was spent this month and why it stands still.

import type { Language } from '#contract/report.ts';
import { describeFault, isSourceFaultCode } from '#contract/source-faults.ts';
import type { LookupProvider } from '#contract/source-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { Dataset } from '#stores/records/questions/keep-datasets.ts';
import { sumLookupCosts } from '#stores/records/questions/keep-lookup-costs.ts';
import type { LookupProviderRecord } from '#stores/records/questions/keep-lookup-providers.ts';

/** `dataset`: of `provider:NAME`, undefined while it is not announced. */
export async function reportLookupProvider(
  records: Records,
  record: LookupProviderRecord,
  dataset: Dataset | undefined,
  language: Language,
): Promise<LookupProvider> {
  const { name, config, keyEnd, sealedKey, pricePerLookupMicros, monthlyBudgetMicros, currency } = record;
  const now = new Date();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const sums = await sumLookupCosts(records, name, since);
  const spent = {
    lookups: sums.reduce((sum, { lookups }) => sum + lookups, 0),
    costMicros: sums.reduce((sum, { costMicros }) => sum + costMicros, 0),
  };
  return {
    ...config,
    ...{ name, keyEnd, pricePerLookupMicros, monthlyBudgetMicros, currency, spent },
    hasKey: sealedKey !== '',
    enabled: dataset?.enabled === true && dataset.termsAcceptedAt !== null,
    stopped: describeStop(record, spent.costMicros, now, language),
  };
}

function describeStop(
  record: LookupProviderRecord,
  spentMicros: number,
  now: Date,
  language: Language,
): string {
  const { stoppedCode, stoppedDetail, stoppedUntil, pricePerLookupMicros, monthlyBudgetMicros } = record;
  if (isSourceFaultCode(stoppedCode) && (stoppedUntil === null || stoppedUntil > now))
    return describeFault({ code: stoppedCode, detail: stoppedDetail }, language);
  if (spentMicros + pricePerLookupMicros <= monthlyBudgetMicros) return '';
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return describeFault({ code: 'budget_ended', detail: next.toISOString().slice(0, 10) }, language);
}
