// Changes one lead, or several at once. Of several, each is changed or refused by itself, so that one that a colleague has just
// changed does not hold up the others.

import type {
  LeadBulkAnswer,
  LeadBulkBody,
  LeadBulkUndoBody,
  LeadChangeBody,
} from '#contract/lead-report.ts';
import type { Language } from '#contract/report.ts';
import { describeFailure } from '#stores/records/describe-failure.ts';
import { changeLead, type LeadChange } from '#stores/records/leads/change-lead.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { readBefore, undoLeadChange } from '#stores/records/leads/undo-lead-change.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import { Refusal } from '../api/refusal.ts';
import { type RefusalCode, refusalText } from '../api/refusal-texts.ts';
import type { Caller } from '../api/route.ts';
import type { DashboardParts } from '../dashboard-parts.ts';
import { authorOf } from '../routes/open-company.ts';
import { openOwnLead } from './open-lead.ts';
import { checkPerson, readOwner } from './read-owner.ts';

/** Throws Refusal or LeadRefusal. */
export async function changeOneLead(
  records: Records,
  caller: Caller,
  leadId: number,
  body: LeadChangeBody,
): Promise<void> {
  const { companyId } = await openOwnLead(records, caller, leadId);
  checkGiver(caller, body.owner);
  await checkPerson(records, caller, companyId, body.personId);
  const { seenChangeId, reason, stage, personId, nextStep, nextStepAt, resultReason } = body;
  const values: LeadChange['values'] = {
    ...{ stage, personId, nextStep, resultReason, ownerId: await readOwner(records, caller, body.owner) },
    nextStepAt: nextStepAt == null ? nextStepAt : new Date(nextStepAt),
  };
  const { stages } = await readRulesInForce(records);
  await changeLead(records, authorOf(caller), stages, { leadId, seenChangeId, reason, values });
}

/** Throws Refusal or LeadRefusal. What comes back needs the rights of whoever would write it. */
export async function undoOneChange(
  records: Records,
  caller: Caller,
  change: { leadId: number; changeId: number; reason: string },
): Promise<void> {
  await openOwnLead(records, caller, change.leadId);
  checkGiver(caller, ownerBefore(await readBefore(records, change)));
  await undoLeadChange(records, authorOf(caller), change);
}

/** `null` for nobody, undefined when the change did not touch the owner. */
function ownerBefore(change: Awaited<ReturnType<typeof readBefore>>): string | null | undefined {
  const owner = change?.before['ownerId'];
  return owner === undefined || owner === null ? owner : String(owner);
}

/** An external agent would lose it, and could give it to anybody. */
function checkGiver({ role }: Pick<Caller, 'role'>, owner: string | null | undefined): void {
  if (role === 'agent' && owner !== undefined) throw new Refusal('not_allowed');
}

type BulkParts = Pick<DashboardParts, 'records' | 'log'>;

export async function changeLeads(
  { records, log }: BulkParts,
  caller: Caller,
  body: LeadBulkBody,
  language: Language,
): Promise<LeadBulkAnswer> {
  const { stage, nextStep, nextStepAt, resultReason, reason } = body;
  if ([stage, body.owner, nextStep, nextStepAt].every((one) => one === undefined))
    throw new Refusal('nothing_to_change');
  checkGiver(caller, body.owner);
  const ownerId = await readOwner(records, caller, body.owner);
  const { stages } = await readRulesInForce(records);
  const at = nextStepAt == null ? nextStepAt : new Date(nextStepAt);
  const values = { stage, ownerId, nextStep, nextStepAt: at, resultReason };
  return doEach(body.leads, { language, log }, async ({ leadId, seenChangeId }) => {
    await openOwnLead(records, caller, leadId);
    return changeLead(records, authorOf(caller), stages, { leadId, seenChangeId, reason, values });
  });
}

/** For so long whoever gave a lead away by mistake has it back without asking whoever works on it. */
const ownGiftMs = 3_600_000;

/** Whoever changed several may take it back, soon also where the change gave a lead of theirs to somebody else. */
export async function undoLeads(
  { records, log }: BulkParts,
  caller: Caller,
  { changes }: LeadBulkUndoBody,
  language: Language,
): Promise<LeadBulkAnswer> {
  return doEach(changes, { language, log }, async ({ leadId, changeId }) => {
    const change = await readBefore(records, { leadId, changeId });
    const owner = ownerBefore(change);
    const isRecent = change !== undefined && Date.now() - change.at.getTime() < ownGiftMs;
    const wasTheirs =
      isRecent && change.byId === caller.id && owner !== undefined && maySeeLead(caller, owner);
    if (!wasTheirs) await openOwnLead(records, caller, leadId);
    checkGiver(caller, owner);
    return undoLeadChange(records, authorOf(caller), { leadId, changeId, reason: '' });
  });
}

/** So many one after the other mean that nothing can be written. */
const failuresMax = 3;

/**
 * Each by itself. `work` answers the number of the change. What fails for another reason than a refusal is refused as well once
 * something is done, so that this can be told and taken back.
 */
async function doEach<Target extends { leadId: number; seenChangeId?: number }>(
  targets: readonly Target[],
  { language, log }: { language: Language } & Pick<BulkParts, 'log'>,
  work: (target: Target) => Promise<number>,
): Promise<LeadBulkAnswer> {
  const [changes, refused]: [LeadBulkAnswer['changes'], LeadBulkAnswer['refused']] = [[], []];
  let failures = 0;
  const refuse = (leadId: number, code: RefusalCode) =>
    refused.push({ leadId, code, message: refusalText(code, language) });
  for (const [at, target] of targets.entries()) {
    const { leadId, seenChangeId } = target;
    if (failures >= failuresMax) {
      refuse(leadId, 'try_again');
      continue;
    }
    try {
      const changeId = await work(target);
      failures = 0;
      // What was so already has no change of its own.
      if (changeId !== seenChangeId) changes.push({ leadId, changeId });
    } catch (error) {
      const isRefusal = error instanceof LeadRefusal || error instanceof Refusal;
      if (!isRefusal && refused.length === at) throw error;
      if (!isRefusal) {
        log.warn({ leadId, err: describeFailure(error) }, 'a lead could not be changed with others');
        failures += 1;
      }
      refuse(leadId, isRefusal ? error.code : 'try_again');
    }
  }
  return { changed: targets.length - refused.length, changes, refused };
}
