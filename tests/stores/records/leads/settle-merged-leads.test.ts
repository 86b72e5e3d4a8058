// Of two open leads whose companies become one: what must not be forgotten goes over to the one that goes on.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { addEntry, changeEntry, listEntries, listLeadChanges } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const anna = { id: 'anna', name: 'Anna' };
const bruno = { id: 'bruno', name: 'Bruno' };
const personId = 901;
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values([anna, bruno].map(({ id, name }) => ({ id, name, email: `${id}@a.example`, role: 'sales' })));
  await records.db.execute(sql`
    INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
    VALUES (${personId}, 'email:mario@acme.example', ${personId}, now(), now())`);
});
afterAll(() => records.close());

async function makeLead(name: string, ownerId?: string) {
  const companyId = await createCompany(records, anna, { name, source: 'manual' });
  const lead = { companyId, stage: 'new', source: 'manual', ...(ownerId !== undefined && { ownerId }) };
  return { companyId, leadId: await createLead(records, anna, lead) };
}
const change = (leadId: number, values: Parameters<typeof changeLead>[3]['values']) =>
  changeLead(records, anna, defaultLeadStages, { leadId, values });
async function readLead(leadId: number) {
  const [lead] = await records.db.select().from(leads).where(eq(leads.id, leadId));
  return lead;
}

it('hands over open tasks, next step and person where the other has none, and has them back with the company', async () => {
  const [ended, kept] = [await makeLead('Acme'), await makeLead('Acme Pumps', 'bruno')];
  const nextStepAt = new Date(Date.now() + 86_400_000);
  await change(ended.leadId, { nextStep: 'Send the offer', nextStepAt, personId });
  const at = new Date();
  const beside = { leadId: ended.leadId, at };
  const promise = await addEntry(records, anna, {
    ...{ ...beside, kind: 'task', text: 'Drawings by Friday', isPromise: true, assigneeId: 'anna' },
    dueAt: nextStepAt,
  });
  const answer = { ...beside, kind: 'note', text: 'Half done', answersId: promise } as const;
  await addEntry(records, bruno, answer);
  const done = await addEntry(records, anna, { ...beside, kind: 'task', text: 'Call', assigneeId: 'anna' });
  const values = { doneAt: at };
  const [{ changeId: seenChangeId = 0 } = {}] = (await listEntries(records, ended.leadId, 10)).filter(
    ({ id }) => id === done,
  );
  await changeEntry(records, anna, { leadId: ended.leadId, entryId: done, seenChangeId, values });
  const texts = async (leadId: number) =>
    (await listEntries(records, leadId, 10)).map(({ text }) => text).sort();
  const merge = () => mergeCompany(records, anna, ended.companyId, kept.companyId, 'One firm');
  const unmerge = () => unmergeCompany(records, anna, ended.companyId, 'Two firms');
  for (const _time of [1, 2]) {
    await merge();
    expect(await texts(kept.leadId)).toEqual(['Drawings by Friday', 'Half done']);
    expect(await texts(ended.leadId)).toEqual(['Call']);
    expect(await readLead(kept.leadId)).toMatchObject({
      nextStep: 'Send the offer',
      nextStepAt,
      personId,
      ownerId: 'bruno',
    });
    await unmerge();
    expect(await texts(kept.leadId)).toEqual([]);
    expect(await texts(ended.leadId)).toEqual(['Call', 'Drawings by Friday', 'Half done']);
    expect(await readLead(kept.leadId)).toMatchObject({ nextStep: '', nextStepAt: null, personId: null });
  }
  // What somebody wrote meanwhile stays, and a step that the other has is not written over.
  await merge();
  await change(kept.leadId, { nextStep: 'Visit them' });
  await unmerge();
  expect(await readLead(kept.leadId)).toMatchObject({ nextStep: 'Visit them' });
  await merge();
  expect(await readLead(kept.leadId)).toMatchObject({ nextStep: 'Visit them' });
  expect((await listLeadChanges(records, ended.leadId, 1))[0]).toMatchObject({
    ...{ action: 'move_entry', entryId: promise, after: { leadId: kept.leadId }, reason: 'One firm' },
  });
});
