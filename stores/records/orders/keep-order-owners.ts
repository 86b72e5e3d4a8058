// Keeps with each order who looks after what its company stands as: what a salesperson may see of a million orders is found by whose
// it is, and not by asking about the company of each.

import { sql } from 'drizzle-orm';
import { joinStandingOfEach, ownerOfStanding } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

const ordersAtOnce = 5_000;

/**
 * After the companies that a change touched were written: for their orders, and those of what was merged into them. One change at a
 * time, so that each sees what the one before it did to companies that it does not hold.
 */
export async function refreshOrderOwners(db: Executing, changeId: number): Promise<void> {
  await db.execute(sql`
    WITH RECURSIVE touched(id) AS (
      SELECT id FROM companies WHERE change_id = ${changeId}
      UNION SELECT o.id FROM touched JOIN companies o ON o.merged_into_id = touched.id
    ), owned AS MATERIALIZED (
      SELECT touched.id, c.owner_id FROM touched ${joinStandingOfEach(sql`touched.id`)}
    ), told AS MATERIALIZED (
      SELECT o.id, owned.owner_id FROM owned CROSS JOIN LATERAL (
        SELECT b.id FROM orders b WHERE b.company_id = owned.id AND (b.owner_id IS DISTINCT FROM owned.owner_id OR NOT b.owner_known)
        OFFSET 0) AS o)
    UPDATE orders o SET owner_id = told.owner_id, owner_known = true FROM told WHERE o.id = told.id`);
}

/** For orders that were written before owners were kept with them. Nothing else changes in them. */
export async function fillOrderOwners({ db }: Pick<Records, 'db'>): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number }>(sql`
      WITH part AS (
        SELECT id FROM orders WHERE NOT owner_known AND id > ${after} ORDER BY id LIMIT ${ordersAtOnce} FOR NO KEY UPDATE
      ), filled AS (
        UPDATE orders b SET owner_id = ${ownerOfStanding(sql`b.company_id`)}, owner_known = true FROM part WHERE b.id = part.id
        RETURNING b.id)
      SELECT max(id)::float8 AS id FROM part LIMIT 1`);
    const last = rows[0]?.id ?? null;
    if (last === null) return;
    after = last;
  }
}
