// A list of orders goes in parts: whoever waits does so for one of them, and an import that was cut off goes on to the same end.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import { undoImport } from '#stores/records/company-import/undo-import.ts';
import type { Records } from '#stores/records/open-records.ts';
import { addOrder } from '#stores/records/orders/keep-orders.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { countWrittenLines } from '#stores/records/questions/company-import-runs.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'anna', name: 'Anna' };

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const make = (name: string) => createCompany(records, by, { name, status: 'prospect', source: 'manual' });

async function look(company: string, numbers: readonly string[], amount = 10): Promise<number> {
  const lines = numbers.map((number) => `${number};03/02/2026;${company};${amount}\n`);
  const open = async function* () {
    yield Buffer.from(`Numero ordine;Data;Cliente;Importo\n${lines.join('')}`);
  };
  return (await readImport(records, by, { name: 'orders.csv', open, kind: 'orders' })).id;
}

const numbersOf = (mark: string, count: number) => Array.from({ length: count }, (_, at) => `${mark}-${at}`);
const parts = { linesAtOnce: 4, byName: 'take' as const };

/** Fails when so many parts were begun: the one that is in hand is lost, as when the process is killed. */
function cutOff(atPart: number) {
  let begun = 0;
  return () => {
    begun += 1;
    if (begun === atPart) throw new Error('cut off');
  };
}

async function standing(mark: string): Promise<{ count: number; sum: number }> {
  const { rows } = await records.db.execute<{ count: number; sum: number }>(sql`
    SELECT count(*)::int AS count, coalesce(sum(amount), 0)::float8 AS sum FROM orders
    WHERE starts_with(number, ${mark}) AND removed_at IS NULL`);
  return rows[0] ?? { count: -1, sum: -1 };
}

async function statusOf(companyId: number): Promise<string | undefined> {
  const { rows } = await records.db.execute<{ status: string }>(
    sql`SELECT status FROM companies WHERE id = ${companyId}`,
  );
  return rows[0]?.status;
}

/** As a process that died leaves it. */
async function leaveBehind(importId: number, state: string): Promise<void> {
  await records.db.execute(sql`
    UPDATE company_imports SET state = ${state}, touched_at = now() - interval '2 minutes' WHERE id = ${importId}`);
}

test('an import that died between two parts goes on where it stopped and doubles nothing', async () => {
  await make('Cut Pumps');
  const importId = await look('Cut Pumps', numbersOf('CUT', 10));
  await expect(applyImport(records, by, importId, { ...parts, watch: cutOff(3) })).rejects.toThrow('cut off');
  expect(await standing('CUT')).toEqual({ count: 8, sum: 80 });
  await leaveBehind(importId, 'applying');
  const { rows: before } = await records.db.execute(
    sql`SELECT id FROM orders WHERE starts_with(number, 'CUT') ORDER BY id`,
  );
  const applied = await applyImport(records, by, importId, parts);
  expect(applied).toMatchObject({ state: 'applied', counts: { new: 10, faulty: 0 } });
  expect(await standing('CUT')).toEqual({ count: 10, sum: 100 });
  const { rows: after } = await records.db.execute(
    sql`SELECT id FROM orders WHERE starts_with(number, 'CUT') ORDER BY id`,
  );
  expect(after.slice(0, 8)).toEqual(before);
});

test('taking it back takes all parts back, also when that died between two of them', async () => {
  const companyId = await make('Undone Pumps');
  const kept = await addOrder(records, by, {
    ...{ companyId, kind: 'order', number: 'UNDO-0', orderedOn: '2026-02-03', product: '', amount: 7 },
    ...{ currency: 'EUR', lines: [], source: 'manual' },
  });
  const importId = await look('Undone Pumps', numbersOf('UNDO', 10));
  await applyImport(records, by, importId, parts);
  expect(await standing('UNDO')).toEqual({ count: 10, sum: 100 });
  await expect(undoImport(records, by, importId, { linesAtOnce: 4, watch: cutOff(2) })).rejects.toThrow(
    'cut off',
  );
  expect(await standing('UNDO')).toEqual({ count: 2, sum: 20 });
  await leaveBehind(importId, 'undoing');
  const undone = await undoImport(records, by, importId, { linesAtOnce: 4 });
  expect(undone).toMatchObject({ removed: 9, restored: 1, keptCount: 0 });
  expect(await standing('UNDO')).toEqual({ count: 1, sum: 7 });
  const { rows } = await records.db.execute(
    sql`SELECT id::int AS id FROM orders WHERE number = 'UNDO-0' AND removed_at IS NULL`,
  );
  expect(rows).toEqual([{ id: kept }]);
  expect(await statusOf(companyId)).toBe('customer');
});

test('one that was cut off can be taken back as far as it came', async () => {
  const companyId = await make('Half Pumps');
  const importId = await look('Half Pumps', numbersOf('HALF', 10));
  await expect(applyImport(records, by, importId, { ...parts, watch: cutOff(2) })).rejects.toThrow('cut off');
  expect(await statusOf(companyId)).toBe('customer');
  expect((await countWrittenLines(records, [importId])).get(importId)).toBe(4);
  // A process that died while it applied: taken back all the same.
  await leaveBehind(importId, 'applying');
  const watch = cutOff(1);
  await expect(undoImport(records, by, importId, { linesAtOnce: 2, watch })).rejects.toThrow('cut off');
  // What is half gone is not applied again: it would come back without what is gone.
  await expect(applyImport(records, by, importId, parts)).rejects.toMatchObject({ code: 'import_not_ready' });
  expect(await undoImport(records, by, importId)).toMatchObject({ removed: 4, keptCount: 0 });
  expect(await standing('HALF')).toEqual({ count: 0, sum: 0 });
  expect(await statusOf(companyId)).toBe('prospect');
});

test('two imports of the same numbers at once make each order once, and neither fails', async () => {
  await make('Twice Pumps');
  const numbers = numbersOf('TWICE', 12);
  const runs = [await look('Twice Pumps', numbers), await look('Twice Pumps', numbers.toReversed(), 20)];
  const applied = await Promise.all(runs.map((id) => applyImport(records, by, id, parts)));
  expect(applied.map(({ state }) => state)).toEqual(['applied', 'applied']);
  expect(applied.reduce((sum, { counts }) => sum + counts.new, 0)).toBe(12);
  expect((await standing('TWICE')).count).toBe(12);
});
