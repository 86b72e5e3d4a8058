// What waits, was planned or was thrown away is not lost: pushes that wait become one, a paused dry run keeps its plan, and what was brought
// back there is written again.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requeueCrmAside } from '#stores/records/crm/count-crm-items.ts';
import { createPushScored } from '#stores/records/crm/push-scored.ts';
import { type CrmRig, openCrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';
import { type HubspotStub, startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';

let stub: HubspotStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startHubspotStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const there = async (domain: string) => (await stub.list('company')).find(({ key }) => key === domain);
const waiting = async (companyId: number) => {
  const { rows } = await rig.records.db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM outbox_items
    WHERE record_key = ${`crm:${rig.crmId}:company:${companyId}`} AND state = 'waiting'`);
  return rows[0]?.count;
};

test('while a lane stands one push of a company waits, with the newest note and every task', async () => {
  const id = await rig.company({ name: 'Accodata S.r.l.', domain: 'prova-accodata.it' });
  await rig.mode('paused');
  await rig.push(id, { score: 71, note: sampleNote('One page'), task: sampleTask('call') });
  await rig.push(id, { score: 72, note: sampleNote('One page', 'Two pages') });
  for (const score of [73, 74, 75]) await rig.push(id, { score });
  expect(await waiting(id)).toBe(1);
  await rig.push(id, { score: 76, task: sampleTask('write') });
  expect(await waiting(id)).toBe(2);
  await rig.push(id, { score: 77, note: { week: '2031-W01', lines: ['Back'] } });
  expect(await waiting(id)).toBe(2);
  await rig.mode('live');
  expect(await rig.settle()).toEqual([]);
  const company = await there('prova-accodata.it');
  const of = async (kind: 'note' | 'task') =>
    (await stub.list(kind)).filter(({ companyId }) => companyId === company?.id);
  expect([company?.score, (await of('task')).length]).toEqual(['77', 2]);
  expect(await of('note')).toMatchObject([
    { text: expect.stringContaining('Two pages') },
    { text: expect.stringContaining('Back') },
  ]);
});

/** In an hour that has not begun: it does not end while the test runs. */
const soonMs = (Math.floor(Date.now() / 3_600_000) + 1) * 3_600_000;
const pushScored = (companyId: number, score: number) =>
  rig.records.db.transaction((tx) =>
    createPushScored(rig.keys)(tx, {
      ...{ companyId, score, fit: 60, verdict: 'prospect', band: 'high', reasons: [] },
      ...{ lastEventMs: soonMs, nowMs: soonMs },
    }),
  );

test('what changes while a push is under way, and was read already, goes there behind it', async () => {
  const id = await rig.company({ name: 'In viaggio S.r.l.', domain: 'prova-viaggio.it' });
  const { db } = rig.records;
  let delivering: Promise<number> | undefined;
  // Whoever delivers has read the company, and waits to write down what it is about to do.
  const whileUnderWay = (work: () => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`LOCK TABLE crm_writes IN EXCLUSIVE MODE`);
      delivering = rig.deliver();
      const held = sql`SELECT FROM pg_locks WHERE NOT granted AND relation = 'crm_writes'::regclass
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      await expect.poll(async () => (await tx.execute(held)).rows.length, { timeout: 10_000 }).toBe(1);
      await work();
    });
  await pushScored(id, 71);
  await whileUnderWay(() => pushScored(id, 72));
  await delivering;
  expect((await there('prova-viaggio.it'))?.score).toBe('71');
  expect(await rig.settle()).toEqual([]);
  expect((await there('prova-viaggio.it'))?.score).toBe('72');
  await pushScored(id, 93);
  await whileUnderWay(async () => {
    await pushScored(id, 94);
    await pushScored(id, 95);
  });
  await delivering;
  expect(await rig.settle()).toEqual([]);
  expect((await there('prova-viaggio.it'))?.score).toBe('95');
});

test('what goes to and fro within an hour stands there as it is in the end', async () => {
  const id = await rig.company({ name: 'Altalena S.r.l.', domain: 'prova-altalena.it' });
  for (const score of [71, 88, 72, 89, 73]) {
    await pushScored(id, score);
    expect(await rig.settle()).toEqual([]);
    expect((await there('prova-altalena.it'))?.score).toBe(String(score));
  }
});

test('a push that was set aside and is tried again writes no older note over a newer one', async () => {
  const id = await rig.company({ name: 'Riprovata S.r.l.', domain: 'prova-riprovata.it' });
  await rig.push(id, { note: sampleNote('One page') });
  await rig.records.db.execute(sql`UPDATE outbox_items SET state = 'aside' WHERE state = 'waiting'`);
  await rig.push(id, { note: sampleNote('One page', 'Two pages') });
  await rig.settle();
  await requeueCrmAside(rig.records, rig.crmId);
  expect(await rig.settle()).toEqual([]);
  const theirs = (await there('prova-riprovata.it'))?.id;
  expect((await stub.list('note')).filter(({ companyId }) => companyId === theirs)).toMatchObject([
    { text: expect.stringContaining('Two pages') },
  ]);
});

test('a dry run that was paused goes on with its plan, which is made when it goes live', async () => {
  const dry = await rig.mode('dry');
  const id = await rig.company({ name: 'Pausata S.r.l.', domain: 'prova-pausata.it' });
  await rig.push(id, { note: sampleNote('Planned') });
  expect(await rig.settle()).toEqual([]);
  await rig.mode('paused');
  expect((await rig.mode('dry'))?.runId).toBe(dry?.runId);
  await rig.mode('live');
  expect(await rig.settle()).toEqual([]);
  expect(await there('prova-pausata.it')).toMatchObject({ name: 'Pausata S.r.l.' });
  expect((await rig.mode('dry'))?.runId).not.toBe(dry?.runId);
  await rig.mode('live');
});

test.each(['a reading', 'a push on another day'])(
  'what was deleted there and brought back is known again by %s',
  async (by) => {
    const domain = by === 'a reading' ? 'prova-ripresa.it' : 'prova-ripresa2.it';
    const id = await rig.company({ name: 'Ripresa S.r.l.', domain });
    await rig.push(id);
    expect(await rig.settle()).toEqual([]);
    const theirs = (await there(domain))?.id ?? '';
    await stub.removeCompany(theirs);
    expect(await rig.pull()).toBe('');
    await rig.push(id, { score: 81 });
    expect(await rig.settle()).toEqual([]);
    expect((await rig.ledger(id))[0]).toMatchObject({ state: 'skipped', reason: 'deleted_there' });
    stub.restoreCompany(theirs);
    if (by === 'a reading') expect(await rig.pull()).toBe('');
    else await rig.records.db.execute(sql`UPDATE crm_writes SET at = at - interval '2 days'`);
    await rig.push(id, { score: 82 });
    expect(await rig.settle()).toEqual([]);
    expect(await there(domain)).toMatchObject({ id: theirs, score: '82' });
  },
);
