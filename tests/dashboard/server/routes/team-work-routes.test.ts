// Data quality and workload over the API: each rule finds what it says and nothing else, by team, sales sees its own alone, and
// whoever is away is shown with who stands in.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetail } from '#contract/lead-report.ts';
import { type QualityPage, type QualityReport, qualityRuleIds } from '#contract/quality-report.ts';
import type { Team } from '#contract/team-report.ts';
import type { Workload } from '#contract/workload-report.ts';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let salesId: string;
let managerId: string;
let teamId: number;
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const by = { id: 'u1', name: 'Ada' };

/** A lead of sales, unless somebody else is named. */
async function makeLead(name: string, owner: string | null = salesId): Promise<number> {
  const values = { name, status: 'prospect', source: 'manual' } as const;
  const companyId = await createCompany(dashboard.records, by, values);
  const made = await manager.post('/api/leads', { companyId, ...(owner !== null && { owner }) });
  return bodyOf<LeadDetail>(made).leadId ?? 0;
}

const write = (text: ReturnType<typeof sql>) => dashboard.records.db.execute(text);
const companyOf = (leadId: number) => sql`(SELECT company_id FROM leads WHERE id = ${leadId})`;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  sales = await dashboard.withRole('sales');
  salesId = String((await sales.get('/api/me')).body['id']);
  managerId = String((await manager.get('/api/me')).body['id']);
  const [team] = bodyOf<Team[]>(await manager.post('/api/teams', { name: 'North', members: [salesId] }));
  teamId = team?.id ?? 0;
  await makeOdd();
});
afterAll(() => dashboard.close());

async function makeOdd(): Promise<void> {
  await makeLead('Good Pumps');
  await makeLead('Nobodys Pumps', null);
  const old = await makeLead('Old Pumps');
  await write(
    sql`UPDATE leads SET changed_at = now() - interval '40 days', created_at = now() - interval '50 days' WHERE id = ${old}`,
  );
  await write(sql`UPDATE lead_changes SET at = now() - interval '40 days' WHERE lead_id = ${old}`);
  const past = await makeLead('Past Pumps');
  await write(
    sql`UPDATE leads SET next_step = 'Call', next_step_at = now() - interval '3 days' WHERE id = ${past}`,
  );
  await manager.post(`/api/leads/${past}/entries`, {
    kind: 'task',
    text: 'Offer',
    assignee: salesId,
    dueAt: inDays(-3),
  });
  await manager.post(`/api/leads/${past}/entries`, {
    ...{ kind: 'task', text: 'Promised', assignee: salesId, dueAt: inDays(2), isPromise: true },
  });
  const closed = await makeLead('Closed Pumps');
  await write(sql`UPDATE leads SET closed_at = created_at - interval '1 day' WHERE id = ${closed}`);
  const dealing = await makeLead('Dealing Pumps');
  await write(sql`INSERT INTO crm_connections (provider, name, base_url, sealed_credentials, settings, created_by_id, created_by_name)
    VALUES ('hubspot', 'CRM', 'https://crm.example', '', '{}', 'u1', 'Ada')`);
  await write(sql`INSERT INTO crm_deals (crm_id, their_id, their_company_id, company_id, name, stage_id, state, amount, currency,
      owner_id, lost_reason, opened_at, version)
    SELECT id, 'd' || n, 'c1', ${companyOf(dealing)}, 'Deal ' || n, 's', 'open', n, 'EUR', '', '', now(), '1'
    FROM crm_connections, generate_series(0, 1) AS n`);
  await write(sql`UPDATE companies SET owner_id = ${salesId} WHERE id = ${companyOf(dealing)}`);
  await makePeople(await makeLead('Peopled Pumps'), await makeLead('Other Pumps', managerId));
  const bulk = await makeLead('Bulk Pumps');
  for (let place = 0; place < 15; place += 1)
    await sales.post(`/api/leads/${bulk}/entries`, { kind: 'call', text: `Called ${place}` });
}

