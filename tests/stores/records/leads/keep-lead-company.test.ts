// Whose a lead is and what its company is to us, as lists ask it, is always what that says: after every change of owners, merges
// and scores.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLead } from '#stores/records/leads/create-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { keepScores } from '#stores/records/scores/keep-scores.ts';
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

/** Leads of which another owner or another verdict is kept than what their company stands as says. */
async function listWrong(): Promise<unknown[]> {
  const { rows } = await records.db.execute(sql`
    WITH RECURSIVE up AS (
      SELECT l.id, c.id AS company_id, c.merged_into_id AS above, c.owner_id AS of_company
      FROM leads l JOIN companies c ON c.id = l.company_id
      UNION ALL SELECT up.id, c.id, c.merged_into_id, c.owner_id FROM up JOIN companies c ON c.id = up.above)
    SELECT l.id, l.whose_id, coalesce(l.owner_id, of_company) AS wanted, l.verdict, s.verdict AS judged, l.band, s.band AS named
    FROM up JOIN leads l ON l.id = up.id LEFT JOIN company_scores s ON s.company_id = up.company_id
    WHERE above IS NULL AND (l.whose_id IS DISTINCT FROM coalesce(l.owner_id, of_company)
      OR l.verdict IS DISTINCT FROM s.verdict OR l.band IS DISTINCT FROM s.band) LIMIT 100`);
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

const verdicts = ['known', 'prospect', 'competitor'] as const;
const nowMs = Date.now();

/** As scoring does: nobody was seen of it, or it is judged anew. */
function score(companyId: number, at: number): Promise<void> {
  const verdict = verdicts[at];
  const seen = {
    ...{ band: at === 0 ? ('verified' as const) : ('high' as const), warmSinceMs: undefined },
    ...{ firstEventMs: nowMs, lastEventMs: nowMs, reasons: [] },
  };
  const worked = { companyId, score: 0, fit: 0, scoredMs: nowMs, scoreRules: 0, signalRules: 0 };
  const one = { ...worked, seen: verdict && { ...seen, verdict }, lines: [], linesBefore: [] };
  return records.db.transaction((db) => keepScores(db, [one], []));
}

it('follows any order of new owners, merges and their ends, and of new verdicts', async () => {
  const choose = makeChooser(7);
  const into = new Map<number, number>();
  const pick = () => companies[choose(companies.length)] ?? 0;
  for (let step = 0; step < 100; step++) {
    const [one, other] = [pick(), pick()];
    const deed = choose(5);
    if (deed === 0) await changeCompany(records, by, one, { ownerId: owners[choose(3)] ?? null });
    else if (deed === 1 && into.has(one)) {
      await unmergeCompany(records, by, one, 'again two');
      into.delete(one);
    } else if (deed === 2 && one !== other && !into.has(one) && !into.has(other)) {
      await mergeCompany(records, by, one, other, 'the same');
      into.set(one, other);
    } else if (deed === 3 && !into.has(one)) await score(one, choose(4));
    // Of what was merged, or was not seen any more, no score is left.
    else if (deed === 4) await records.db.transaction((db) => keepScores(db, [], [one]));
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
