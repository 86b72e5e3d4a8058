// Leads in the records: one open one for a company, no change without its author, none that cannot be taken back, none that
// overwrites another's without a word.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { findLead, findLeadOfCompany } from '#stores/records/leads/find-lead.ts';
import { countFound, type FoundPlace, findLeads } from '#stores/records/leads/find-leads.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import {
  addEntry,
  changeEntry,
  listDueTasks,
  listEntries,
  listLeadChanges,
} from '#stores/records/leads/lead-entries.ts';
import type { LeadRefusalCode } from '#stores/records/leads/lead-refusal.ts';
import { LeadRefusal } from '#stores/records/leads/lead-refusal.ts';
import { findMergedLeads } from '#stores/records/leads/settle-merged-leads.ts';
import { undoLeadChange } from '#stores/records/leads/undo-lead-change.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const anna = { id: 'anna', name: 'Anna' };
const bruno = { id: 'bruno', name: 'Bruno' };
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values([anna, bruno].map(({ id, name }) => ({ id, name, email: `${id}@a.example`, role: 'sales' })));
});
afterAll(() => records.close());

let companyCount = 0;
async function makeLead(
  more: { ownerId?: string; stage?: string } = {},
): Promise<{ leadId: number; companyId: number }> {
  companyCount += 1;
  const companyId = await createCompany(records, anna, { name: `Sample ${companyCount}`, source: 'manual' });
  return {
    companyId,
    leadId: await createLead(records, anna, { companyId, stage: 'new', source: 'manual', ...more }),
  };
}
async function readLead(leadId: number) {
  const lead = await findLead(records, leadId);
  if (lead === undefined) throw new Error(`No lead ${leadId}.`);
  return lead;
}
const change = (leadId: number, values: Parameters<typeof changeLead>[3]['values'], reason?: string) =>
  changeLead(records, anna, defaultLeadStages, { leadId, values, reason });
const refusal = async (work: Promise<unknown>): Promise<LeadRefusalCode | 'done'> =>
  work.then(
    () => 'done' as const,
    (error: unknown) => {
      if (error instanceof LeadRefusal) return error.code;
      throw error;
    },
  );