/** Of the first company: one confirmed with a real number, one only claimed with a number that is none. */
async function makePeople(leadId: number, otherId: number): Promise<void> {
  for (const [lead, domain] of [
    [leadId, 'peopled.example'],
    [otherId, 'other.example'],
  ] as const)
    await write(
      sql`INSERT INTO company_domains (domain, company_id, kind) VALUES (${domain}, ${companyOf(lead)}, 'site')`,
    );
  for (const [id, email, isConfirmed, phone] of [
    [901, 'real@peopled.example', true, '+39 02 1234567'],
    [902, 'claimed@peopled.example', false, 'ask Rosa'],
    [903, 'gone@other.example', true, '+39 111 1111111'],
  ] as const) {
    await write(sql`INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
      VALUES (${id}, ${`email:${email}`}, ${id}, now(), now())`);
    await write(sql`INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared,
        key_count, first_at, last_at, search)
      VALUES (${id}, '', ${email}, '', '', ${email.split('@')[1]}, ${isConfirmed}, false, 1, now(), now(), '')`);
    await write(sql`INSERT INTO person_values (key_id, field, value, source, confidence, first_at, last_at)
      VALUES (${id}, 'phone', ${phone}, 'site:1:identify', 'claim', now(), now())`);
  }
  await write(sql`UPDATE companies SET owner_id = ${salesId} WHERE id = ${companyOf(leadId)}`);
  // The lead of the first company is about somebody who works for the other one.
  await write(sql`UPDATE leads SET person_id = 903 WHERE id = ${leadId}`);
}

const rowsOf = async (client: TestClient, rule: string, more = '') =>
  bodyOf<QualityPage>(await client.get(`/api/data-quality/${rule}?limit=50${more}`)).rows;
const namesOf = async (client: TestClient, rule: string, more = '') =>
  (await rowsOf(client, rule, more)).map(({ company, person }) => company?.name ?? person?.name);

test('each rule finds what it says and leaves the rest alone', async () => {
  const found = Object.fromEntries(
    await Promise.all(qualityRuleIds.map(async (rule) => [rule, await namesOf(manager, rule)] as const)),
  );
  expect(found).toEqual({
    lead_untouched: ['Old Pumps'],
    lead_not_contacted: ['Old Pumps'],
    step_in_past: ['Past Pumps'],
    task_due_before_given: ['Past Pumps'],
    closed_before_opened: ['Closed Pumps'],
    deal_without_amount: ['Dealing Pumps'],
    email_of_other_company: ['Peopled Pumps'],
    phone_no_number: expect.arrayContaining(['Peopled Pumps', 'Other Pumps']),
    typed_in_bulk: ['Bulk Pumps'],
    claims_only: ['Peopled Pumps'],
  });
  expect(found['phone_no_number']).toHaveLength(2);
  expect(await rowsOf(manager, 'claims_only')).toMatchObject([
    { person: { id: 902 }, detail: 'claimed@peopled.example' },
  ]);
  expect(await rowsOf(manager, 'typed_in_bulk')).toMatchObject([{ owner: { id: salesId }, detail: '15' }]);
  expect(await namesOf(manager, 'lead_untouched', '&days=60')).toEqual([]);
});

test('counts stand by team, in the reader’s language, and lead to as many rows', async () => {
  const answer = await manager.send('GET', '/api/data-quality', undefined, { 'accept-language': 'it' });
  const { teams, rules, cut } = bodyOf<QualityReport>(answer);
  expect(teams.map(({ id }) => id)).toEqual([teamId, null]);
  expect(cut).toEqual([]);
  expect(rules.map(({ id }) => id)).toEqual(qualityRuleIds);
  for (const team of teams)
    for (const { rule, count } of team.counts)
      expect([rule, team.id, await namesOf(manager, rule, `&team=${team.id ?? 'none'}`)]).toEqual([
        ...[rule, team.id, expect.objectContaining({ length: count })],
      ]);
  const north = new Map(teams[0]?.counts.map(({ rule, count }) => [rule, count]));
  expect(north.get('step_in_past')).toBe(1);
  expect(await manager.get('/api/data-quality/step_in_past?team=999')).toMatchObject({ status: 404 });
});

