// Deals behind a REST API that ended long ago and are deleted there are found out in a slow round, a few calls in each reading, which goes on
// where it stood.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { type RestStub, startRestStub } from '#tests/support/crm/start-rest-stub.ts';

const dayMs = 86_400_000;
let stub: RestStub;
let rig: CrmRig;
let ids: string[] = [];
beforeAll(async () => {
  stub = await startRestStub();
  rig = await openCrmRig(stub, stub.settings);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

beforeEach(async () => {
  const companyId = await stub.addCompany({ name: 'Vecchia S.r.l.', domain: 'prova-vecchia.it' });
  stub.skewClock(-200 * dayMs);
  ids = [];
  for (let place = 0; place < 24; place += 1)
    ids.push(await stub.addDeal({ companyId, name: `Deal ${place}`, state: 'won', amount: 100 }));
  stub.skewClock(0);
  await rig.records.db.execute(sql`DELETE FROM crm_deals`);
  await rig.records.db.execute(sql`DELETE FROM crm_cursors`);
  expect(await rig.pull()).toBe('');
  // Of the first reading, which asked for none of them yet.
  await rig.records.db.execute(sql`DELETE FROM crm_cursors WHERE stream LIKE '%sweep'`);
});

/** One reading, some minutes after the one before. */
async function read(): Promise<number> {
  await rig.records.db.execute(sql`UPDATE crm_cursors SET moved_at = moved_at - interval '5 minutes'`);
  const before = stub.requests.length;
  await rig.read();
  return stub.requests.slice(before).filter(({ path }) => path.startsWith('/v1/deals/')).length;
}

async function gone(): Promise<string[]> {
  const { rows } = await rig.records.db.execute<{ id: string }>(sql`
    SELECT their_id AS id FROM crm_deals WHERE gone_at IS NOT NULL ORDER BY their_id LIMIT 100`);
  return rows.map(({ id }) => id);
}

test('each is asked for once in a round of some readings, ten in each, and what was deleted is known as gone', async () => {
  const removed = [ids[3] ?? '', ids[14] ?? '', ids[23] ?? ''];
  for (const id of removed) await stub.removeDeal?.(id);
  const calls = [await read(), await read(), await read(), await read()];
  expect(calls).toEqual([10, 10, 4, 0]);
  expect(await gone()).toEqual([...removed].sort());
  await rig.records.db.execute(sql`UPDATE crm_cursors SET moved_at = moved_at - interval '1 day'`);
  expect(await read(), 'the next day the round begins again, with what was gone of late beside it').toBe(13);
});

test('what is missing there in numbers is rather hidden, and stays as it was', async () => {
  for (const id of ids) await stub.removeDeal?.(id);
  expect([await read(), await read()]).toEqual([10, 10]);
  expect(await gone()).toEqual([]);
});
