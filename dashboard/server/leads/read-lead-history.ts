// What was written down beside a lead, what was changed by whom, and the leads of the same company that have ended, as far as the
// caller may see each of these.

import type { LeadDetail } from '#contract/lead-report.ts';
import type { OneLead } from '#stores/records/leads/find-lead.ts';
import { listEntries, listLeadChanges } from '#stores/records/leads/lead-entries.ts';
import { listFormerLeads } from '#stores/records/leads/list-former-leads.ts';
import type { Records } from '#stores/records/open-records.ts';
import { mayKnowOfLead, maySeeLead } from '../access/may-see-lead.ts';
import { writePlace } from '../api/place-cursor.ts';
import type { Viewer } from '../api/route.ts';
import { describeEntries, placeOf } from './list-entry-page.ts';

const entriesMax = 500;
const changesMax = 200;

type History = Pick<LeadDetail, 'entries' | 'olderEntries' | 'changes' | 'former'>;

export async function readLeadHistory(records: Records, caller: Viewer, lead: OneLead): Promise<History> {
  const { leadId } = lead;
  const former = await readFormer(records, caller, lead);
  if (leadId === null) return { entries: [], olderEntries: null, changes: [], former };
  const [rows, changes] = await Promise.all([
    // One more, which tells that there are older ones.
    listEntries(records, leadId, entriesMax + 1),
    listLeadChanges(records, leadId, changesMax),
  ]);
  const undone = new Set(changes.flatMap(({ undoes }) => undoes ?? []));
  const last = rows.length > entriesMax ? rows.at(-entriesMax) : undefined;
  return {
    former,
    entries: await describeEntries(records, rows),
    olderEntries: last === undefined ? null : writePlace(placeOf(last)),
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
