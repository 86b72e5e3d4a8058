// Who is erased is no longer in orders, their history, lists and deals of CRMs; what somebody changes meanwhile is not lost.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { eraseOrderTexts } from '#stores/records/orders/erase-order-texts.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let companyId: number;
beforeAll(async () => {
  records = await openTestRecords();
  companyId = await createCompany(records, { id: 'u1', name: 'Ada' }, { name: 'Acme', source: 'manual' });
});
afterAll(() => records.close());

const keys = ['email:anna@acme.example', 'phone:+39021234567'];

async function addOrder(number: string, product: string): Promise<number> {
  const { rows } = await records.db.execute<{ id: number }>(sql`
    INSERT INTO orders (company_id, kind, number, ordered_on, product, amount, currency, source, change_id)
    VALUES (${companyId}, 'order', ${number}, '2026-03-02', ${product}, 5, 'EUR', 'manual', 1) RETURNING id::float8 AS id`);
  return rows[0]?.id ?? 0;
}

async function readOrder(id: number) {
  const { rows } = await records.db.execute<{ number: string; product: string; amount: string }>(
    sql`SELECT number, product, amount FROM orders WHERE id = ${id}`,
  );
  return rows[0];
}

it('goes from numbers of orders, each of which stays one of its own', async () => {
  const ids = [await addOrder('anna@acme.example', 'Pump'), await addOrder('0039 02 1234567', 'Pump')];
  const other = await addOrder('xanna@acme.example', 'Pump');
  await eraseOrderTexts(records.db, keys);
  for (const id of ids) expect(await readOrder(id)).toMatchObject({ number: `… ${id}`, product: 'Pump' });
  expect(await readOrder(other)).toMatchObject({ number: 'xanna@acme.example' });
});

it('goes from names of deals in CRMs, and from why they were lost', async () => {
  await records.db.execute(sql`
    INSERT INTO crm_connections (name, provider, base_url, sealed_credentials, settings, created_by_id, created_by_name)
    VALUES ('HubSpot', 'hubspot', 'https://api.example', '', '{}', 'u1', 'Ada')`);
  await records.db.execute(sql`
    INSERT INTO crm_deals (crm_id, their_id, their_company_id, name, stage_id, state, currency, owner_id, lost_reason, version)
    SELECT max(id), 'd' || n, 'c1', CASE n WHEN 1 THEN 'Offer for anna@acme.example' ELSE 'Offer for lucia@acme.example' END, 's', 'lost', '', '',
      'said 0039 02 1234567', '1' FROM crm_connections, generate_series(1, 2) AS n GROUP BY n`);
  await eraseOrderTexts(records.db, keys);
  const { rows } = await records.db.execute(
    sql`SELECT name, lost_reason AS lost FROM crm_deals ORDER BY their_id`,
  );
  expect(rows).toEqual([
    { name: 'Offer for …', lost: 'said …' },
    { name: 'Offer for lucia@acme.example', lost: 'said …' },
  ]);
});

it('keeps what a colleague writes while it is looked through', async () => {
  const id = await addOrder('R-1', 'For anna@acme.example');
  let isFirst = true;
  const db: Pick<Records['db'], 'execute'> = {
    execute: ((query: Parameters<Records['db']['execute']>[0]) => {
      const answer = records.db.execute(query);
      if (!isFirst) return answer;
      isFirst = false;
      return answer.then(async (read) => {
        await records.db.execute(
          sql`UPDATE orders SET product = 'Valve for Anna@acme.example' WHERE id = ${id}`,
        );
        return read;
      });
    }) as Records['db']['execute'],
  };
  await eraseOrderTexts(db, keys);
  expect(await readOrder(id)).toMatchObject({ product: 'Valve for …' });
});
