// Changes one lead, or several at once. Of several, each is changed or refused by itself, so that one that a colleague has just
// changed does not hold up the others.

import type { LeadBulkAnswer, LeadBulkBody, LeadChangeBody } from '#contract/lead-report.ts';
import type { Language } from '#contract/report.ts';
import { changeLead, type LeadChange } from '#stores/records/leads/change-lead.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { readBefore, undoLeadChange } from '#stores/records/leads/undo-lead-change.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { Refusal } from '../api/refusal.ts';
import { refusalText } from '../api/refusal-texts.ts';
import type { Caller } from '../api/route.ts';
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
  const owner = (await readBefore(records, change))?.['ownerId'];
  checkGiver(caller, owner === undefined ? undefined : String(owner));
  await undoLeadChange(records, authorOf(caller), change);
}

/** An external agent would lose it, and could give it to anybody. */
function checkGiver({ role }: Pick<Caller, 'role'>, owner: string | null | undefined): void {
  if (role === 'agent' && owner !== undefined) throw new Refusal('not_allowed');
}

export async function changeLeads(
  records: Records,
  caller: Caller,
  body: LeadBulkBody,
  language: Language,
): Promise<LeadBulkAnswer> {
  const { stage, resultReason, reason } = body;
  if (stage === undefined && body.owner === undefined) throw new Refusal('nothing_to_change');
  checkGiver(caller, body.owner);
  const ownerId = await readOwner(records, caller, body.owner);
  const { stages } = await readRulesInForce(records);
  const refused: LeadBulkAnswer['refused'] = [];
  for (const { leadId, seenChangeId } of body.leads) {
    try {
      await openOwnLead(records, caller, leadId);
      const values = { stage, ownerId, resultReason };
      await changeLead(records, authorOf(caller), stages, { leadId, seenChangeId, reason, values });
    } catch (error) {
      if (!(error instanceof LeadRefusal || error instanceof Refusal)) throw error;
      refused.push({ leadId, code: error.code, message: refusalText(error.code, language) });
    }
  }
  return { changed: body.leads.length - refused.length, refused };
}