describe('a lead', () => {
  it('makes its company due for scoring when its stage changes, and when that is taken back', async () => {
    const { companyId, leadId } = await makeLead();
    const isDue = async () => {
      const { rowCount } = await records.db.execute(
        sql`DELETE FROM scoring_due WHERE subject = ${`id:${companyId}`}`,
      );
      return rowCount === 1;
    };
    expect([await isDue(), await isDue()]).toEqual([true, false]);
    const changeId = await change(leadId, { stage: 'contacted' });
    expect(await isDue()).toBe(true);
    await undoLeadChange(records, anna, { leadId, changeId, reason: '' });
    expect(await isDue()).toBe(true);
  });

  it('is one for a company while it is open: of two who accept at once, one is told which it is', async () => {
    const companyId = await createCompany(records, anna, { name: 'Twice', source: 'manual' });
    const make = () => createLead(records, anna, { companyId, stage: 'new', source: 'visit' });
    const results = await Promise.allSettled([make(), make(), make()]);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(made).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'lead_exists', leadId: made[0] });
      }
    }
    await change(made[0] ?? 0, { stage: 'lost', resultReason: 'Too dear' });
    expect(await make()).toBeGreaterThan(made[0] ?? 0);
    expect(await refusal(change(made[0] ?? 0, { stage: 'new' }))).toBe('lead_exists');
  });

  it('is one for companies that were merged: a second is refused, and so is one that is opened again', async () => {
    const { leadId, companyId } = await makeLead();
    const other = await makeLead({ ownerId: 'bruno' });
    await change(other.leadId, { stage: 'lost', resultReason: 'Too dear' });
    await mergeCompany(records, anna, companyId, other.companyId, 'The same');
    const again = createLead(records, bruno, { companyId: other.companyId, stage: 'new', source: 'visit' });
    await expect(again).rejects.toMatchObject({ code: 'lead_exists', leadId });
    expect(await findLead(records, leadId)).toMatchObject({ companyId: other.companyId });
    expect(await refusal(change(other.leadId, { stage: 'new' }))).toBe('lead_exists');
    expect(await findLeadOfCompany(records, other.companyId)).toMatchObject({ leadId, isSuggested: false });
    await change(leadId, { stage: 'lost', resultReason: 'Too dear' });
    await change(other.leadId, { stage: 'new' });
    expect(await findLeadOfCompany(records, other.companyId)).toMatchObject({ leadId: other.leadId });
  });

  it('is one of the two when two companies with an open one each become one; the other ends and comes back', async () => {
    const [one, other] = [await makeLead(), await makeLead({ ownerId: 'bruno' })];
    const [found] = await findMergedLeads(records.db, [[one.companyId, other.companyId]]);
    expect(found?.map(({ leadId }) => leadId)).toEqual([other.leadId, one.leadId]);
    const open = async () =>
      (await Promise.all([readLead(one.leadId), readLead(other.leadId)])).map(
        ({ closedMs }) => closedMs === null,
      );
    const merge = (kept?: number) =>
      mergeCompany(records, anna, one.companyId, other.companyId, 'One firm', kept);
    await expect(merge(999_999)).rejects.toMatchObject({ code: 'leads_changed' });
    expect(await open()).toEqual([true, true]);
    await merge();
    expect(await open()).toEqual([false, true]);
    const listed = await findLeads(
      records,
      { suggested: 'without', state: 'all' },
      { sort: 'newest', limit: 500 },
    );
    const shown = listed.filter(({ leadId }) => leadId === one.leadId || leadId === other.leadId);
    expect(shown.map(({ companyId }) => companyId)).toEqual([other.companyId, other.companyId]);
    const name = (await readLead(one.leadId)).companyName;
    const byFormerName = { search: name, suggested: 'without', state: 'all' } as const;
    const byName = await findLeads(records, byFormerName, { sort: 'newest', limit: 5 });
    expect(byName.map(({ leadId }) => leadId)).toContain(one.leadId);
    const [ended] = await listLeadChanges(records, one.leadId, 1);
    expect(ended).toMatchObject({ action: 'merge_leads', reason: 'One firm', byName: 'Anna' });
    expect(
      await refusal(
        undoLeadChange(records, anna, { leadId: one.leadId, changeId: ended?.id ?? 0, reason: '' }),
      ),
    ).toBe('lead_exists');
    await unmergeCompany(records, anna, one.companyId, 'Two firms');
    expect(await open()).toEqual([true, true]);
    expect(await readLead(one.leadId)).toMatchObject({ stage: 'new', resultReason: '' });
    await merge(one.leadId);
    expect(await open()).toEqual([true, false]);
    // What somebody did since stays.
    await change(one.leadId, { stage: 'lost', resultReason: 'Too dear' });
    await change(other.leadId, { stage: 'contacted' });
    await change(other.leadId, { stage: 'lost', resultReason: 'Too late' });
    await unmergeCompany(records, anna, one.companyId, 'Two firms');
    expect(await readLead(other.leadId)).toMatchObject({ stage: 'lost', resultReason: 'Too late' });
  });

  it('is of a company that is there', async () => {
    expect(
      await refusal(createLead(records, anna, { companyId: 999_999, stage: 'new', source: 'manual' })),
    ).toBe('unknown_company');
  });

  it('ends with its stage, otherwise than won only with a reason, and opens again without one', async () => {
    const { leadId } = await makeLead();
    expect(await refusal(change(leadId, { stage: 'lost' }))).toBe('needs_reason');
    expect(await refusal(change(leadId, { stage: 'lost', resultReason: '  ' }))).toBe('needs_reason');
    expect(await refusal(change(leadId, { stage: 'nowhere' }))).toBe('unknown_stage');
    await change(leadId, { stage: 'not_interesting', resultReason: 'A student' });
    expect(await readLead(leadId)).toMatchObject({ stage: 'not_interesting', resultReason: 'A student' });
    expect((await readLead(leadId)).closedMs).not.toBeNull();
    await change(leadId, { stage: 'contacted' });
    expect(await readLead(leadId)).toMatchObject({ stage: 'contacted', resultReason: '', closedMs: null });
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    const { leadId } = await makeLead();
    const seenChangeId = (await readLead(leadId)).changeId ?? 0;
    const as = (by: typeof anna, nextStep: string) =>
      changeLead(records, by, defaultLeadStages, { leadId, seenChangeId, values: { nextStep } });
    const outcomes = await Promise.all([refusal(as(anna, 'Call')), refusal(as(bruno, 'Write'))]);
    expect(outcomes.sort()).toEqual(['changed_meanwhile', 'done']);
  });

  it('keeps who changed what, from what, to what and why; what was so already leaves no trace', async () => {
    const { leadId } = await makeLead();
    await changeLead(records, bruno, defaultLeadStages, {
      leadId,
      values: { ownerId: 'bruno', nextStep: '' },
      reason: 'Mine',
    });
    await change(leadId, { ownerId: 'bruno' });
    const [newest, first, ...rest] = await listLeadChanges(records, leadId, 10);
    expect(newest).toMatchObject({
      ...{ action: 'change_lead', before: { ownerId: null }, after: { ownerId: 'bruno' } },
      ...{ reason: 'Mine', byId: 'bruno', byName: 'Bruno' },
    });
    expect(first).toMatchObject({ action: 'create_lead', byId: 'anna' });
    expect(rest).toEqual([]);
  });
});

