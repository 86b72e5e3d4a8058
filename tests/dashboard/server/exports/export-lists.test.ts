// An exported list is whole: what changes while it is read is neither missed nor there twice, whatever order was asked for, and whoever
// makes it keeps hold of it page by page.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportKind } from '#contract/export-report.ts';
import { createSealedPlaces } from '#dashboard/server/api/sealed-places.ts';
import { type ExportSource, openExportList } from '#dashboard/server/exports/export-lists.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { createExport, takeExport, touchExport } from '#stores/records/exports/keep-exports.ts';
import type { Records } from '#stores/records/open-records.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
/** More than a page holds. */
const count = 700;

beforeAll(async () => {
  records = await openTestRecords();
  const { db } = records;
  await db.insert(users).values({ id: 'ada', name: 'Ada', email: 'ada@a.example', role: 'manager' });
  const numbers = sql`generate_series(1, ${count}::int) AS i`;
  await db.execute(sql`INSERT INTO companies (id, name, name_sort, status, source, change_id)
    SELECT i, 'Sample ' || i, lpad(i::text, 6, '0'), 'customer', 'test', 0 FROM ${numbers}`);
  await db.execute(sql`INSERT INTO leads (company_id, stage, source, score, next_step_at, created_at, change_id)
    SELECT i, 'new', 'manual', i % 100, CASE WHEN i % 2 = 0 THEN now() + i * interval '1 hour' END, now() - i * interval '1 minute', 0
    FROM ${numbers}`);
  await db.execute(sql`INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
    SELECT i, 'email:p' || i || '@a.example', i, now(), now() FROM ${numbers}`);
  await db.execute(sql`INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared,
      key_count, first_at, last_at, search)
    SELECT i, 'Person ' || i, 'p' || i || '@a.example', '', '', '', false, false, 1, now(), now() - i * interval '1 minute', ''
    FROM ${numbers}`);
  await db.execute(sql`INSERT INTO orders (company_id, kind, number, ordered_on, product, amount, currency, source, change_id)
    SELECT i, 'order', 'N' || i, date '2026-01-01' + i % 300, 'Pump', i, 'EUR', 'test', 0 FROM ${numbers}`);
});
afterAll(() => records.close());

/** What comes after the first page changes so that it would stand before it, and the other way round. */
const shuffles: Readonly<Partial<Record<ExportKind, ReturnType<typeof sql>>>> = {
  leads: sql`UPDATE leads SET score = 99 - score, changed_at = now(), next_step_at = now() - id * interval '1 hour'`,
  companies: sql`UPDATE companies SET name_sort = lpad((${count} - id)::text, 6, '0'), changed_at = now() + id * interval '1 second'`,
  people: sql`UPDATE person_cards SET last_at = now() + person_id * interval '1 minute'`,
  orders: sql`UPDATE orders SET ordered_on = date '2026-12-31' - amount::int % 300`,
};
const orders: Readonly<Partial<Record<ExportKind, readonly string[]>>> = {
  leads: ['step', 'score', 'changed'],
  companies: ['name', 'changed'],
};

test.each(Object.keys(shuffles) as ExportKind[])(
  'of %s every row once, while they are changed',
  async (kind) => {
    const source: ExportSource = {
      ...{ records, events: {} as EventStore, caller: { id: 'ada', role: 'manager', standsInFor: [] } },
      ...{ sites: [], places: createSealedPlaces('ab'.repeat(32)) },
    };
    for (const sort of orders[kind] ?? [undefined]) {
      const seen: unknown[] = [];
      const list = openExportList(kind, sort === undefined ? {} : { sort });
      for await (const page of list.pages(source)) {
        for (const row of page as readonly { id?: number; leadId?: number }[])
          seen.push(row.leadId ?? row.id);
        await records.db.execute(shuffles[kind] ?? sql`SELECT 1`);
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, count, count]);
    }
  },
);

test('whoever is at a long one is not robbed of it, and is told when they were', async () => {
  const asked = { userId: 'ada', kind: 'leads', format: 'csv', filter: {} } as const;
  await createExport(records, asked);
  const held = await takeExport(records);
  if (held === undefined) throw new Error('There was nothing to make.');
  const age = () => records.db.execute(sql`UPDATE exports SET seen_at = now() - interval '10 minutes'`);
  await age();
  expect(await touchExport(records, held)).toBe(true);
  expect(await takeExport(records)).toBeUndefined();
  await age();
  expect(await takeExport(records)).toMatchObject({ id: held.id, claim: 2 });
  expect(await touchExport(records, held)).toBe(false);
});
