// Leads are found by the words that are kept with them exactly as they would be by their companies, however these were renamed,
// merged and parted; and tasks beside them by whose they are.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { standingOf } from '#stores/records/leads/company-members.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { countFound, type FoundPlace, findLeads } from '#stores/records/leads/find-leads.ts';
import { fillLeadWords, refreshJudged } from '#stores/records/leads/keep-lead-company.ts';
import type { LeadSearch, SeenBy } from '#stores/records/leads/lead-conditions.ts';
import { addEntry } from '#stores/records/leads/lead-entries.ts';
import { countTasks, listTasks } from '#stores/records/leads/list-tasks.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'anna', name: 'Anna' };
const owners = ['anna', 'bruno', null] as const;
const names = ['Alfa', 'Alba', 'Beta', 'Rossi', 'Bianchi', 'Verdi'] as const;
const stages = ['new', 'contacted', 'offer', 'lost'] as const;
const leadsCount = 60;

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
  await records.db
    .insert(users)
    .values(['anna', 'bruno'].map((id) => ({ id, name: id, email: `${id}@a.example`, role: 'sales' })));
  await makeWorld();
});
afterAll(() => records.close());

/** The same in every run. */
const pick = <Value>(values: readonly Value[], at: number): Value => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('Nothing to pick from.');
  return value;
};
const nameOf = (at: number) => `${pick(names, at)} ${pick(names, Math.floor(at / 6) + at)}`;

/** Leads first, since none is made of a company that was merged; then companies become one, in chains, and some are parted again. */
async function makeWorld(): Promise<void> {
  const ids: number[] = [];
  for (let at = 0; at < leadsCount; at += 1) {
    const company = { name: nameOf(at), source: 'manual', ownerId: pick(owners, at * 7 + 1) };
    const companyId = await createCompany(records, by, company);
    ids.push(companyId);
    const owner = pick(owners, at);
    const leadId = await createLead(records, by, { companyId, stage: 'new', source: 'manual' });
    const stage = pick(stages, at * 5);
    await changeLead(records, by, defaultLeadStages, {
      leadId,
      values: { ownerId: owner, stage, ...(stage === 'lost' && { resultReason: 'Too dear' }) },
    });
    const dueAt = at % 5 === 0 ? {} : { dueAt: new Date(Date.UTC(2026, 10, 1 + (at % 9))) };
    const assignee = { assigneeId: pick(['anna', 'bruno'], Math.floor(at / 2)) };
    const task = { leadId, kind: 'task', text: 'Call', at: new Date(), ...dueAt, ...assignee } as const;
    await addEntry(records, by, task);
  }
  await records.db.execute(sql`UPDATE leads SET score = (id * 37) % 90`);
  const id = (at: number) => ids[at] ?? 0;
  for (let at = 0; at < 24; at += 1) await mergeCompany(records, by, id(at), id(at + 24), 'The same');
  for (let at = 24; at < 30; at += 1) await mergeCompany(records, by, id(at), id(at + 24), 'The same');
  for (let at = 0; at < 24; at += 5) await unmergeCompany(records, by, id(at), 'Not the same');
  // Of a company that stands by itself, of one that others were merged into, and of one that was merged.
  for (const at of [55, 26, 49, 7])
    await changeCompany(records, by, id(at), { name: `Neri ${nameOf(at + 1)}` });
}

/** As it was asked before words were kept: of the companies themselves. */
async function findByCompanies(search: LeadSearch): Promise<number[]> {
  const query = searchQuery(search.search ?? '');
  const { rows } = await records.db.execute<{ id: number }>(sql`
    SELECT l.id::float8 AS id FROM leads l JOIN companies own ON own.id = l.company_id
      JOIN companies c ON c.id = ${standingOf(sql`own.id`)}
    WHERE (c.search @@ ${query}::tsquery OR own.search @@ ${query}::tsquery)
      AND ${search.stages === undefined ? sql`true` : sql`l.stage = ANY(${sql.param([...search.stages])}::text[])`}
      AND ${search.state === 'all' ? sql`true` : sql`(l.closed_at IS NULL) = ${search.state === 'open'}`}
      AND ${isSeen(sql`coalesce(l.owner_id, c.owner_id)`, search.seenBy)}
    ORDER BY l.score DESC, l.id DESC LIMIT 500`);
  return rows.map(({ id }) => id);
}

function isSeen(owner: ReturnType<typeof sql>, seenBy: SeenBy | undefined) {
  if (seenBy === undefined) return sql`true`;
  const isTheirs = sql`${owner} = ANY(${sql.param([...seenBy.userIds])}::text[])`;
  return seenBy.isOwnOnly ? sql`coalesce(${isTheirs}, false)` : sql`(${owner} IS NULL OR ${isTheirs})`;
}

const seenBy = fc.option(
  fc.record({
    userIds: fc.constantFrom(['anna'], ['bruno'], ['anna', 'bruno']),
    isOwnOnly: fc.boolean(),
  }),
  { nil: undefined },
);
const part = fc.constantFrom(
  'al',
  'alfa',
  'alb',
  'beta',
  'ro',
  'rossi',
  'verdi',
  'neri',
  'b',
  'OPEN',
  'stage',
);
const asked = fc.record({
  search: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  stages: fc.option(fc.constantFrom<string[]>(['new'], ['offer', 'lost'], ["it's \\ odd"]), {
    nil: undefined,
  }),
  state: fc.constantFrom('open' as const, 'closed' as const, 'all' as const),
  seenBy,
});

