// When a deal of Twenty was closed, which it does not say: its closing date is when somebody expects that.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { startTwentyStub, type TwentyStub } from '#tests/support/crm/start-twenty-stub.ts';

let stub: TwentyStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startTwentyStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const dayMs = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

const lead = async (domain: string) => {
  const id = await rig.company({ name: `Firma di ${domain}`, domain });
  await rig.push(id);
  expect(await rig.settle()).toEqual([]);
  const theirs = (await stub.list('company')).find(({ key }) => key === domain)?.id ?? '';
  return { id, theirs };
};
const stageOf = async (id: number) => {
  const { rows } = await rig.records.db.execute<{ stage: string }>(
    sql`SELECT stage FROM leads WHERE company_id = ${id}`,
  );
  return rows[0]?.stage;
};
const closedMs = async (dealId: string) => {
  const { rows } = await rig.records.db.execute<{ ms: number | null }>(
    sql`SELECT (extract(epoch FROM closed_at) * 1000)::float8 AS ms FROM crm_deals WHERE their_id = ${dealId}`,
  );
  return rows[0]?.ms ?? undefined;
};

test.each([-30, 30])(
  'a deal that was seen open is closed when it was moved, though that was expected %i days from now',
  async (days) => {
    const { id, theirs } = await lead(`prova-attesa${days + 30}.it`);
    const deal = await stub.addDeal({ companyId: theirs, name: 'Order', state: 'open' });
    expect(await rig.pull()).toBe('');
    expect(await stageOf(id)).toBe('new');
    stub.moveDeal(deal, 'CUSTOMER', dayFromNow(days));
    expect(await rig.pull()).toBe('');
    expect(await stageOf(id)).toBe('won');
    const closed = await closedMs(deal);
    expect(Math.abs((closed ?? 0) - Date.now())).toBeLessThan(60_000);
    // Whatever is changed of it later.
    stub.moveDeal(deal, 'CUSTOMER', dayFromNow(days + 1));
    expect(await rig.pull()).toBe('');
    expect(await closedMs(deal)).toBe(closed);
  },
);

test('a deal that was closed before the lead began decides nothing, though somebody changes it now', async () => {
  stub.skewClock(-90 * dayMs);
  const theirs = await stub.addCompany({ name: 'Old customer', domain: 'prova-vecchia.it' });
  const deal = await stub.addDeal({ companyId: theirs, name: 'Old order', state: 'won' });
  stub.skewClock(0);
  stub.moveDeal(deal, 'CUSTOMER', dayFromNow(-60));
  const { id } = await lead('prova-vecchia.it');
  expect(await rig.pull()).toBe('');
  expect(await stageOf(id)).toBe('new');
});
