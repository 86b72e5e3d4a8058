// While an older program runs beside this one, what it writes belongs to whom it should within a minute, without a start.

import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scheduleFills } from '#processor/schedule-fills.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { addOrder } from '#stores/records/orders/keep-orders.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { orders } from '#stores/records/schema/orders.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const anna = { id: 'anna', name: 'Anna' };
let records: Records;
let numbers = 0;
let runAll: () => Promise<void>;
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values(['anna', 'bruno'].map((id) => ({ id, name: id, email: `${id}@a.example`, role: 'sales' })));
  const works: (() => Promise<void>)[] = [];
  const schedule: Schedule = {
    every: async (_name, everyMs, work) => {
      expect(everyMs).toBeLessThanOrEqual(60_000);
      works.push(work);
    },
    close: async () => undefined,
  };
  await scheduleFills(schedule, records);
  runAll = async () => {
    for (const work of works) await work();
  };
});
afterAll(() => records.close());

const make = (name: string, ownerId?: string) =>
  createCompany(records, anna, { name, status: 'prospect', source: 'manual', ownerId });
const makeLead = (companyId: number) =>
  createLead(records, anna, { companyId, stage: 'new', source: 'manual' });
const makeOrder = (companyId: number) => {
  numbers += 1;
  return addOrder(records, anna, {
    ...{ companyId, kind: 'order', number: String(numbers), orderedOn: '2026-01-01', product: '' },
    ...{ amount: 1, currency: 'EUR', lines: [], source: 'manual' },
  });
};

/** As a program writes that does not know of them. */
async function writeAsBefore(leadIds: number[], orderIds: number[]): Promise<void> {
  await records.db
    .update(leads)
    .set({ companyOwnerId: null, words: sql`''::tsvector` })
    .where(inArray(leads.id, leadIds));
  await records.db
    .update(orders)
    .set({ ownerId: null, ownerKnown: false })
    .where(inArray(orders.id, orderIds));
}

async function ownersOf(leadId: number, orderId: number) {
  const [lead] = await records.db.select().from(leads).where(eq(leads.id, leadId));
  const [order] = await records.db.select().from(orders).where(eq(orders.id, orderId));
  return { lead: lead?.whoseId, words: lead?.words !== '', order: order?.whose };
}

test('what an older program writes is given its owner and its words, also beneath a company that it was merged into', async () => {
  const [plain, merged, nobodys] = [await make('Plain', 'bruno'), await make('Beneath'), await make('Free')];
  const all = [plain, merged, nobodys];
  const made = [];
  for (const id of all) made.push({ lead: await makeLead(id), order: await makeOrder(id) });
  await mergeCompany(records, anna, merged, await make('Above', 'bruno'), 'The same');
  await writeAsBefore(
    made.map(({ lead }) => lead),
    made.map(({ order }) => order),
  );
  await runAll();
  const found = [];
  for (const { lead, order } of made) found.push(await ownersOf(lead, order));
  expect(found).toEqual([
    { lead: 'bruno', words: true, order: 'bruno' },
    { lead: 'bruno', words: true, order: 'bruno' },
    { lead: null, words: true, order: '' },
  ]);
});

test('a lead whose company is being changed is left until that is done, and then is whose it is then', async () => {
  const companyId = await make('Changing', 'bruno');
  const [lead, order] = [await makeLead(companyId), await makeOrder(companyId)];
  await writeAsBefore([lead], []);
  await records.db.transaction(async (tx) => {
    await tx.execute(sql`SELECT FROM companies WHERE id = ${companyId} FOR NO KEY UPDATE`);
    await runAll();
    expect((await ownersOf(lead, order)).lead).toBeNull();
  });
  await changeCompany(records, anna, companyId, { ownerId: null });
  await runAll();
  expect((await ownersOf(lead, order)).lead).toBeNull();
  await changeCompany(records, anna, companyId, { ownerId: 'anna' });
  await writeAsBefore([lead], []);
  await runAll();
  expect((await ownersOf(lead, order)).lead).toBe('anna');
});