test('pages follow each other without a gap, and sales sees its own alone whatever team it asks for', async () => {
  const first = bodyOf<QualityPage>(await manager.get('/api/data-quality/phone_no_number?limit=1'));
  const cursor = encodeURIComponent(first.nextCursor ?? '');
  const second = bodyOf<QualityPage>(
    await manager.get(`/api/data-quality/phone_no_number?limit=1&cursor=${cursor}`),
  );
  expect(second.nextCursor).toBeNull();
  expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(2);
  expect(await namesOf(sales, 'phone_no_number', '&team=none')).toEqual(['Peopled Pumps']);
  const own = bodyOf<QualityReport>(await sales.get('/api/data-quality'));
  expect(own.teams).toMatchObject([{ id: null, name: 'sales' }]);
  expect((await (await dashboard.withRole('agent')).get('/api/data-quality')).status).toBe(403);
  expect((await sales.get('/api/data-quality/no_such_rule')).status).toBe(400);
});

test('the workload counts open leads, tasks, promises and new requests of each colleague, and shows who is away', async () => {
  const { id: siteId } = bodyOf<{ site: { id: number } }>(
    await (await dashboard.administrator()).post('/api/sites', { name: 'Site', allowedHosts: ['a.example'] }),
  ).site;
  await write(sql`INSERT INTO requests (site_id, event_id, at, received_at, way, said_email)
    VALUES (${siteId}, gen_random_uuid(), now(), now(), 'site_form', 'new@peopled.example'),
      (${siteId}, gen_random_uuid(), now(), now(), 'site_form', 'x@unknown.example')`);
  await manager.post('/api/absences', {
    user: salesId,
    substitute: managerId,
    from: inDays(-1),
    until: inDays(1),
  });
  const { teams, nobodys } = bodyOf<Workload>(await manager.get('/api/workload'));
  const north = teams.find(({ id }) => id === teamId);
  expect(north?.colleagues).toMatchObject([
    {
      ...{ user: { id: salesId }, away: { substitute: { id: managerId } } },
      ...{ openLeads: 6, tasksOverdue: 1, tasksDue: 1, promises: 1, promisesOverdue: 0, newRequests: 1 },
    },
  ]);
  expect(north?.sum.openLeads).toBe(6);
  const others = teams.find(({ id }) => id === null)?.colleagues;
  expect(others?.find(({ user }) => user.id === managerId)?.standsInFor).toEqual([
    { id: salesId, name: 'sales' },
  ]);
  expect(nobodys).toMatchObject({ openLeads: 1, newRequests: 1 });
  expect((await sales.get('/api/workload')).status).toBe(403);
});

test('whoever writes from the house of the company, or from one of its plants, is no finding', async () => {
  const found = () => namesOf(manager, 'email_of_other_company');
  const companyNamed = (name: string) => sql`(SELECT id FROM companies WHERE name = ${name})`;
  const [own, other] = [companyNamed('Peopled Pumps'), companyNamed('Other Pumps')];
  for (const [child, parent] of [
    [own, other],
    [other, own],
  ] as const) {
    await write(sql`UPDATE companies SET parent_id = ${parent} WHERE id = ${child}`);
    expect(await found()).toEqual([]);
    await write(sql`UPDATE companies SET parent_id = NULL WHERE id = ${child}`);
    expect(await found()).toEqual(['Peopled Pumps']);
  }
});

