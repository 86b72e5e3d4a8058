// The outbox: written with what it is about, delivered in order and once in effect, whatever goes wrong.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runOutboxWorker } from '#crm/outbox/run-worker.ts';
import type { Records } from '#stores/records/open-records.ts';
import { dropRecordItems, forgetSettledItems } from '#stores/records/outbox/forget-items.ts';
import { pauseLane, resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { forgetPersonItems, readPersonItems } from '#stores/records/outbox/person-items.ts';
import { settleDone } from '#stores/records/outbox/settle-item.ts';
import { takeOutboxItems } from '#stores/records/outbox/take-items.ts';
import { type NewOutboxItem, writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import {
  again,
  type Deliver,
  done,
  itemOf,
  openTestOutbox,
  outboxKeys,
  showItems,
  write,
} from './open-test-outbox.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  await records.db.execute(sql`TRUNCATE outbox_items, outbox_lanes`);
});

const states = async () => (await showItems(records)).map(({ name, state }) => `${name} ${state}`);
const noting =
  (delivered: string[]): Deliver =>
  async ({ leadId }) => {
    delivered.push(leadId);
    return done;
  };

test('an item is there with what it is about, or neither is', async () => {
  const cutOff = records.db.transaction(async (tx) => {
    await writeOutboxItems(tx, [itemOf('a')], outboxKeys);
    throw new Error('killed');
  });
  await expect(cutOff).rejects.toThrow('killed');
  expect(await showItems(records)).toEqual([]);
  expect(await write(records, itemOf('a'))).toBe(1);
  expect(await write(records, itemOf('a'))).toBe(0);
});

test('payloads are sealed at rest, and gone when they are delivered', async () => {
  await write(records, itemOf('lead-of-anna'));
  const [waiting] = await showItems(records);
  expect(Buffer.from(waiting?.sealed ?? '', 'base64').toString('latin1')).not.toContain('lead-of-anna');
  await openTestOutbox(records, async () => done).round();
  expect(await showItems(records)).toMatchObject([{ state: 'done', sealed: '' }]);
});

test('items of one record are delivered in order, and a later one waits for an earlier one that is tried again', async () => {
  await write(
    records,
    itemOf('a1', { record: 'a' }),
    itemOf('a2', { record: 'a' }),
    itemOf('b1', { record: 'b' }),
  );
  const delivered: string[] = [];
  let isAway = true;
  const outbox = openTestOutbox(records, async (payload, at) => {
    if (payload.leadId === 'a1' && isAway) return again;
    return noting(delivered)(payload, at);
  });
  await outbox.round();
  expect(delivered).toEqual(['b1']);
  isAway = false;
  await outbox.round();
  await outbox.round();
  expect(delivered).toEqual(['b1', 'a1', 'a2']);
});

test('workers side by side never deliver the same item, nor two of one record at once', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `i${index}`);
  await write(records, ...names.map((name, index) => itemOf(name, { record: `r${index % 12}` })));
  const delivered: string[] = [];
  const under = new Set<number>();
  const deliver: Deliver = async ({ leadId }) => {
    const record = Number(leadId.slice(1)) % 12;
    expect(under.has(record)).toBe(false);
    under.add(record);
    await new Promise((resolve) => setImmediate(resolve));
    delivered.push(leadId);
    return {
      outcome: 'done',
      effect: async () => {
        under.delete(record);
      },
    };
  };
  const workers = Array.from({ length: 4 }, () => openTestOutbox(records, deliver, { itemsAtOnce: 5 }));
  while (delivered.length < names.length) await Promise.all(workers.map((worker) => worker.round()));
  expect(delivered.toSorted()).toEqual(names.toSorted());
  for (let record = 0; record < 12; record += 1) {
    const own = delivered.filter((name) => Number(name.slice(1)) % 12 === record);
    expect(own).toEqual(names.filter((name) => Number(name.slice(1)) % 12 === record));
  }
});

