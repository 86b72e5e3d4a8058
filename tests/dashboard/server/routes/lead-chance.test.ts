// What won and lost leads teach: nothing while there are few, then a chance on each open lead with its reasons, for as long as the
// rules are those that it was learnt under.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { LearntReport } from '#contract/score-report.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { learnFromLeads } from '#processor/scoring/learn-from-leads.ts';
import { createSeededRandom } from '#run/demo/seeded-random.ts';
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
  /** Points of the groups `buying` and `reading`, `agoDays` ago. */
  buying: number;
  reading: number;
  agoDays: number;
  stage: string;
}

const rowsOf = (leads: readonly Past[]) =>
  leads.map(({ agoDays, ...lead }, place) => ({
    ...lead,
    ago: agoDays,
    place: leads.length * 1_000 + place,
  }));

/** Leads of as many companies, made `agoDays` ago and ended a day later. Answers the first lead's id. */
async function makeLeads(leads: readonly Past[]): Promise<number> {
  const { rows } = await dashboard.records.db.execute<{ id: number }>(sql`
    WITH given AS (
      SELECT place, buying, reading, ago, stage FROM jsonb_to_recordset(${JSON.stringify(rowsOf(leads))}::jsonb)
        AS item(place int, buying int, reading int, ago int, stage text)),
    firms AS (
      INSERT INTO companies (name, name_sort, change_id, source)
      SELECT 'Firm ' || place || ' ' || ago, 'firm ' || place || ' ' || ago, 0, 'manual' FROM given ORDER BY place
      RETURNING id, name),
    paired AS (SELECT f.id AS company_id, g.* FROM firms f JOIN given g ON f.name = 'Firm ' || g.place || ' ' || g.ago),
    lines AS (
      INSERT INTO score_lines (company_id, event_id, rule, rule_version, rule_group, actor, site_id, at, fades_at, points)
      SELECT company_id, gen_random_uuid(), part.name, 0, part.name, 'visitor:00000000000000a1', 1,
        now() - ago * interval '1 day' - interval '1 minute', now() + interval '400 days', part.points
      FROM paired, LATERAL (VALUES ('buying', buying), ('reading', reading)) AS part(name, points))
    INSERT INTO leads (company_id, stage, source, created_at, closed_at, change_id)
    SELECT company_id, stage, 'visit', now() - ago * interval '1 day',
      CASE WHEN stage IN ('won', 'lost') THEN now() - ago * interval '1 day' + interval '1 day' END, 0
    FROM paired ORDER BY place RETURNING id`);
  return rows[0]?.id ?? 0;
}

/** Won are those who looked at prices; who reads much is given as many points, and buys nothing. */
function makePast(count: number): Past[] {
  return Array.from({ length: count }, (_, at) => {
    const isBuyer = random.next() < 0.5;
    const isWon = random.next() < (isBuyer ? 0.9 : 0.1);
    const points = { buying: isBuyer ? 20 : 1, reading: isBuyer ? 1 : 20 };
    return { ...points, agoDays: 3 + (at % 300), stage: isWon ? 'won' : 'lost' };
  });
}

const learnt = async () => (await manager.get('/api/score-rules/learnt')).body as unknown as LearntReport;
const detail = async (id: number) => (await manager.get(`/api/leads/${id}`)).body as unknown as LeadDetail;

test('is silent with few leads, then told with its reasons, and gone when the rules change', async () => {
  expect((await learnt()).state).toBe('never');
  const buyer = await makeLeads([{ buying: 20, reading: 1, agoDays: 1, stage: 'new' }]);
  const reader = await makeLeads([{ buying: 1, reading: 20, agoDays: 2, stage: 'new' }]);
  await makeLeads(makePast(100));
  expect(await learnFromLeads(dashboard.records, nowMs)).toBe(true);
  expect(await learnt()).toMatchObject({ state: 'too_few', wantedOfEach: 80 });
  expect((await detail(buyer)).chance).toBeNull();

  const ended = await makeLeads(makePast(400));
  expect(await learnFromLeads(dashboard.records, nowMs + 1_000), 'once a day').toBe(false);
  expect(await learnFromLeads(dashboard.records, nowMs + dayMs)).toBe(true);
  expect(await learnt()).toMatchObject({ state: 'better', learntFrom: 350, heldOut: 150 });
  const [likely, unlikely] = [(await detail(buyer)).chance, (await detail(reader)).chance];
  expect(likely?.probability).toBeGreaterThan(0.75);
  expect(unlikely?.probability).toBeLessThan(0.25);
  expect(likely?.reasons.map(({ feature }) => feature).sort()).toEqual(['buying', 'reading']);
  expect(likely?.reasons.every(({ logOdds }) => logOdds > 0)).toBe(true);
  expect((await detail(ended)).chance, 'of a lead that has ended').toBeNull();

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
