// The list of orders: a salesperson sees the orders of whom they see, whatever became of companies since; and whichever way they are
// looked for, they are the same.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OrderFilter, OrderPlace } from '#stores/records/orders/find-newest.ts';
import { fillOrderOwners } from '#stores/records/orders/keep-order-owners.ts';
import { addOrder } from '#stores/records/orders/keep-orders.ts';
import { listOrders, sumOrders } from '#stores/records/orders/list-orders.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'anna', name: 'Anna' };
const owners = ['anna', 'bruno', 'carla'];

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values(owners.map((id) => ({ id, name: id, email: `${id}@a.example`, role: 'sales' })));
});
afterAll(() => records.close());

const make = (name: string, ownerId?: string) =>
  createCompany(records, by, { name, status: 'prospect', source: 'manual', ownerId });
let count = 0;
const order = (companyId: number) => {
  count += 1;
  return addOrder(records, by, {
    ...{ companyId, kind: 'order', number: `N-${count}`, orderedOn: `2026-01-0${1 + (count % 5)}` },
    ...{ product: '', amount: count, currency: 'EUR', lines: [], source: 'manual' },
  });
};

/** Straight from what the companies stand as. */
async function expected(userIds: readonly string[]): Promise<number[]> {
  const { rows } = await records.db.execute<{ id: number }>(sql`
    WITH RECURSIVE up(id, root, above) AS (
      SELECT id, id, merged_into_id FROM companies
      UNION ALL SELECT up.id, c.id, c.merged_into_id FROM up JOIN companies c ON c.id = up.above)
    SELECT o.id::float8 AS id FROM orders o JOIN up ON up.id = o.company_id AND up.above IS NULL JOIN companies c ON c.id = up.root
    WHERE o.number LIKE 'N-%' AND (c.owner_id IS NULL OR c.owner_id = ANY(${sql.param(userIds)}::text[]))
    ORDER BY o.ordered_on DESC, o.id DESC`);
  return rows.map(({ id }) => id);
}

async function listed(filter: Partial<OrderFilter>, limit = 1_000): Promise<number[]> {
  const seen: number[] = [];
  for (let after: OrderPlace | undefined; ; ) {
    const page = await listOrders(records, { state: 'kept', ...filter }, { after, limit });
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (page.length < limit || last === undefined) return seen;
    after = { day: last.orderedOn, id: last.id };
  }
}

const deed = fc.record({
  what: fc.constantFrom('give', 'merge', 'unmerge', 'order' as const),
  one: fc.nat(5),
  other: fc.nat(5),
  owner: fc.constantFrom(null, ...owners),
});

test('whatever is given to whom, merged and taken apart: each sees the orders of whom they see', async () => {
  const ids = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => make(`Given ${name}x`)));
  const idOf = (at: number) => ids[at] ?? 0;
  for (const id of ids) await order(id);
  const act = async ({ what, one, other, owner }: typeof deed extends fc.Arbitrary<infer D> ? D : never) => {
    if (what === 'give') return changeCompany(records, by, idOf(one), { ownerId: owner });
    if (what === 'merge') return mergeCompany(records, by, idOf(one), idOf(other), 'The same');
    if (what === 'unmerge') return unmergeCompany(records, by, idOf(one), 'Two of them');
    return order(idOf(one));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 12 }), async (deeds) => {
      for (const one of deeds)
        await act(one).catch((error: unknown) => {
          if (!(error instanceof CompanyRefusal)) throw error;
        });
      for (const seenBy of [['anna'], ['bruno', 'carla'], []]) {
        const wanted = await expected(seenBy);
        expect(await listed({ seenBy }, 7)).toEqual(wanted);
        expect(await listed({ seenBy, search: 'n-' })).toEqual(wanted);
        expect((await sumOrders(records, { state: 'kept', seenBy }, 1_000)).count).toBe(wanted.length);
      }
    }),
    { numRuns: 12 },
  );
});

test('at once as well: what is given away while it is merged into another is whose that one is', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, middle, top] = [
      await make('At once a', 'bruno'),
      await make('At once b'),
      await make('At once c'),
    ];
    await order(one);
    await mergeCompany(records, by, middle, top, 'The same');
    await Promise.all([
      mergeCompany(records, by, one, top, 'The same'),
      changeCompany(records, by, top, { ownerId: 'carla' }),
      unmergeCompany(records, by, middle, 'Two of them'),
    ]);
    for (const user of owners) expect(await listed({ seenBy: [user] })).toEqual(await expected([user]));
  }
});

