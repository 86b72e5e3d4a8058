// Work that one machine at a time may do.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const done = () => Promise.resolve('done');

it('lets nobody else do the same work meanwhile, and other work go on', async () => {
  const inside = await whileHoldingLock(records, 'recut', async () => ({
    same: await whileHoldingLock(records, 'recut', done),
    other: await whileHoldingLock(records, 'other', done),
  }));
  expect(inside).toEqual({ same: undefined, other: 'done' });
});

it('is free again after the work has failed', async () => {
  const failing = whileHoldingLock(records, 'recut', () => Promise.reject(new Error('the cut failed')));
  await expect(failing).rejects.toThrow('the cut failed');
  expect(await whileHoldingLock(records, 'recut', done)).toBe('done');
});
