// What the ends of leads teach: nothing while there are few, then a chance on each open lead with its reasons, for as long as the
// rules are those that it was learnt under; and never by what became known after a lead was made.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { LearntReport } from '#contract/score-report.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { learnFromLeads } from '#processor/scoring/learn-from-leads.ts';
import { createSeededRandom } from '#run/demo/seeded-random.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { findLeadOfCompany } from '#stores/records/leads/find-lead.ts';
import { readNotedFirst } from '#stores/records/leads/read-at-first.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
const random = createSeededRandom('fiuto lead chance');
let dashboard: TestDashboard;
let manager: TestClient;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
});
afterAll(() => dashboard.close());

interface Past {
  /** Points of the groups `buying` and `reading` when it was made. */
  buying: number;
  reading: number;
  agoDays: number;
  stage: string;
  /** What was worked out of its company by its end. */
  fitAtEnd?: number;
  /** Days from being made to its end. */
  tookDays?: number;
}

const rowsOf = (leads: readonly Past[]) =>
  leads.map(({ agoDays, fitAtEnd = 0, tookDays = 1, buying, reading, stage }, place) => ({
    ...{ place: leads.length * 1_000 + place, ago: agoDays, took: tookDays, stage, fit: fitAtEnd },
    first: { facts: noFacts, isSeen: true, score: buying + reading, points: { buying, reading } },
  }));
const noFacts = {
  ...{
    country: '',
    province: '',
    industryCode: '',
    employees: null,
    turnover: null,
    status: 'other',
    domain: '',
  },
};

