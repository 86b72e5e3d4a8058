// Whose a lead or a warm company is, as lists ask it, is always what its company says: after every change of owners and merges.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLead } from '#stores/records/leads/create-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'test', name: 'Test' };
const owners = ['anna', 'bruno', null] as const;
let records: Records;
const companies: number[] = [];

beforeAll(async () => {
  records = await openTestRecords();
  await records.db.execute(sql`INSERT INTO users (id, name, email, role)
    VALUES ('anna', 'Anna', 'anna@example.com', 'sales'), ('bruno', 'Bruno', 'bruno@example.com', 'sales')`);
  for (let at = 0; at < 5; at++) {
    const id = await createCompany(records, by, {
      name: `Company ${at} of words`,
      ownerId: owners[at % 3] ?? null,
      source: 'manual',
    });
    companies.push(id);
    await createLead(records, by, {
      companyId: id,
      stage: 'new',
      source: 'manual',
      ...(at === 4 && { ownerId: 'anna' }),
    });
  }
});
afterAll(() => records.close());

/** Leads and scores whose kept owner is not the one that their company says. */
async function listWrong(): Promise<unknown[]> {
  const { rows } = await records.db.execute(sql`
    WITH RECURSIVE up AS (
      SELECT l.id, l.owner_id, l.whose_id, c.merged_into_id AS above, c.owner_id AS of_company
      FROM leads l JOIN companies c ON c.id = l.company_id
      UNION ALL SELECT up.id, up.owner_id, up.whose_id, c.merged_into_id, c.owner_id FROM up JOIN companies c ON c.id = up.above)
    SELECT id, whose_id, coalesce(owner_id, of_company) AS wanted FROM up
    WHERE above IS NULL AND whose_id IS DISTINCT FROM coalesce(owner_id, of_company) LIMIT 100`);
  return rows;
}

/** The same order at each run. */
function makeChooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

it('follows any order of new owners, merges and their ends', async () => {
  const choose = makeChooser(7);
  const into = new Map<number, number>();
  const pick = () => companies[choose(companies.length)] ?? 0;
  for (let step = 0; step < 60; step++) {
    const [one, other] = [pick(), pick()];
    const deed = choose(3);
    if (deed === 0) await changeCompany(records, by, one, { ownerId: owners[choose(3)] ?? null });
    else if (deed === 1 && into.has(one)) {
      await unmergeCompany(records, by, one, 'again two');
      into.delete(one);
    } else if (deed === 2 && one !== other && !into.has(one) && !into.has(other)) {
      await mergeCompany(records, by, one, other, 'the same');
      into.set(one, other);
    }
    expect(await listWrong()).toEqual([]);
  }
  expect(into.size).toBeGreaterThan(0);
});

it('is nobody’s when the user is gone', async () => {
  await records.db.execute(sql`DELETE FROM users WHERE id = 'anna'`);
  expect(await listWrong()).toEqual([]);
  const { rows } = await records.db.execute(sql`SELECT id FROM leads WHERE whose_id = 'anna' LIMIT 1`);
  expect(rows).toEqual([]);
});
