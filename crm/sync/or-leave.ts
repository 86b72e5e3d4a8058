// Goes on with the reading of a CRM where the records here refuse one thing of it: the ledger says what was left alone and why.

import { ownIdOf } from '#intelligence/sync/own-id.ts';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import { isNotedSkipped, writeLedger } from '#stores/records/crm/crm-ledger.ts';
import type { PullContext } from './pull-context.ts';

/** Rejects with whatever is no refusal of a company. */
export async function orLeave(
  { records, keys, crmId, record }: Pick<PullContext, 'records' | 'keys' | 'crmId' | 'record'>,
  { theirId = '', companyId }: { readonly theirId?: string; readonly companyId?: number },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CompanyRefusal)) throw error;
    const ourId = companyId === undefined ? '' : ownIdOf('company', companyId);
    const line = {
      ...{ crmId, runId: record.runId ?? 0, kind: 'company' as const, action: 'skip' as const },
      ...{ state: 'skipped' as const, ourId, theirId, companyId, reason: error.code, detail: error.detail },
    };
    // Readings overlap a little: the same record comes again.
    if (!(await isNotedSkipped(records.db, line))) await writeLedger(records.db, line, keys);
  }
}
