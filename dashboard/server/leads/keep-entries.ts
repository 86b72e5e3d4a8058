// Writes down what happened with a lead and what is to be done, and changes it.

import type { LeadEntryBody, LeadEntryChangeBody } from '#contract/task-report.ts';
import { findMentions } from '#intelligence/leads/find-mentions.ts';
import { createTellMentioned } from '#stores/records/alerts/tell-mentioned.ts';
import { addEntry, changeEntry, type EntryValues, findEntry } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { authorOf } from '../routes/open-company.ts';
import { openLead, openOwnLead } from './open-lead.ts';
import { checkPerson, checkUsers, readOwner } from './read-owner.ts';

export interface EntryParts {
  readonly records: Records;
  readonly keys: OutboxKeys;
}

/** Throws Refusal or LeadRefusal. */
export async function addLeadEntry(
  { records, keys }: EntryParts,
  caller: Caller,
  leadId: number,
  body: LeadEntryBody,
): Promise<void> {
  const { companyId } = await openOwnLead(records, caller, leadId);
  const { kind, text, link, answersId, at, personId, dueAt, isPromise } = body;
  await checkPerson(records, caller, companyId, personId);
  const mentions = await readMentions(records, text, body.mentions ?? []);
  const assigneeId = await readOwner(records, caller, body.assignee);
  const entry = {
    ...{ leadId, kind, text, link, answersId, personId, mentions, isPromise },
    at: at === undefined ? new Date() : new Date(at),
    dueAt: dueAt === undefined ? undefined : new Date(dueAt),
    // A task that is given to nobody is whoever's it was that wrote it.
    assigneeId: kind === 'task' ? (assigneeId ?? caller.id) : undefined,
  };
  await addEntry(records, authorOf(caller), entry, createTellMentioned(keys, caller.id));
}

/** Throws Refusal or LeadRefusal. */
export async function changeLeadEntry(
  { records, keys }: EntryParts,
  caller: Caller,
  { leadId, entryId }: { leadId: number; entryId: number },
  body: LeadEntryChangeBody,
): Promise<void> {
  const { companyId } = await openEntryLead(records, caller, { leadId, entryId }, body);
  const { seenChangeId, text, link, at, personId, mentions, dueAt, isPromise, isDone, isRemoved } = body;
  await checkPerson(records, caller, companyId, personId);
  await checkUsers(records, body.mentions ?? []);
  const alsoMentions = await readMentions(records, text ?? '', []);
  const assigneeId = await readOwner(records, caller, body.assignee);
  const now = new Date();
  const values: EntryValues = {
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
    ...(at === undefined ? {} : { at: new Date(at) }),
    ...(personId === undefined ? {} : { personId }),
    ...(mentions === undefined ? {} : { mentions }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(isPromise === undefined ? {} : { isPromise }),
    ...(isDone === undefined ? {} : { doneAt: isDone ? now : null }),
    ...(isRemoved === undefined ? {} : { removedAt: isRemoved ? now : null }),
  };
  const change = { leadId, entryId, seenChangeId, values, alsoMentions };
  await changeEntry(records, authorOf(caller), change, createTellMentioned(keys, caller.id));
}

/**
 * Beside a colleague's lead only a task that is the caller's to do, or theirs for whom they stand in, and only whether it is done.
 * Throws Refusal.
 */
async function openEntryLead(
  records: Records,
  caller: Caller,
  { leadId, entryId }: { leadId: number; entryId: number },
  { seenChangeId: _seen, isDone: _done, ...others }: LeadEntryChangeBody,
) {
  const lead = await openLead(records, caller, leadId);
  if (maySeeLead(caller, lead.ownerId)) return lead;
  const entry = await findEntry(records, leadId, entryId);
  const isTheirs =
    entry?.kind === 'task' && [caller.id, ...caller.standsInFor].some((id) => id === entry.assigneeId);
  const isMore = Object.values(others).some((value) => value !== undefined);
  if (!isTheirs || isMore) throw new Refusal('not_your_lead');
  return lead;
}

/** Those that were chosen, and those that the text names. Throws Refusal `unknown_owner`. */
async function readMentions(records: Records, text: string, chosen: readonly string[]): Promise<string[]> {
  await checkUsers(records, chosen);
  if (!text.includes('@')) return [...chosen];
  return [...new Set([...chosen, ...findMentions(text, await listUsers(records))])];
}
