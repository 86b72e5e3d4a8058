// Whoever imports orders, changes one or merges their companies takes what they hold in one order: nobody waits for ever.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transaction } from '#stores/records/change-companies.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import type { Records } from '#stores/records/open-records.ts';
import { addOrder, changeOrder } from '#stores/records/orders/keep-orders.ts';
import { findOrder } from '#stores/records/orders/list-orders.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { lockCompany } from '#stores/records/questions/company-lock.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'anna', name: 'Anna' };

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const make = (name: string) => createCompany(records, by, { name, status: 'prospect', source: 'manual' });
const orderOf = (companyId: number, number: string) => ({
  ...{ companyId, kind: 'order' as const, number, orderedOn: '2026-03-02', product: 'Pump', amount: 10 },
  ...{ currency: 'EUR', lines: [], source: 'manual' },
});

/** A line for each name, in this order. */
async function look(names: readonly string[], mark: string): Promise<number> {
  const lines = names.map((name, at) => `${mark}-${at};03/02/2026;${name};10\n`);
  const open = async function* () {
    yield Buffer.from(`Numero ordine;Data;Cliente;Importo\n${lines.join('')}`);
  };
  const run = await readImport(records, by, { name: `${mark}.csv`, open, kind: 'orders' });
  expect(run.counts).toMatchObject({ new: names.length });
  return run.id;
}

const apply = (importId: number) => applyImport(records, by, importId, { linesAtOnce: 1, byName: 'take' });

/** `before` and `after` hold something; `work` begins between the two, and waits for what `before` holds. */
async function runBetween(
  before: (db: Transaction) => Promise<unknown>,
  work: () => Promise<unknown>,
  after: (db: Transaction) => Promise<unknown>,
): Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  await records.db.transaction(async (db) => {
    await before(db);
    working = work();
    // Told below.
    working.catch(() => undefined);
    const isWaiting = async () => {
      const { rows } = await records.locks.execute(sql`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`);
      return rows.length;
    };
    await expect.poll(isWaiting, { timeout: 30_000 }).toBe(1);
    await after(db);
  });
  await working;
}

test('two imports at once whose lines name the same companies in opposite order are both carried out', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `Opposite Pumps ${String.fromCharCode(97 + at)}x`);
  for (const name of names) await make(name);
  const runs = [await look(names, 'UP'), await look(names.toReversed(), 'DOWN')];
  const results = await Promise.all(runs.map(apply));
  expect(results.map(({ state, counts }) => [state, counts.new])).toEqual([
    ['applied', 20],
    ['applied', 20],
  ]);
});

test('an import whose lines name the later company first waits for whoever merges the two', async () => {
  const [one, other] = [await make('Earlier Valves'), await make('Later Valves')];
  const importId = await look(['Later Valves', 'Earlier Valves'], 'MERGED');
  await runBetween(
    (db) => lockCompany(db, one),
    () => apply(importId),
    (db) => lockCompany(db, other),
  );
  await mergeCompany(records, by, one, other, 'The same');
});

test('whoever removes an order waits for whoever holds its company, and holds no order meanwhile', async () => {
  const [companyId, into] = [await make('Former Hoses'), await make('Standing Hoses')];
  const id = await addOrder(records, by, orderOf(companyId, 'HOLD-1'));
  await mergeCompany(records, by, companyId, into, 'The same');
  const seenChangeId = (await findOrder(records, id))?.changeId ?? 0;
  await runBetween(
    // What it stands as: that is what it made a customer.
    (db) => lockCompany(db, into),
    () => changeOrder(records, by, { id, seenChangeId, values: { removedAt: new Date() } }),
    (db) => db.execute(sql`SELECT id FROM orders WHERE id = ${id} FOR UPDATE`),
  );
  expect(await findOrder(records, id)).toMatchObject({ isRemoved: true, companyId: into });
});