test('the effect of a delivery is written once, also by a worker that comes back after its time', async () => {
  await write(records, itemOf('a'));
  const options = { kinds: ['fetch_meta_lead'] as const, limit: 1 };
  const [slow] = await takeOutboxItems(records, { ...options, leaseMs: 0 });
  const [quick] = await takeOutboxItems(records, { ...options, leaseMs: 60_000 });
  if (slow === undefined || quick === undefined) throw new Error('both must have it');
  const effects: string[] = [];
  const note = (name: string) => async () => void effects.push(name);
  expect(await settleDone(records, quick, note('quick'))).toBe(true);
  expect(await settleDone(records, slow, note('slow'))).toBe(false);
  expect(effects).toEqual(['quick']);
});

test('an effect that fails leaves the item waiting', async () => {
  await write(records, itemOf('a'));
  const failing = openTestOutbox(records, async () => ({
    outcome: 'done',
    effect: () => Promise.reject(new Error('the records are away')),
  }));
  await expect(failing.round()).rejects.toThrow('away');
  expect(await states()).toEqual(['a waiting']);
});

test('what can never be delivered is set aside with its reason, and the rest goes on', async () => {
  await write(records, itemOf('bad', { record: 'r' }), itemOf('good', { record: 'r' }));
  const outbox = openTestOutbox(records, async ({ leadId }) =>
    leadId === 'bad' ? { outcome: 'aside', reason: 'lead_not_found', detail: '404' } : done,
  );
  await outbox.round();
  await outbox.round();
  expect(await showItems(records)).toMatchObject([
    { state: 'aside', reason: 'lead_not_found' },
    { state: 'done' },
  ]);
});

test('an item that fails again and again, or ends every worker, is set aside at last', async () => {
  await write(records, itemOf('a'));
  const failing = openTestOutbox(records, () => Promise.reject(new Error('a fault of ours')), {
    attemptsMax: 3,
  });
  for (let round = 0; round < 3; round += 1) await failing.round();
  expect(await showItems(records)).toMatchObject([{ state: 'aside', reason: 'fault', attempts: 3 }]);
  await write(records, itemOf('deadly'));
  for (let killed = 0; killed < 3; killed += 1)
    await takeOutboxItems(records, { kinds: ['fetch_meta_lead'], limit: 1, leaseMs: 0 });
  await failing.round();
  expect((await showItems(records))[1]).toMatchObject({ state: 'aside', reason: 'worker_ended' });
});

test('a lane that stands still keeps its items and counts no try against them, others go on', async () => {
  await write(records, itemOf('a', { lane: 'one' }), itemOf('b', { lane: 'two' }));
  let isExpired = true;
  const outbox = openTestOutbox(records, async ({ leadId }) =>
    leadId === 'a' && isExpired
      ? { outcome: 'paused', reason: 'token_expired', detail: '', untilMs: null }
      : done,
  );
  await outbox.round();
  expect(await outbox.round()).toBe(0);
  expect(await showItems(records)).toMatchObject([{ state: 'waiting', attempts: 0 }, { state: 'done' }]);
  isExpired = false;
  await resumeLane(records.db, 'one');
  await outbox.round();
  expect(await states()).toEqual(['a done', 'b done']);
});

test('what somebody waits for goes before a backlog of pushes', async () => {
  const push = (id: number): NewOutboxItem => ({
    ...{ kind: 'push_company', recordKey: `c${id}`, dedupeKey: `c${id}`, lane: 'crm' },
    payload: {
      ...{ crmId: 1, companyId: id, band: 'high', verdict: 'known', score: 1, fit: 1, lastVisitMs: 1 },
    },
  });
  await write(records, ...[1, 2, 3].map(push), itemOf('form'));
  const delivered: string[] = [];
  await openTestOutbox(records, noting(delivered), { itemsAtOnce: 1 }).round();
  expect(delivered).toEqual(['form']);
});

