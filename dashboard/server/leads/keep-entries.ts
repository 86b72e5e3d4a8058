// Writes down what happened with a lead and what is to be done, and changes it.

import type { LeadEntryBody, LeadEntryChangeBody } from '#contract/task-report.ts';
import { addEntry, changeEntry, type EntryValues } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { Caller } from '../api/route.ts';
import { authorOf } from '../routes/open-company.ts';
import { openOwnLead } from './open-lead.ts';
import { checkPerson, checkUsers, readOwner } from './read-owner.ts';

/** Throws Refusal or LeadRefusal. */
export async function addLeadEntry(
  records: Records,
  caller: Caller,
  leadId: number,
  body: LeadEntryBody,
): Promise<void> {
  const { companyId } = await openOwnLead(records, caller, leadId);
  const { kind, text, at, personId, mentions, dueAt, isPromise } = body;
  await checkPerson(records, caller, companyId, personId);
  await checkUsers(records, mentions ?? []);
  const assigneeId = await readOwner(records, caller, body.assignee);
  await addEntry(records, authorOf(caller), {
    ...{ leadId, kind, text, personId, mentions, isPromise },
    at: at === undefined ? new Date() : new Date(at),
    dueAt: dueAt === undefined ? undefined : new Date(dueAt),
    // A task that is given to nobody is whoever's it was that wrote it.
    assigneeId: kind === 'task' ? (assigneeId ?? caller.id) : undefined,
  });
}

/** Throws Refusal or LeadRefusal. */
export async function changeLeadEntry(
  records: Records,
  caller: Caller,
  { leadId, entryId }: { leadId: number; entryId: number },
  body: LeadEntryChangeBody,
): Promise<void> {
  const { companyId } = await openOwnLead(records, caller, leadId);
  const { seenChangeId, text, at, personId, mentions, dueAt, isPromise, isDone, isRemoved } = body;
  await checkPerson(records, caller, companyId, personId);
  await checkUsers(records, mentions ?? []);
  const assigneeId = await readOwner(records, caller, body.assignee);
  const now = new Date();
  const values: EntryValues = {
    ...(text === undefined ? {} : { text }),
    ...(at === undefined ? {} : { at: new Date(at) }),
    ...(personId === undefined ? {} : { personId }),
    ...(mentions === undefined ? {} : { mentions }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(isPromise === undefined ? {} : { isPromise }),
    ...(isDone === undefined ? {} : { doneAt: isDone ? now : null }),
    ...(isRemoved === undefined ? {} : { removedAt: isRemoved ? now : null }),
  };
  await changeEntry(records, authorOf(caller), { leadId, entryId, seenChangeId, values });
}
