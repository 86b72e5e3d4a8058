// One write to a CRM with its line in the ledger: written down before it goes out, counted against the day, and settled together with the
// link. In a dry run it is written down and does not go out.

import type { CrmAction, CrmKind } from '#contract/crm.ts';
import { type FieldValues, isSameValue } from '#intelligence/sync/field-value.ts';
import { untilMidnightMs } from '#intelligence/sync/until-midnight.ts';
import type { Transaction } from '#stores/records/change-companies.ts';
import { claimMaking } from '#stores/records/crm/claim-making.ts';
import {
  countWrites,
  findDoubt,
  noteContent,
  noteDoubt,
  settleDoubts,
  settleWrite,
  writeLedger,
} from '#stores/records/crm/crm-ledger.ts';
import { keepLink, type NewCrmLink } from '#stores/records/crm/crm-links.ts';
import { undoLate } from '#stores/records/crm/crm-runs.ts';
import { keepErasedLink, standsKey } from '#stores/records/crm/erased-links.ts';
import type { WrittenRecord } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';
import { checkTime, type PushContext } from './push-context.ts';

export interface LedgeredWrite {
  readonly kind: CrmKind;
  readonly action: CrmAction;
  readonly ourId: string;
  readonly theirId: string | undefined;
  readonly before: FieldValues;
  readonly after: FieldValues;
  /** Names of the people whom it is about, such as `email:anna@acme.example`. */
  readonly people: readonly string[];
  /** Kept when it is done. */
  readonly link?: (written: WrittenRecord) => NewCrmLink;
}

const dayMs = 86_400_000;

/** Undefined in a dry run. Rejects with CrmError; the ledger says what is known of it. */
export async function writeLedgered(
  context: PushContext,
  write: LedgeredWrite,
  run: (doubtSinceMs: number | undefined) => Promise<WrittenRecord>,
): Promise<WrittenRecord | undefined> {
  const { records, crmId, keys, isDry } = context;
  if (isDry) {
    await writeLedger(records.db, { ...lineOf(context, write), state: 'planned' }, keys);
    return undefined;
  }
  checkTime(context);
  await checkDay(context);
  await context.prepare();
  const doubtSinceMs = await findDoubt(records.db, crmId, write.ourId);
  const id = await writeDown(context, write);
  try {
    const written = await run(doubtSinceMs);
    await settle(context, write, id, written);
    return written;
  } catch (error) {
    await noteFault(context, id, error);
    throw error;
  }
}

/** Callers wait for an answer no longer than this often the time of one call. */
const callsPerLease = 4;

async function writeDown(context: PushContext, write: LedgeredWrite): Promise<number> {
  const { records, keys, timeoutMs } = context;
  const line = { ...lineOf(context, write), state: 'sending' as const };
  if (write.theirId !== undefined) return writeLedger(records.db, line, keys);
  const id = await claimMaking(records, line, { keys, leaseMs: callsPerLease * timeoutMs });
  if (id === undefined) throw new CrmError({ kind: 'later', reason: 'made_meanwhile', waitMs: 2_000 }, '');
  return id;
}

/** What was left alone, and why. */
export async function noteSkipped(
  context: PushContext,
  skipped: { kind: CrmKind; ourId: string; theirId?: string | undefined; people: readonly string[] },
  reason: string,
): Promise<void> {
  const { records, crmId, runId, company, keys } = context;
  const line = {
    crmId,
    runId,
    ...skipped,
    action: 'skip' as const,
    companyId: company.companyId,
    state: 'skipped' as const,
    reason,
  };
  // A dry run, and a human's answer, bring it back later.
  const isKept = context.isDry || reason === 'ambiguous';
  const content = isKept ? { before: {}, after: {}, payload: context.payload } : undefined;
  await writeLedger(records.db, { ...line, content }, keys);
}

function lineOf(
  context: PushContext,
  { kind, action, ourId, theirId, before, after, people }: LedgeredWrite,
) {
  const { crmId, runId, itemId, company } = context;
  const content = contentOf(context, before, after);
  return {
    crmId,
    runId,
    itemId,
    kind,
    action,
    ourId,
    theirId,
    people,
    content,
    companyId: company.companyId,
  };
}

/** What a dry run planned is pushed when the connection goes live. */
function contentOf({ isDry, payload }: PushContext, before: FieldValues, after: FieldValues) {
  return { before, after, ...(isDry ? { payload } : {}) };
}

async function checkDay({ records, crmId, settings, nowMs }: PushContext): Promise<void> {
  const waitMs = untilMidnightMs(nowMs, settings.timeZone);
  const since = new Date(nowMs + waitMs - dayMs);
  if ((await countWrites(records.db, crmId, since)) < settings.writesPerDay) return;
  throw new CrmError({ kind: 'limit', reason: 'write_limit', waitMs }, '');
}

async function settle(
  context: PushContext,
  write: LedgeredWrite,
  id: number,
  written: WrittenRecord,
): Promise<void> {
  const { records, crmId, runId, keys, company } = context;
  await records.db.transaction(async (tx) => {
    const { companyId } = company;
    await settleWrite(tx, id, { state: 'done', theirId: written.id, reason: '', detail: '' });
    await noteLeft(context, tx, write, id, written);
    await undoLate(tx, { crmId, runId, writeId: id, companyId }, keys);
    // Whoever finds it there knows that it had arrived.
    await settleDoubts(tx, crmId, write.ourId, { hasArrived: !written.isNew, beforeId: id });
    if (write.link === undefined) return;
    const link = write.link(written);
    // Whom somebody erased while it was on its way.
    if (link.keyId !== undefined && !(await standsKey(tx, link.keyId)))
      await keepErasedLink(tx, { ...link, keyId: link.keyId }, { writeId: id, keys });
    else if (!(await keepLink(tx, link)))
      await settleWrite(tx, id, { state: 'done', theirId: written.id, reason: 'linked_to_another' });
  });
}

/** An undo takes back what stands there, and not what we had sent. */
async function noteLeft(
  { keys }: PushContext,
  tx: Transaction,
  { before, after }: LedgeredWrite,
  id: number,
  { record }: WrittenRecord,
): Promise<void> {
  if (record === undefined) return;
  const left = Object.fromEntries(Object.keys(after).map((name) => [name, record.values[name] ?? null]));
  const isAsSent = Object.keys(left).every((name) => isSameValue(left[name], after[name]));
  if (!isAsSent) await noteContent(tx, id, { before, after, left }, keys);
}

async function noteFault({ records }: PushContext, id: number, error: unknown): Promise<void> {
  if (!(error instanceof CrmError)) {
    await noteDoubt(records.db, id, 'fault', '');
    return;
  }
  const { fault, detail, isOutcomeUnknown } = error;
  const reason = 'reason' in fault ? fault.reason : fault.kind;
  if (isOutcomeUnknown) await noteDoubt(records.db, id, reason, detail);
  else await settleWrite(records.db, id, { state: 'refused', reason, detail });
}