test('an endpoint that does not answer holds up nothing but what goes to itself', async () => {
  const slow = Array.from({ length: 8 }, (_, index) => itemOf(`slow${index}`, { lane: 'slow' }));
  await write(records, ...slow);
  const [begun, delivered]: [string[], string[]] = [[], []];
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const outbox = openTestOutbox(
    records,
    async (payload, at) => {
      begun.push(payload.leadId);
      if (payload.leadId.startsWith('slow')) await answered;
      return noting(delivered)(payload, at);
    },
    { itemsAtOnce: 4 },
  );
  const worker = runOutboxWorker({ ...outbox, idleMs: 20, log: quietLog });
  try {
    await expect.poll(() => begun).toEqual(['slow0']);
    await write(records, itemOf('quick1', { lane: 'quick' }), itemOf('quick2', { lane: 'quick' }));
    await expect.poll(() => delivered).toEqual(['quick1', 'quick2']);
    expect(begun).toEqual(['slow0', 'quick1', 'quick2']);
    answer();
    await expect.poll(() => delivered.length).toBe(10);
  } finally {
    answer();
    await worker.stop();
  }
});

test('of two pauses the longer one holds', async () => {
  await write(records, itemOf('a', { lane: 'one' }));
  await pauseLane(records, 'one', { untilMs: null, reason: 'token_expired', detail: '' });
  await pauseLane(records, 'one', { untilMs: Date.now() - 1, reason: 'near_limit', detail: '' });
  expect(await openTestOutbox(records, async () => done).round()).toBe(0);
});

test('a worker that is stopped in the middle of a try has not failed', async () => {
  await write(records, itemOf('a'));
  const stopping = new AbortController();
  const outbox = openTestOutbox(records, async () => {
    stopping.abort();
    return again;
  });
  await outbox.round(stopping.signal);
  expect(await showItems(records)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
});

test('an erased person leaves nothing in the outbox, whose copy showed it before', async () => {
  const anna = 'email:anna@acme.example';
  await write(records, itemOf('of-anna', { people: [anna] }), itemOf('of-nobody'));
  expect((await readPersonItems(records.db, [anna], outboxKeys)).items).toMatchObject([
    { kind: 'fetch_meta_lead', state: 'waiting', payload: { leadId: 'of-anna' } },
  ]);
  const [taken] = await takeOutboxItems(records, { kinds: ['fetch_meta_lead'], limit: 1, leaseMs: 60_000 });
  await forgetPersonItems(records.db, [anna], outboxKeys);
  expect(await states()).toEqual(['of-nobody waiting']);
  // Nor does a worker that has it in hand write anything.
  if (taken === undefined) throw new Error('none was taken');
  expect(await settleDone(records, taken, () => Promise.reject(new Error('must not run')))).toBe(false);
});

test('what is about a thing that is gone is dropped with its payload and does not come back', async () => {
  await write(records, itemOf('a', { record: 'gone' }));
  await dropRecordItems(records.db, ['gone']);
  expect(await showItems(records)).toMatchObject([{ state: 'dropped', sealed: '' }]);
  expect(await write(records, itemOf('a', { record: 'gone' }))).toBe(0);
});

test('what is done is forgotten after its time, what was set aside later', async () => {
  await write(records, itemOf('a'), itemOf('b'), itemOf('c'));
  const outbox = openTestOutbox(
    records,
    async ({ leadId }) =>
      leadId === 'a' ? done : leadId === 'b' ? { outcome: 'aside', reason: 'x', detail: '' } : again,
    { firstWaitMs: 60_000 },
  );
  await outbox.round();
  const [past, soon] = [new Date(0), new Date(Date.now() + 60_000)];
  expect(await forgetSettledItems(records, { doneBefore: soon, asideBefore: past })).toBe(1);
  expect(await states()).toEqual(['b aside', 'c waiting']);
  expect(await forgetSettledItems(records, { doneBefore: soon, asideBefore: soon })).toBe(1);
  expect(await states()).toEqual(['c waiting']);
});