/** Leads of as many companies, made `agoDays` ago and ended `tookDays` later. Answers the first lead's id. */
async function makeLeads(leads: readonly Past[]): Promise<number> {
  const { rows } = await dashboard.records.db.execute<{ id: number }>(sql`
    WITH given AS (
      SELECT place, ago, took, stage, fit, first FROM jsonb_to_recordset(${JSON.stringify(rowsOf(leads))}::jsonb)
        AS item(place int, ago int, took int, stage text, fit int, first jsonb)),
    firms AS (
      INSERT INTO companies (name, name_sort, change_id, source)
      SELECT 'Firm ' || place || ' ' || ago, 'firm ' || place || ' ' || ago, 0, 'manual' FROM given ORDER BY place
      RETURNING id, name),
    paired AS (SELECT f.id AS company_id, g.* FROM firms f JOIN given g ON f.name = 'Firm ' || g.place || ' ' || g.ago),
    lines AS (
      INSERT INTO score_lines (company_id, event_id, rule, rule_version, rule_group, actor, site_id, at, fades_at, points)
      SELECT company_id, gen_random_uuid(), 'late', 0, 'buying', 'visitor:00000000000000a1', 1,
        now() - ago * interval '1 day' - interval '1 minute', now() + interval '400 days', fit / 3 FROM paired WHERE fit > 0)
    INSERT INTO leads (company_id, stage, source, created_at, closed_at, change_id, fit, at_first)
    SELECT company_id, stage, 'visit', now() - ago * interval '1 day',
      CASE WHEN stage IN ('won', 'lost', 'not_interesting') THEN now() - ago * interval '1 day' + took * interval '24 hours' END,
      0, fit, first
    FROM paired ORDER BY place RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** Won are those who looked at prices; who reads much is given as many points, and buys nothing. */
function makePast(count: number): Past[] {
  return Array.from({ length: count }, (_, at) => {
    const isBuyer = random.next() < 0.5;
    const isWon = random.next() < (isBuyer ? 0.9 : 0.1);
    const points = { buying: isBuyer ? 20 : 1, reading: isBuyer ? 1 : 20 };
    return {
      ...points,
      agoDays: 9 + (at % 300),
      stage: isWon ? 'won' : at % 3 === 0 ? 'not_interesting' : 'lost',
    };
  });
}

const learnt = async () => (await manager.get('/api/score-rules/learnt')).body as unknown as LearntReport;
const detail = async (id: number) => (await manager.get(`/api/leads/${id}`)).body as unknown as LeadDetail;

test('is silent with few leads, then told with its reasons, and gone when the rules change', async () => {
  expect(await learnt()).toMatchObject({ state: 'never', wantedOfEach: 80 });
  const buyer = await makeLeads([{ buying: 20, reading: 1, agoDays: 1, stage: 'new' }]);
  const reader = await makeLeads([{ buying: 1, reading: 20, agoDays: 2, stage: 'new' }]);
  await makeLeads(makePast(100));
  expect(await learnFromLeads(dashboard.records, nowMs)).toBe(true);
  expect(await learnt()).toMatchObject({ state: 'too_few', wantedOfEach: 80, heldOut: 0 });
  expect((await detail(buyer)).chance).toBeNull();

  const ended = await makeLeads(makePast(500));
  expect(await learnFromLeads(dashboard.records, nowMs + 1_000), 'once a day').toBe(false);
  expect(await learnFromLeads(dashboard.records, nowMs + dayMs)).toBe(true);
  const told = await learnt();
  expect(told).toMatchObject({ state: 'better', learntFrom: 600, horizonDays: 7 });
  expect(told.gainLow).toBeGreaterThan(0);
  const { won, lost, notInteresting, open } = told.counts;
  expect([won + lost + notInteresting, open], 'too young ones are not looked at').toEqual([600, 0]);
  expect(told.won).toBe(won);
  expect(notInteresting).toBeGreaterThan(50);
  const [likely, unlikely] = [(await detail(buyer)).chance, (await detail(reader)).chance];
  expect(likely?.probability).toBeGreaterThan(0.75);
  expect(likely?.horizonDays).toBe(7);
  expect(unlikely?.probability).toBeLessThan(0.25);
  expect(likely?.reasons.map(({ feature }) => feature).sort()).toEqual(['buying', 'reading']);
  expect(likely?.reasons.every(({ logOdds }) => logOdds > 0)).toBe(true);
  expect((await detail(ended)).chance, 'of a lead that has ended').toBeNull();
  const moveMade = (days: number) =>
    dashboard.records.db.execute(
      sql`UPDATE leads SET created_at = created_at + ${days} * interval '1 day' WHERE id = ${buyer}`,
    );
  await moveMade(-8);
  expect((await detail(buyer)).chance, 'of one that is older than those that were won').toBeNull();
  await moveMade(8);

  const reason = 'A new rule';
  const rules = { ...defaultScoreRules, groups: defaultScoreRules.groups.toReversed() };
  expect((await manager.post('/api/rules/score_rules', { value: rules, reason })).body).toMatchObject({
    version: expect.any(Number),
  });
  expect((await learnt()).state).toBe('outdated');
  expect((await detail(buyer)).chance).toBeNull();
  expect(await learnFromLeads(dashboard.records, nowMs + dayMs + 1_000), 'at once').toBe(true);
  expect((await detail(buyer)).chance?.probability).toBeCloseTo(likely?.probability ?? 0, 6);
});

test('nothing is learnt from what became known of leads after they were made', async () => {
  await dashboard.records.db.execute(sql`DELETE FROM leads`);
  // By their end fit and ledger tell exactly who was won; what was noted at first says nothing.
  const past = Array.from({ length: 600 }, (_, at): Past => {
    const isWon = random.next() < 0.5;
    const points = { buying: Math.round(random.next() * 20), reading: Math.round(random.next() * 20) };
    return { ...points, agoDays: 9 + (at % 300), stage: isWon ? 'won' : 'lost', fitAtEnd: isWon ? 90 : 3 };
  });
  await makeLeads(past);
  expect(await learnFromLeads(dashboard.records, nowMs + 3 * dayMs)).toBe(true);
  expect(await learnt()).toMatchObject({ state: 'not_better', learntFrom: 600 });
});

test('is learnt from all of the time where there are more leads than can be looked at', async () => {
  await dashboard.records.db.execute(sql`DELETE FROM leads`);
  // Won are leads 33 days after they were made: the newest 600 of them are 75 days old at the most, and know no one to judge by.
  const past = Array.from({ length: 2_400 }, (_, at): Past => {
    const isBuyer = random.next() < 0.5;
    const isWon = random.next() < (isBuyer ? 0.9 : 0.1);
    const agoDays = at % 300;
    const points = { buying: isBuyer ? 20 : 1, reading: isBuyer ? 1 : 20 };
    return { ...points, agoDays, tookDays: 33, stage: agoDays <= 33 ? 'new' : isWon ? 'won' : 'lost' };
  });
  await makeLeads(past);
  expect(await learnFromLeads(dashboard.records, nowMs + 6 * dayMs, 600)).toBe(true);
  const { state, horizonDays, learntFrom, counts } = await learnt();
  expect({ state, horizonDays, learntFrom, open: counts.open }).toEqual({
    ...{ state: 'better', horizonDays: 33, learntFrom: 600, open: expect.any(Number) },
  });
  expect(counts.open).toBeLessThan(50);
});

test('a lead keeps what was known when it was made, and those of merged companies are counted once', async () => {
  const { records } = dashboard;
  await records.db.execute(sql`DELETE FROM leads`);
  const by = { id: 'manager', name: 'Manager' };
  const [one, other] = [
    await createCompany(records, by, { name: 'First of two', source: 'manual', country: 'IT' }),
    await createCompany(records, by, { name: 'Second of two', source: 'manual' }),
  ];
  for (const companyId of [one, other]) {
    await records.db.execute(sql`
      INSERT INTO score_lines (company_id, event_id, rule, rule_version, rule_group, actor, site_id, at, fades_at, points)
      VALUES (${companyId}, gen_random_uuid(), 'r', 0, 'buying', 'visitor:00000000000000a1', 1, now() - interval '1 hour',
        now() + interval '400 days', 12)`);
    await createLead(records, by, { companyId, stage: 'new', source: 'visit' });
  }
  const noted = () => readNotedFirst(records, leadId);
  const leadId = (await findLeadOfCompany(records, one))?.leadId ?? 0;
  const before = await noted();
  expect(before).toMatchObject({ isSeen: true, facts: { country: 'IT', status: 'other' } });
  expect(before?.points['buying']).toBeCloseTo(12, 0);
  await changeCompany(records, by, one, { status: 'customer', employees: 900 });
  await mergeCompany(records, by, other, one, 'The same');
  expect(await noted()).toEqual(before);
  const open = (await findLeadOfCompany(records, one))?.leadId ?? 0;
  await changeLead(records, by, defaultLeadStages, { leadId: open, values: { stage: 'won' } });
  expect(await learnFromLeads(records, nowMs + 12 * dayMs)).toBe(true);
  expect((await learnt()).counts).toEqual({ won: 1, lost: 0, notInteresting: 0, open: 0, leftOut: 1 });
});