async function holdsForAll(): Promise<void> {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(asked, async (wanted) => {
      const search: LeadSearch = { ...wanted, suggested: 'without' };
      const expected = await findByCompanies(search);
      const listed = await findLeads(records, search, { sort: 'score', limit: 500 });
      expect(listed.map(({ leadId }) => leadId)).toEqual(expected);
      expect(await countFound(records, search, 'score', 500)).toBe(expected.length);
      expect(await countFound(records, search, 'score', 3)).toBe(Math.min(3, expected.length));
      found += expected.length;
    }),
    { numRuns: 150, seed: 5 },
  );
  expect(found, 'the questions find something').toBeGreaterThan(300);
}

test('a name finds the leads that its companies would, in their order', holdsForAll);

test('leads that were made before words were kept are given them', async () => {
  const words = async () => {
    const { rows } = await records.db.execute<{ found: string }>(
      sql`SELECT found::text AS found FROM leads ORDER BY id LIMIT 500`,
    );
    return rows;
  };
  const kept = await words();
  await records.db.execute(sql`UPDATE leads SET words = ''::tsvector`);
  expect(await words()).not.toEqual(kept);
  await fillLeadWords(records);
  expect(await words()).toEqual(kept);
});

describe('companies of whom somebody was seen', () => {
  const verdicts = ['competitor', 'known', 'prospect'] as const;
  beforeAll(async () => {
    await records.db.execute(sql`
      INSERT INTO company_scores (company_id, score, fit, verdict, band, warm_since, scored_at, refreshed_at, score_rules,
        signal_rules, reasons)
      SELECT id, (id * 31) % 97, 0, (${sql.param([...verdicts])}::text[])[1 + id % 3], 'high', now() - id * interval '1 hour', now(),
        now(), 1, 1, '[]' FROM companies WHERE merged_into_id IS NULL`);
    const { rows } = await records.db.execute<{ id: number }>(
      sql`SELECT id FROM companies ORDER BY id LIMIT 500`,
    );
    await refreshJudged(
      records.db,
      rows.map(({ id }) => id),
    );
    await records.db.execute(sql`
      UPDATE company_scores SET warm_since = now() + interval '1 minute' WHERE company_id IN (
        SELECT company_id FROM leads WHERE closed_at IS NOT NULL)`);
    // Of these nobody has made a lead.
    for (let at = 0; at < 12; at += 1) {
      const id = await createCompany(records, by, { name: nameOf(at), source: 'manual' });
      await records.db.execute(sql`
        INSERT INTO company_scores SELECT ${id}, score, fit, 'prospect', band, warm_since, first_event_at, last_event_at, scored_at,
          refreshed_at, score_rules, signal_rules, reasons FROM company_scores ORDER BY company_id OFFSET ${at} LIMIT 1`);
    }
  });

  test.each(['competitor', 'known'] as const)(
    'leads of a verdict are those whose company stands as one: %s',
    async (verdict) => {
      const { rows } = await records.db.execute<{ id: number }>(sql`
      SELECT l.id::float8 AS id FROM leads l JOIN company_scores s ON s.company_id = ${standingOf(sql`l.company_id`)}
      WHERE s.verdict = ${verdict} AND s.band = 'high' ORDER BY l.score DESC, l.id DESC LIMIT 500`);
      expect(rows.length).toBeGreaterThan(3);
      const search: LeadSearch = { verdict, band: 'high', suggested: 'without', state: 'all' };
      const found = await findLeads(records, search, { sort: 'score', limit: 500 });
      expect(found.map(({ leadId }) => leadId)).toEqual(rows.map(({ id }) => id));
      expect(await countFound(records, search, 'score', 500)).toBe(rows.length);
      expect(await countFound(records, { ...search, band: 'verified' }, 'score', 500)).toBe(0);
    },
  );

  test.each(['score', 'newest', 'number'] as const)(
    'suggested ones and leads come page by page in one order by %s, each once',
    async (sort) => {
      // Ended ones as well: a lead and the company that is warm again since bear one number.
      const search: LeadSearch = { suggested: 'with', state: sort === 'number' ? 'all' : 'open' };
      const all = await findLeads(records, search, { sort, limit: 500 });
      const suggested = all.filter(({ isSuggested }) => isSuggested);
      expect(suggested.length).toBeGreaterThan(8);
      expect(await countFound(records, search, sort, 500)).toBe(all.length);
      for (const limit of [1, 3]) {
        const seen: typeof all = [];
        for (let after: FoundPlace | undefined; ; ) {
          const page = await findLeads(records, search, { sort, after, limit });
          seen.push(...page);
          after = page.at(-1)?.place;
          if (after === undefined) break;
        }
        expect(seen).toEqual(all);
      }
      const values = all.map(({ place }) => place.value);
      expect(values).toEqual(
        values.toSorted((one, other) => (sort === 'number' ? one - other : other - one)),
      );
    },
  );
});

test('tasks of everybody are those that the owners of leads and of companies would show', async () => {
  await fc.assert(
    fc.asyncProperty(seenBy, async (seen) => {
      const { rows } = await records.db.execute<{ id: number }>(sql`
        SELECT e.id::float8 AS id FROM lead_entries e JOIN leads l ON l.id = e.lead_id
          JOIN companies c ON c.id = ${standingOf(sql`l.company_id`)}
        WHERE e.kind = 'task' AND (${isSeen(sql`coalesce(l.owner_id, c.owner_id)`, seen)}
          OR e.assignee_id = ANY(${sql.param([...(seen?.userIds ?? [])])}::text[]))
        ORDER BY e.due_at NULLS LAST, e.id LIMIT 500`);
      const search = { isDone: false, seenBy: seen };
      const listed = await listTasks(records, search, { limit: 500 });
      expect(listed.map(({ entryId }) => entryId)).toEqual(rows.map(({ id }) => id));
      expect(await countTasks(records, search, 500)).toBe(rows.length);
    }),
    { numRuns: 25, seed: 5 },
  );
});
