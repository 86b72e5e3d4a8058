// Names, statuses and owners of many companies at once.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

it('leaves none out, however many are asked for: a customer is no prospect because it came late in the list', async () => {
  const first = await createCompany(
    records,
    { id: 'u1', name: 'Ada' },
    { name: 'Pumps', source: 'test', status: 'customer' },
  );
  await records.db.execute(sql`
    INSERT INTO companies (name, name_sort, source, status, change_id)
    SELECT 'Company ' || n, 'company ' || n, 'test', 'customer', change_id
    FROM companies, generate_series(1, 20004) AS n WHERE id = ${first}`);
  const ids = Array.from({ length: 20_005 }, (_, place) => first + place);
  const found = await findStandingCompanies(records, [...ids, first + 1_000_000]);
  expect(found.size).toBe(20_005);
  expect(found.get(first + 20_004)).toMatchObject({ status: 'customer', ownerId: null });
  expect(found.get(first + 20_004)?.name).not.toBe('');
});
