// What Fiuto records about a colleague, over the API: of every table that names users by id, the own rows and nobody else's.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { OwnRecordSum } from '#contract/recorded-report.ts';
import { selectOwnRecords } from '#stores/records/me/list-own-records.ts';
import { ownRecordParts, ownRecordsElsewhere } from '#stores/records/me/own-record-parts.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let agent: TestClient;
let salesId: string;

interface OwnFile {
  user: string;
  records: Record<string, { kept: unknown; tables: Record<string, Record<string, unknown>[]> }>;
}

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('agent'),
  ]);
  salesId = String((await sales.get('/api/me')).body['id']);
  const name = 'Counted Pumps';
  const values = { name, status: 'prospect', source: 'manual' } as const;
  const companyId = await createCompany(dashboard.records, { id: 'u1', name: 'Ada' }, values);
  const lead = (await sales.post('/api/leads', { companyId, owner: 'me' })).body as unknown as LeadDetail;
  const entries = `/api/leads/${lead.leadId}/entries`;
  await sales.post(entries, { kind: 'note', text: 'Zqzq said of Anna Verdi' });
  await manager.post(entries, { kind: 'task', text: 'Call Anna Verdi', assignee: salesId });
  await manager.post(entries, { kind: 'note', text: 'For you', mentions: [salesId] });
  await sales.patch('/api/alerts/settings', { weekly: false });
  await sales.get('/api/alerts/channels');
  await (await dashboard.administrator()).patch(`/api/users/${salesId}`, { role: 'sales' });
});
afterAll(() => dashboard.close());

const sumsOf = async (client: TestClient) =>
  new Map(
    ((await client.get('/api/me/records')).body as unknown as OwnRecordSum[]).map((sum) => [sum.kind, sum]),
  );
const fileOf = async (client: TestClient) =>
  (await client.get('/api/me/records/file')).body as unknown as OwnFile;

test('every column that holds a user’s id is asked, or says why not', async () => {
  const { rows } = await dashboard.records.db.execute<{ name: string }>(sql`
    SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.data_type = 'text' AND (c.column_name ~ '(^|_)by_id$'
      OR c.column_name IN ('user_id', 'owner_id', 'assignee_id', 'substitute_id', 'created_by')
      OR EXISTS (SELECT FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid
          JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
        WHERE f.contype = 'f' AND f.confrelid = 'users'::regclass AND t.relname = c.table_name AND a.attname = c.column_name))
    ORDER BY 1`);
  const asked = new Set(
    Object.values(ownRecordParts).flatMap((parts) =>
      parts.flatMap(({ table, by = [], byEmail = [] }) =>
        [...by, ...byEmail].map((column) => `${table}.${column}`),
      ),
    ),
  );
  expect(rows.length).toBeGreaterThan(40);
  expect(
    rows.map(({ name }) => name).filter((name) => !asked.has(name) && !ownRecordsElsewhere[name]),
  ).toEqual([]);
});

test('counts what is kept of each kind, with its time and how long it is kept, and nothing of others', async () => {
  const sums = await sumsOf(sales);
  expect(sums.get('account')).toMatchObject({ count: 2, kept: { how: 'account' } });
  expect(sums.get('sessions')).toMatchObject({ count: 1 });
  expect(sums.get('leads')).toMatchObject({ count: 1, isMore: false, kept: { how: 'beside' } });
  expect(sums.get('tasks')?.count).toBe(1);
  expect(sums.get('entries')?.count).toBe(1);
  expect(sums.get('mentions')?.count).toBe(1);
  expect(sums.get('settings')?.count).toBe(1);
  expect(sums.get('channels')?.count).toBe(1);
  expect(sums.get('invitations')?.count).toBe(1);
  expect(sums.get('named')?.count).toBeGreaterThan(0);
  expect(sums.get('deeds')).toMatchObject({ kept: { how: 'months', count: 24 } });
  expect(Date.parse(sums.get('leads')?.firstAt ?? '')).toBeGreaterThan(Date.now() - 600_000);
  const others = await sumsOf(agent);
  expect(
    ['leads', 'tasks', 'entries', 'mentions', 'leadChanges'].map((kind) => others.get(kind as never)?.count),
  ).toEqual([0, 0, 0, 0, 0]);
});

test('the file holds the own rows without secrets and without what was written about customers, and is audited', async () => {
  const answer = await sales.get('/api/me/records/file');
  expect(answer.headers.get('content-disposition')).toMatch(/fiuto-about-me-.*\.json/);
  const file = answer.body as unknown as OwnFile;
  expect(file.user).toBe(salesId);
  expect(file.records['account']?.tables['users']).toMatchObject([{ id: salesId, role: 'sales' }]);
  expect(file.records['entries']?.tables['lead_entries']).toMatchObject([{ kind: 'note' }]);
  const text = JSON.stringify(file);
  for (const secret of ['Zqzq', 'Anna Verdi', 'password', 'token', 'hash'])
    expect(text).not.toContain(secret);
  const { rows } = await dashboard.records.db.execute(
    sql`SELECT user_id FROM audit_log WHERE action = 'export_own_records' LIMIT 5`,
  );
  expect(rows).toEqual([{ user_id: salesId }]);
  expect((await fileOf(agent)).records['leads']?.tables['leads']).toEqual([]);
});

test('what others did to the account is found by its number as a word, and by an index', async () => {
  const { db } = dashboard.records;
  const about = async () => (await sumsOf(sales)).get('named')?.count ?? 0;
  const before = await about();
  await db.execute(sql`INSERT INTO audit_log (user_id, action, subject) VALUES ('u1', 'hand_over_leads', ${`${salesId} to u2: 1, 2`}),
    ('u1', 'change_user', ${`x${salesId}`}), ('u1', 'look_users', ${salesId}), (${salesId}, 'change_user', ${salesId})`);
  expect(await about()).toBe(before + 1);
  const [part] = ownRecordParts.named;
  await db.execute(sql`INSERT INTO audit_log (user_id, action, subject)
    SELECT 'u9', 'change_lead', n || ': stage' FROM generate_series(1, 20000) AS n`);
  // What was added last lies beside the index until then.
  await db.execute(sql`VACUUM ANALYZE audit_log`);
  const asked = part && selectOwnRecords(part, { id: salesId, email: '' }, sql`at`, 10_000);
  const plan = await db.execute(sql`EXPLAIN ${asked}`);
  expect(JSON.stringify(plan.rows)).toContain('audit_log_words');
});

test('when an account is removed, what was kept with it goes, the invitation that it accepted too', async () => {
  const leaving = await dashboard.withRole('sales', 'leaving');
  const { id, email } = (await leaving.get('/api/me')).body as { id: string; email: string };
  await leaving.get('/api/alerts/channels');
  expect((await (await dashboard.administrator()).delete(`/api/users/${id}`)).status).toBe(200);
  const { rows } = await dashboard.records.db.execute(sql`
    SELECT 'link' FROM one_time_links WHERE email = ${email} UNION ALL SELECT 'login' FROM logins WHERE user_id = ${id}
    UNION ALL SELECT 'channel' FROM alert_channels WHERE user_id = ${id}`);
  expect(rows).toEqual([]);
});