describe('a change', () => {
  it('is taken back once, and taking back can be taken back', async () => {
    const { leadId } = await makeLead();
    const changeId = await change(leadId, { stage: 'lost', resultReason: 'Too dear' });
    const undo = (id: number) =>
      undoLeadChange(records, bruno, { leadId, changeId: id, reason: 'A mistake' });
    const undone = await undo(changeId);
    expect(await readLead(leadId)).toMatchObject({ stage: 'new', resultReason: '', closedMs: null });
    expect(await refusal(undo(changeId))).toBe('changed_since');
    await undo(undone);
    expect(await readLead(leadId)).toMatchObject({ stage: 'lost', resultReason: 'Too dear' });
    expect(await refusal(undo(changeId))).toBe('undone_already');
  });

  it('is not taken back over what somebody has changed since; over other fields it is', async () => {
    const { leadId } = await makeLead();
    const first = await change(leadId, { nextStep: 'Call' });
    await change(leadId, { stage: 'contacted' });
    await undoLeadChange(records, anna, { leadId, changeId: first, reason: '' });
    expect(await readLead(leadId)).toMatchObject({ nextStep: '', stage: 'contacted' });
    const second = await change(leadId, { nextStep: 'Write' });
    await change(leadId, { nextStep: 'Visit' });
    expect(await refusal(undoLeadChange(records, anna, { leadId, changeId: second, reason: '' }))).toBe(
      'changed_since',
    );
  });

  it('of another lead, or a lead’s creation, is none that can be taken back', async () => {
    const one = await makeLead();
    const other = await makeLead();
    const changeId = await change(one.leadId, { nextStep: 'Call' });
    const created = (await listLeadChanges(records, one.leadId, 10)).at(-1)?.id ?? 0;
    for (const [leadId, id] of [
      [other.leadId, changeId],
      [one.leadId, created],
    ] as const)
      expect(await refusal(undoLeadChange(records, anna, { leadId, changeId: id, reason: '' }))).toBe(
        'unknown_change',
      );
  });

  it('that would bring back a stage that is no more is refused', async () => {
    const { leadId } = await makeLead({ stage: 'gone_since' });
    const changeId = await change(leadId, { stage: 'contacted' });
    expect(await refusal(undoLeadChange(records, anna, { leadId, changeId, reason: '' }))).toBe(
      'unknown_stage',
    );
  });

  it('whatever was done: all taken back, the newest first, leaves the lead as it was made', async () => {
    const values = fc.oneof(
      fc.record({ nextStep: fc.constantFrom('', 'Call', 'Write') }),
      fc.record({ ownerId: fc.constantFrom(null, 'anna', 'bruno') }),
      fc.record({ nextStepAt: fc.constantFrom(null, new Date(Date.UTC(2026, 11, 1))) }),
      fc.record({ stage: fc.constantFrom('new', 'offer', 'won') }),
      fc.constant({ stage: 'lost', resultReason: 'Too dear' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 6 }), async (steps) => {
        const { leadId } = await makeLead();
        const { changedMs: _at, changeId: _id, ...made } = await readLead(leadId);
        for (const step of steps) await change(leadId, step);
        const done = await listLeadChanges(records, leadId, 100);
        for (const { id, action } of done)
          if (action === 'change_lead')
            await undoLeadChange(records, anna, { leadId, changeId: id, reason: '' });
        expect(await readLead(leadId)).toMatchObject(made);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is written down beside a lead', () => {
  const at = new Date(Date.UTC(2026, 10, 2, 9));

  it('is kept in order, changed only by who has seen it, removed and brought back', async () => {
    const { leadId } = await makeLead();
    const agreed = await addEntry(records, anna, { leadId, kind: 'agreement', text: 'Ten pumps in May', at });
    const call = await addEntry(records, bruno, {
      ...{ leadId, kind: 'call', text: 'Rang twice', mentions: ['anna'] },
      at: new Date(at.getTime() - 1_000),
    } as const);
    const list = async () => (await listEntries(records, leadId, 10)).map(({ id }) => id);
    expect(await list()).toEqual([call, agreed]);
    const entry = (await listEntries(records, leadId, 10)).find(({ id }) => id === agreed);
    const put = (values: object, seenChangeId = entry?.changeId ?? 0) =>
      changeEntry(records, bruno, { leadId, entryId: agreed, seenChangeId, values });
    const changed = await put({ text: 'Twelve pumps in May' });
    expect(await refusal(put({ text: 'Nine' }))).toBe('changed_meanwhile');
    const removed = await put({ removedAt: new Date() }, changed);
    expect(await list()).toEqual([call]);
    for (const changeId of [removed, changed])
      await undoLeadChange(records, anna, { leadId, changeId, reason: 'Wrong' });
    expect((await listEntries(records, leadId, 10)).map(({ text }) => text)).toContain('Ten pumps in May');
  });

  it('can be taken back when it was added, unless somebody has changed it since', async () => {
    const { leadId } = await makeLead();
    const entryId = await addEntry(records, anna, { leadId, kind: 'note', text: 'A note', at });
    const [added] = await listLeadChanges(records, leadId, 1);
    const undo = () => undoLeadChange(records, anna, { leadId, changeId: added?.id ?? 0, reason: '' });
    const changed = await changeEntry(records, anna, {
      ...{ leadId, entryId, seenChangeId: added?.id ?? 0 },
      values: { text: 'Another' },
    });
    expect(await refusal(undo())).toBe('changed_since');
    await undoLeadChange(records, anna, { leadId, changeId: changed, reason: '' });
    await undo();
    expect(await listEntries(records, leadId, 10)).toEqual([]);
  });

  it('as a task is in the list of whoever has it until it is done', async () => {
    const { leadId } = await makeLead();
    const dueAt = new Date(Date.UTC(2026, 10, 20));
    const task = { leadId, kind: 'task', text: 'Send the offer', at, dueAt, assigneeId: 'bruno' } as const;
    const entryId = await addEntry(records, anna, { ...task, isPromise: true });
    await addEntry(records, anna, { ...task, dueAt: new Date(Date.UTC(2027, 0, 1)) });
    const due = async () =>
      (await listDueTasks(records, { assigneeId: 'bruno', dueBy: dueAt, limit: 10 })).map(({ id }) => id);
    expect(await due()).toEqual([entryId]);
    const seenChangeId = (await listEntries(records, leadId, 10))[0]?.changeId ?? 0;
    await changeEntry(records, bruno, { leadId, entryId, seenChangeId, values: { doneAt: new Date() } });
    expect(await due()).toEqual([]);
  });
});

describe('a list of leads', () => {
  it('gives page after page in each order, without gap or repetition, and as many as the board counts', async () => {
    for (const stage of ['new', 'offer', 'offer']) {
      const { leadId } = await makeLead({ ownerId: 'bruno' });
      await change(leadId, { stage, nextStepAt: new Date(Date.UTC(2026, 11, 24)) });
    }
    const search = { ownerId: 'bruno', suggested: 'without', state: 'open' } as const;
    for (const sort of ['score', 'newest', 'changed', 'step', 'number'] as const) {
      const all = (await findLeads(records, search, { sort, limit: 500 })).map(({ leadId }) => leadId);
      const seen: (number | null)[] = [];
      let after: FoundPlace | undefined;
      for (;;) {
        const page = await findLeads(records, search, { sort, after, limit: 2 });
        seen.push(...page.map(({ leadId }) => leadId));
        after = page.at(-1)?.place;
        if (after === undefined) break;
      }
      expect(seen.length).toBeGreaterThan(2);
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(all.length);
    }
    const listed = await findLeads(records, search, { sort: 'score', limit: 500 });
    for (const stage of ['new', 'offer'])
      expect(await countFound(records, { ...search, stages: [stage] }, 'score', 1_000)).toBe(
        listed.filter((lead) => lead.stage === stage).length,
      );
  });

  it('finds by the company’s name, and shows a salesperson their own and nobody’s', async () => {
    const own = await makeLead({ ownerId: 'anna' });
    const others = await makeLead({ ownerId: 'bruno' });
    const nobodys = await makeLead();
    const ids = async (search: Pick<LeadSearch, 'seenBy' | 'search'>) => {
      const wanted = { ...search, suggested: 'without', state: 'open' } as const;
      return (await findLeads(records, wanted, { sort: 'changed', limit: 500 })).map(({ leadId }) => leadId);
    };
    const seen = await ids({ seenBy: { userIds: ['anna'], isOwnOnly: false } });
    expect(seen).toContain(own.leadId);
    expect(seen).toContain(nobodys.leadId);
    expect(seen).not.toContain(others.leadId);
    const { companyName } = await readLead(own.leadId);
    expect(await ids({ search: companyName })).toContain(own.leadId);
    expect(await ids({ search: 'nothing like it' })).toEqual([]);
  });
});
