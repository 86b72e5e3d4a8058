// Work that one machine at a time may do.

import { sql } from 'drizzle-orm';
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

it('leaves all connections to the work, however many locks are held', async () => {
  // More than there is work that holds one.
  const names = Array.from({ length: 18 }, (_, at) => `work ${at}`);
  let holding = 0;
  const asked = await Promise.all(
    names.map((name) =>
      whileHoldingLock(records, name, async () => {
        holding += 1;
        await expect.poll(() => holding, { timeout: 20_000 }).toBe(names.length);
        return records.db.execute(sql`SELECT 1 AS one LIMIT 1`);
      }),
    ),
  );
  expect(asked.map((answer) => answer?.rows)).toEqual(names.map(() => [{ one: 1 }]));
});

it('is free again after the work has failed', async () => {
  const failing = whileHoldingLock(records, 'recut', () => Promise.reject(new Error('the cut failed')));
  await expect(failing).rejects.toThrow('the cut failed');
  expect(await whileHoldingLock(records, 'recut', done)).toBe('done');
});

it('ends with an error, and not the process, when its connection breaks while nothing is asked on it', async () => {
  const broken = whileHoldingLock(records, 'recut', async () => {
    await records.db.execute(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' LIMIT 10`,
    );
    await expect
      .poll(async () => {
        const { rows } = await records.db.execute(
          sql`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' LIMIT 10`,
        );
        return rows.length;
      })
      .toBe(0);
  });
  await expect(broken).rejects.toThrow();
  expect(await whileHoldingLock(records, 'recut', done)).toBe('done');
});
