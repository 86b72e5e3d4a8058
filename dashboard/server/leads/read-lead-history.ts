// What was written down beside a lead, what was changed by whom, and the leads of the same company that have ended, as far as the
// caller may see each of these.

import type { LeadDetail } from '#contract/lead-report.ts';
import type { OneLead } from '#stores/records/leads/find-lead.ts';
import { type EntryRow, listEntries, listLeadChanges } from '#stores/records/leads/lead-entries.ts';
import { listFormerLeads } from '#stores/records/leads/list-former-leads.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { mayKnowOfLead, maySeeLead } from '../access/may-see-lead.ts';
import type { Viewer } from '../api/route.ts';
import { nameOf } from '../persons/report-person.ts';

const entriesMax = 500;
const changesMax = 200;

type History = Pick<LeadDetail, 'entries' | 'changes' | 'former'>;

export async function readLeadHistory(records: Records, caller: Viewer, lead: OneLead): Promise<History> {
  const { leadId } = lead;
  const former = await readFormer(records, caller, lead);
  if (leadId === null) return { entries: [], changes: [], former };
  const [rows, changes, users] = await Promise.all([
    listEntries(records, leadId, entriesMax),
    listLeadChanges(records, leadId, changesMax),
    listUsers(records),
  ]);
  const cards = await findCards(
    records,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const undone = new Set(changes.flatMap(({ undoes }) => undoes ?? []));
  return {
    former,
    entries: rows.map((row) => {
      const card = row.personId === null ? undefined : cards.get(row.personId);
      return describeEntry(row, names, card === undefined ? null : nameOf(card));
    }),
    changes: changes.map(({ id, entryId, action, before, after, reason, byName, at, undoes }) => ({
      ...{ id, entryId, action, before, after, reason, by: byName, at: at.toISOString(), undoes },
      isUndone: undone.has(id),
    })),
  };
}

/** Of a colleague's one sales is told when it ended, agents nothing. */
async function readFormer(
  records: Records,
  caller: Viewer,
  { leadId, companyId }: OneLead,
): Promise<History['former']> {
  const others = (await listFormerLeads(records, companyId)).filter((one) => one.leadId !== leadId);
  return others
    .filter(({ ownerId }) => mayKnowOfLead(caller, ownerId))
    .map(({ ownerId, ...one }) =>
      maySeeLead(caller, ownerId) ? one : { ...one, stage: null, resultReason: '' },
    );
}

function describeEntry(
  row: EntryRow,
  names: ReadonlyMap<string, string>,
  person: { id: number; name: string } | null,
): LeadDetail['entries'][number] {
  const { id, kind, text, link, answersId, at, dueAt, assigneeId, doneAt, isPromise, byName, changeId } = row;
  const nameUser = (userId: string) => ({ id: userId, name: names.get(userId) ?? '' });
  return {
    ...{ id, kind, text, link, answersId, person, isPromise, by: byName, changeId, at: at.toISOString() },
    mentions: row.mentions.map(nameUser),
    ...{ dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null },
    assignee: assigneeId === null ? { id: null, name: '' } : nameUser(assigneeId),
  };
}