test('a lead that somebody called in the CRM, under whatever it stands as, is not without contact', async () => {
  const [called, silent, main] = [
    await makeLead('Called Pumps'),
    await makeLead('Silent Pumps'),
    await makeLead('Main Pumps'),
  ];
  await write(sql`UPDATE companies SET merged_into_id = ${companyOf(main)} WHERE id = ${companyOf(called)}`);
  await write(
    sql`UPDATE leads SET created_at = now() - interval '50 days' WHERE id IN (${called}, ${silent})`,
  );
  await write(sql`INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, found_by)
    SELECT c.id, 'company', 'fiuto_c_' || n, 'c' || n, CASE n WHEN 1 THEN ${companyOf(main)} ELSE ${companyOf(silent)} END, 'vat'
    FROM crm_connections c, generate_series(1, 2) AS n`);
  const { rows: crms } = await dashboard.records.db.execute<{ id: number }>(
    sql`SELECT id::float8 AS id FROM crm_connections LIMIT 1`,
  );
  for (const [theirId, days] of [
    ['c1', -2],
    ['c2', -45],
  ] as const)
    await noteContacted(dashboard.records, {
      ...{ crmId: crms[0]?.id ?? 0, theirId, atMs: Date.parse(inDays(days)) },
    });
  const rows = await rowsOf(manager, 'lead_not_contacted');
  expect(rows.map(({ company }) => company?.name).sort()).toEqual(['Old Pumps', 'Silent Pumps']);
  const at = rows.find(({ company }) => company?.name === 'Silent Pumps')?.at ?? '';
  expect(Math.round((Date.now() - Date.parse(at)) / 86_400_000)).toBe(45);
});

test('findings and workload follow a merge of merges to what stands, and leave out what was removed', async () => {
  const openLeads = async () => {
    const { teams } = bodyOf<Workload>(await manager.get('/api/workload'));
    return teams.flatMap(({ colleagues }) => colleagues).find(({ user }) => user.id === managerId)?.openLeads;
  };
  const before = (await openLeads()) ?? 0;
  const [merged, gone] = [await makeLead('Merged A', null), await makeLead('Gone Pumps', managerId)];
  const values = { status: 'prospect', source: 'manual' } as const;
  const [middle, last] = [
    await createCompany(dashboard.records, by, { name: 'Merged B', ...values }),
    await createCompany(dashboard.records, by, { name: 'Merged C', ...values }),
  ];
  const { rows: found } = await dashboard.records.db.execute<{ id: number }>(
    sql`SELECT ${companyOf(merged)} AS id`,
  );
  await mergeCompany(dashboard.records, by, found[0]?.id ?? 0, middle, 'The same');
  await mergeCompany(dashboard.records, by, middle, last, 'The same');
  await changeCompany(dashboard.records, by, last, { ownerId: managerId });
  await write(sql`UPDATE companies SET removed_at = now() WHERE id = ${companyOf(gone)}`);
  await write(sql`UPDATE leads SET next_step = 'Call', next_step_at = now() - interval '3 days'
    WHERE id IN (${merged}, ${gone})`);
  await write(
    sql`INSERT INTO company_domains (domain, company_id, kind) VALUES ('merged.example', ${middle}, 'site')`,
  );
  await write(sql`INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
    VALUES (904, 'email:said@merged.example', 904, now(), now())`);
  await write(sql`INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared,
      key_count, first_at, last_at, search)
    VALUES (904, '', 'said@merged.example', '', '', 'merged.example', false, false, 1, now(), now(), '')`);
  // Neither opened nor closed, as far as anybody says.
  await write(sql`INSERT INTO crm_deals (crm_id, their_id, their_company_id, company_id, name, stage_id, state, currency, owner_id,
      lost_reason, version) SELECT id, 'd9', 'c9', ${middle}, 'Undated', 's', 'open', 'EUR', '', '', '1' FROM crm_connections`);
  expect(await openLeads()).toBe(before + 1);
  const standing = { company: { id: last, name: 'Merged C' }, owner: { id: managerId } };
  for (const rule of ['step_in_past', 'claims_only', 'deal_without_amount'])
    expect([rule, await rowsOf(manager, rule)]).toEqual([
      ...[rule, expect.arrayContaining([expect.objectContaining({ company: standing.company })])],
    ]);
  const steps = await rowsOf(manager, 'step_in_past');
  expect(steps.find(({ company }) => company?.id === last)?.owner).toMatchObject(standing.owner);
  expect(steps.map(({ company }) => company?.name)).not.toContain('Gone Pumps');
});
