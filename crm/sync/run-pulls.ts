// Keeps reading from the CRMs: each connection some minutes after the last time, or as soon as it wants to be read.

import type { Logger } from 'pino';
import { settlePull, takeDuePull } from '#stores/records/crm/crm-cursors.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { CrmAccounts, CrmDesk } from './crm-accounts.ts';
import { pullChanges } from './pull-changes.ts';

const everyMs = 300_000;
/** While there is more to read. */
const soonMs = 1_000;
const longestWaitMs = 6 * 3_600_000;
const leaseMs = 1_800_000;
const pagesMax = 20;

/** Reads from one connection that is due. False when none is. */
export async function pullOnce(
  desk: CrmDesk & { readonly log: Pick<Logger, 'warn'> },
  accounts: CrmAccounts,
  signal: AbortSignal,
): Promise<boolean> {
  const due = await takeDuePull(desk.records, leaseMs);
  if (due === undefined) return false;
  const account = await accounts.open(due.id);
  if (account === undefined) {
    await settlePull(desk.records, due, { waitMs: longestWaitMs, reason: 'no_connector', detail: '' });
    return true;
  }
  try {
    const { isAll, doubtful } = await pullChanges(desk, account, { pagesMax, signal });
    const reason = doubtful === '' ? '' : 'many_gone';
    await settlePull(desk.records, due, { waitMs: isAll ? everyMs : soonMs, reason, detail: doubtful });
  } catch (error) {
    const { reason, detail, waitMs } = describe(error, account.record.pullFailures);
    await settlePull(desk.records, due, { waitMs, reason, detail });
    desk.log.warn(
      { crm: due.id, reason, detail },
      'a CRM could not be read to the end; what was read is kept',
    );
  }
  return true;
}

function describe(error: unknown, failures: number): { reason: string; detail: string; waitMs: number } {
  const backoffMs = Math.min(everyMs * 2 ** Math.min(failures, 10), longestWaitMs);
  if (!(error instanceof CrmError))
    return { reason: 'fault', detail: failureReason(error), waitMs: backoffMs };
  const { fault, detail } = error;
  if (fault.kind === 'limit') return { reason: fault.reason, detail, waitMs: fault.waitMs };
  const reason = 'reason' in fault ? fault.reason : fault.kind;
  const askedMs = fault.kind === 'later' ? (fault.waitMs ?? 0) : 0;
  return { reason, detail, waitMs: Math.max(backoffMs, askedMs) };
}
