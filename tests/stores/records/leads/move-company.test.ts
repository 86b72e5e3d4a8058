// A company is looked after by whoever has its open lead: it goes along when the lead changes hands, whichever way, and comes back
// when that is taken back. One that a colleague looks after stays theirs.

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { handOverLeads } from '#stores/records/leads/hand-over-leads.ts';
import { listLeadChanges } from '#stores/records/leads/lead-entries.ts';
import { findHandOver, undoHandOver } from '#stores/records/leads/undo-hand-over.ts';
import { undoLeadChange } from '#stores/records/leads/undo-lead-change.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const anna = { id: 'anna', name: 'Anna' };
const people = ['anna', 'bruno', 'carla'];
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values(people.map((id) => ({ id, name: id, email: `${id}@a.example`, role: 'sales' })));
});
afterAll(() => records.close());

let made = 0;
async function company(ownerId: string | null = null, ownerName?: string): Promise<number> {
  made += 1;
  const named = ownerName === undefined ? { ownerId } : { ownerName };
  return createCompany(records, anna, { name: `Sample ${made}`, source: 'manual', ...named });
}
const lead = (companyId: number, ownerId?: string) =>
  createLead(records, anna, { companyId, stage: 'new', source: 'manual', ...(ownerId ? { ownerId } : {}) });
const give = (leadId: number, ownerId: string | null, more: { stage?: string; resultReason?: string } = {}) =>
  changeLead(records, anna, defaultLeadStages, { leadId, values: { ownerId, ...more } });
const undo = (leadId: number, changeId: number) =>
  undoLeadChange(records, anna, { leadId, changeId, reason: '' });
async function ownerOf(companyId: number): Promise<string | null | undefined> {
  const [row] = await records.db
    .select({ ownerId: companies.ownerId })
    .from(companies)
    .where(eq(companies.id, companyId));
  return row?.ownerId;
}

test('goes from nobody to whoever gets the lead, on to the next, and to nobody, each time in the lead’s history', async () => {
  const id = await company();
  const leadId = await lead(id);
  expect(await ownerOf(id)).toBeNull();
  await give(leadId, 'anna');
  expect(await ownerOf(id)).toBe('anna');
  await give(leadId, 'bruno');
  expect(await ownerOf(id)).toBe('bruno');
  await give(leadId, null);
  expect(await ownerOf(id)).toBeNull();
  const changes = await listLeadChanges(records, leadId, 2);
  expect(changes.map(({ before, after }) => [before['companyOwnerId'], after['companyOwnerId']])).toEqual([
    ['bruno', null],
    ['anna', 'bruno'],
  ]);
});

test('comes back when that is taken back, and goes again when that is taken back in turn', async () => {
  const id = await company('anna');
  const leadId = await lead(id);
  const given = await give(leadId, 'bruno');
  expect(await ownerOf(id)).toBe('bruno');
  const back = await undo(leadId, given);
  expect(await ownerOf(id)).toBe('anna');
  await undo(leadId, back);
  expect(await ownerOf(id)).toBe('bruno');
});

test('stays whose it is when a colleague looks after it, is known by name alone, or has got it since', async () => {
  const [theirs, named, since] = [await company('carla'), await company(null, 'Somebody'), await company()];
  const leads = [await lead(theirs, 'anna'), await lead(named, 'anna'), await lead(since, 'anna')] as const;
  for (const leadId of leads.slice(0, 2)) await give(leadId, 'bruno');
  expect([await ownerOf(theirs), await ownerOf(named)]).toEqual(['carla', null]);
  const given = await give(leads[2], 'bruno');
  await changeCompany(records, anna, since, { ownerId: 'carla' });
  await undo(leads[2], given);
  expect(await ownerOf(since)).toBe('carla');
});

test('stays when the lead has ended, or ends by the same change', async () => {
  const id = await company('anna');
  const leadId = await lead(id, 'anna');
  await give(leadId, 'bruno', { stage: 'lost', resultReason: 'Too dear' });
  await give(leadId, 'carla');
  expect(await ownerOf(id)).toBe('anna');
});

test('of one that was merged it is what it stands as that goes along, also in a hand-over, and comes back', async () => {
  const [one, other] = [await company('anna'), await company('anna')];
  const leadId = await lead(one, 'anna');
  await mergeCompany(records, anna, one, other, 'The same');
  await give(leadId, 'bruno');
  expect([await ownerOf(one), await ownerOf(other)]).toEqual(['anna', 'bruno']);
  const keys = openOutboxKeys('ab'.repeat(32));
  const wanted = { fromId: 'bruno', toId: 'carla', leadIds: [leadId] };
  const done = await handOverLeads(records, anna, wanted, keys);
  expect([await ownerOf(one), await ownerOf(other)]).toEqual(['anna', 'carla']);
  const row = await findHandOver(records, done?.id ?? 0);
  if (row === undefined) throw new Error('The hand-over was not kept.');
  await undoHandOver(records, anna, row, keys);
  expect([await ownerOf(one), await ownerOf(other)]).toEqual(['anna', 'bruno']);
});

test('is given with a new lead to whoever gets that, but not with one that ends at once', async () => {
  const [taken, left] = [await company(), await company()];
  await lead(taken, 'anna');
  await createLead(records, anna, {
    ...{ companyId: left, stage: 'new', source: 'manual', ownerId: 'anna', endsAtOnce: true },
  });
  expect([await ownerOf(taken), await ownerOf(left)]).toEqual(['anna', null]);
});