test('of a user who was removed, orders are nobody’s', async () => {
  await records.db.insert(users).values({ id: 'gone', name: 'Gone', email: 'gone@a.example', role: 'sales' });
  const id = await order(await make('Left behind', 'gone'));
  expect(await listed({ seenBy: ['anna'] })).not.toContain(id);
  await records.db.execute(sql`DELETE FROM users WHERE id = 'gone'`);
  expect(await listed({ seenBy: ['anna'] })).toContain(id);
});

test('orders of an earlier version are shown to no salesperson before it is known whose they are', async () => {
  const id = await order(await make('Older', 'bruno'));
  await records.db.execute(sql`UPDATE orders SET owner_id = NULL, owner_known = false WHERE id = ${id}`);
  expect(await listed({ seenBy: ['anna'] })).not.toContain(id);
  expect(await listed({ seenBy: ['anna'], search: 'n-' })).not.toContain(id);
  await fillOrderOwners(records);
  expect(await listed({ seenBy: ['anna'] })).not.toContain(id);
  expect(await listed({ seenBy: ['bruno'] })).toContain(id);
});

test('numbers of many orders and of few are found with all else that is asked, the newest first', async () => {
  const [mine, theirs] = [await make('Many of mine', 'anna'), await make('Many of theirs', 'bruno')];
  await records.db.execute(sql`
    INSERT INTO orders (company_id, kind, number, ordered_on, amount, currency, source, owner_id, owner_known, change_id)
    SELECT CASE WHEN n % 3 = 0 THEN ${mine}::int ELSE ${theirs}::int END, CASE WHEN n % 2 = 0 THEN 'order' ELSE 'invoice' END,
      (2020 + n / 25000) || '/' || n, date '2020-01-01' + n / 70, n % 100 - 5, 'EUR', 'manual',
      CASE WHEN n % 3 = 0 THEN 'anna' ELSE 'bruno' END, true, 0 FROM generate_series(1, 74999) AS n`);
  await records.db.execute(sql`ANALYZE orders`);
  const filters: readonly (readonly [Partial<OrderFilter>, string])[] = [
    [{ search: '2020/' }, `number LIKE '2020/%'`],
    [{ search: '2020/', seenBy: ['anna'] }, `number LIKE '2020/%' AND owner_id = 'anna'`],
    [{ search: '202' }, `number LIKE '202%'`],
    [{ search: '2020/12', kind: 'order' }, `number LIKE '2020/12%' AND kind = 'order'`],
    [{ search: '202', amountMin: 94 }, `number LIKE '202%' AND amount >= 94`],
    [{ companyId: mine, from: '2021-01-01' }, `company_id = ${mine} AND ordered_on >= '2021-01-01'`],
  ];
  for (const [filter, where] of filters) {
    const { rows } = await records.db.execute<{ id: number }>(
      sql.raw(`SELECT id::float8 AS id FROM orders WHERE ${where} ORDER BY ordered_on DESC, id DESC`),
    );
    const wanted = rows.map(({ id }) => id);
    const [first, second] = [wanted.slice(0, 40), wanted.slice(40, 80)];
    const page = await listOrders(records, { state: 'kept', ...filter }, { limit: 40 });
    expect(
      page.map(({ id }) => id),
      where,
    ).toEqual(first);
    const last = page.at(-1);
    const after = { day: last?.orderedOn ?? '', id: last?.id ?? 0 };
    const next = await listOrders(records, { state: 'kept', ...filter }, { after, limit: 40 });
    expect(
      next.map(({ id }) => id),
      where,
    ).toEqual(second);
    const sums = await sumOrders(records, { state: 'kept', ...filter }, 20_000);
    expect([sums.count, sums.isMore], where).toEqual([
      Math.min(wanted.length, 20_000),
      wanted.length > 20_000,
    ]);
    const newest = sql`(SELECT amount, kind FROM orders WHERE ${sql.raw(where)} ORDER BY ordered_on DESC, id DESC LIMIT 20001)`;
    const { rows: added } = await records.db.execute<{ sum: number }>(
      sql`SELECT round(sum(amount) FILTER (WHERE kind = 'order'), 2)::float8 AS sum FROM ${newest} AS o`,
    );
    expect(sums.sums.find(({ kind }) => kind === 'order')?.amount ?? null, where).toBe(added[0]?.sum);
  }
});
