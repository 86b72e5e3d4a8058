// How many orders of a CRM are taken in and how many wait is kept with each change, and is after any of them what a plain count says.

import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { recountCrmOrders } from '#stores/records/crm/count-crm-orders.ts';
import { beginAccount } from '#stores/records/crm/crm-account.ts';
import { keepLink } from '#stores/records/crm/crm-links.ts';
import { createCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  adoptCrmOrders,
  dropCrmOrders,
  liftCrmOrders,
  takeCrmOrders,
} from '#stores/records/orders/take-crm-orders.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { crmConnections } from '#stores/records/schema/crm-connections.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'anna', name: 'Anna' };
const theirs = ['A', 'B', 'C'];
const everyId = [0, 1, 2, 3, 4, 5, 6, 7];
const documents = ['sale.order', 'account.move'];
let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

async function connect(name: string): Promise<number> {
  const credentials = { secret: 'key', user: 'fiuto', database: 'firm' };
  const plain = { provider: 'tryton' as const, name, baseUrl: 'https://erp.example.com', credentials };
  const keys = openConnectionKeys('ab'.repeat(32));
  return (await createCrmConnection(records, by, { ...plain, settings: defaultCrmSettings }, keys)).id;
}

async function kept(crmId: number) {
  const [row] = await records.db.select().from(crmConnections).where(eq(crmConnections.id, crmId));
  return row?.orderCounts;
}

async function counted(crmId: number) {
  const { rows } = await records.db.execute(sql`
    SELECT count(*) FILTER (WHERE order_id IS NOT NULL AND NOT is_waiting)::int AS taken,
      count(*) FILTER (WHERE is_waiting)::int AS waiting FROM crm_orders WHERE crm_id = ${crmId} AND gone_at IS NULL LIMIT 1`);
  return rows[0];
}

interface Step {
  readonly act: 'take' | 'cancel' | 'fail' | 'adopt' | 'drop' | 'lift' | 'link' | 'merge' | 'unmerge';
  readonly crm: number;
  readonly document: string;
  readonly ids: readonly number[];
  readonly company: number;
  readonly version: number;
}

const steps = fc.array(
  fc.record<Step>({
    act: fc.constantFrom(
      ...(['take', 'take', 'take', 'cancel', 'fail', 'adopt', 'drop', 'lift', 'lift', 'link'] as const),
      ...(['merge', 'unmerge'] as const),
    ),
    crm: fc.nat(1),
    document: fc.constantFrom(...documents),
    ids: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 5 }),
    company: fc.nat(2),
    version: fc.nat(2),
  }),
  { minLength: 12, maxLength: 25 },
);

const orOther = (work: Promise<unknown>) => work.catch(() => undefined);

async function walk(crms: readonly number[], companies: readonly number[], step: Step): Promise<void> {
  const { act, document, company, version } = step;
  const crmId = crms[step.crm] ?? 0;
  const place = { crmId, document };
  // What is gone and shown again is so in numbers.
  const ids = (act === 'lift' ? everyId : step.ids).map(String);
  const companyId = companies[company] ?? 0;
  if (act === 'adopt') return adoptCrmOrders(records, by, crmId);
  if (act === 'drop') return dropCrmOrders(records, by, place, ids);
  if (act === 'lift') return liftCrmOrders(records, by, place, ids);
  if (act === 'link')
    return void (await orOther(
      keepLink(records.db, {
        ...{ crmId, kind: 'company', ourId: `fiuto_c_${companyId}`, companyId, foundBy: 'human' },
        theirId: theirs[company] ?? '',
      }),
    ));
  if (act === 'merge')
    return void (await orOther(mergeCompany(records, by, companyId, companies[(company + 1) % 3] ?? 0, '')));
  if (act === 'unmerge') return void (await orOther(unmergeCompany(records, by, companyId, '')));
  const orders = ids.map((theirId, index) => ({
    ...{
      theirId,
      theirCompanyId: theirs[(company + index) % 3] ?? '',
      state: '',
      isStanding: act !== 'cancel',
    },
    version: `${version} ${company}`,
    values: {
      ...{ kind: 'order' as const, number: `${document} ${theirId}`, orderedOn: '2026-03-02' },
      // What the database refuses takes back all that went before it.
      product: act === 'fail' && index === ids.length - 1 ? 'Pump\u0000' : 'Pump',
      ...{ amount: 10, currency: 'EUR', lines: [] },
    },
  }));
  const taken = takeCrmOrders(records, by, place, orders);
  await (act === 'fail' ? orOther(taken) : taken);
}

async function holds(): Promise<void> {
  let [taken, waiting] = [0, 0];
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const crms = [await connect('One'), await connect('Other')];
      const companies = [];
      for (const name of theirs) companies.push(await createCompany(records, by, { name, source: 'manual' }));
      for (const step of all) {
        await walk(crms, companies, step);
        for (const crmId of crms) {
          const now = await kept(crmId);
          expect(now).toEqual(await counted(crmId));
          taken += now?.taken ?? 0;
          waiting += now?.waiting ?? 0;
        }
      }
    }),
    { numRuns: 25, seed: 7 },
  );
  expect(Math.min(taken, waiting), 'something was counted').toBeGreaterThan(100);
}

test('after any steps the kept counts are those of a plain count', holds);

test('what an older program took in without counting is counted anew, and a new account begins at none', async () => {
  const crmId = await connect('Rolling');
  await takeCrmOrders(records, by, { crmId, document: 'sale.order' }, [
    {
      ...{ theirId: '1', theirCompanyId: 'Z', state: '', version: '1', isStanding: true },
      values: {
        ...{ kind: 'order', number: 'R-1', orderedOn: '2026-03-02', product: '', amount: 1 },
        ...{ currency: 'EUR', lines: [] },
      },
    },
  ]);
  await records.db.update(crmConnections).set({ orderCounts: { taken: 5, waiting: 0 } });
  await recountCrmOrders(records, crmId);
  expect(await kept(crmId)).toEqual({ taken: 0, waiting: 1 });
  const [shown] = await records.db.select().from(crmConnections).where(eq(crmConnections.id, crmId));
  if (shown === undefined) throw new Error('The connection stands.');
  await beginAccount(records, shown, 'another');
  expect(await kept(crmId)).toEqual(await counted(crmId));
});
