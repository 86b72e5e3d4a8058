// Lists as files, through the API: what the asker may see and nothing else, for a day, for nobody but them, and written down.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportRow } from '#contract/export-report.ts';
import {
  createExport,
  dropExports,
  forgetOldExports,
  keepPiece,
  takeExport,
} from '#stores/records/exports/keep-exports.ts';
import { makeColleague, secretMark } from '../support/make-colleague.ts';
import { makeKeyClient } from '../support/make-key-client.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let colleague: TestClient;
let sales: TestClient;
let manager: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  colleague = await dashboard.withRole('sales', 'colleague');
  await makeColleague(dashboard, colleague);
  [sales, manager] = [await dashboard.withRole('sales'), await dashboard.withRole('manager')];
  await sales.post('/api/companies', { name: '=2+5 Mine', domains: ['mine-valves.it'] });
}, 60_000);
afterAll(() => dashboard.close());

const period = {
  from: new Date(Date.now() - 86_400_000).toISOString(),
  to: new Date(Date.now() + 3_600_000).toISOString(),
};

async function settled(client: TestClient, id: number): Promise<ExportRow> {
  for (;;) {
    const { body } = await client.get(`/api/exports/${id}`);
    const row = body as unknown as ExportRow;
    if (row.state !== 'waiting' && row.state !== 'running') return row;
  }
}

async function made(client: TestClient, body: object): Promise<{ row: ExportRow; text: string }> {
  const asked = await client.post('/api/exports', { format: 'csv', filter: {}, ...body });
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  const row = await settled(client, Number(asked.body['id']));
  const { body: file } = await client.get(`/api/exports/${row.id}/file`);
  return { row, text: String(file['text'] ?? JSON.stringify(file)) };
}

test('each list comes as a file with all that the asker sees in it, and with nothing of a colleague’s', async () => {
  const lists = { leads: {}, companies: {}, people: {}, requests: period, orders: {} };
  for (const [kind, filter] of Object.entries(lists)) {
    const theirs = await made(colleague, { kind, filter });
    expect([kind, theirs.row.state, theirs.row.rows]).toEqual([kind, 'done', expect.any(Number)]);
    expect([kind, theirs.text.toLowerCase()]).toEqual([kind, expect.stringContaining(secretMark)]);
    const mine = await made(sales, { kind, filter });
    expect([kind, mine.text.toLowerCase()]).toEqual([kind, expect.not.stringContaining(secretMark)]);
    expect(mine.text).not.toContain('Theirs Pumps');
    const all = await made(manager, { kind, filter });
    expect(all.row.rows).toBeGreaterThanOrEqual(theirs.row.rows);
  }
});

test('the filters of the list hold, a wrong one is named at once, and a formula is none', async () => {
  const { text, row } = await made(sales, {
    kind: 'companies',
    filter: { search: 'mine', cursor: 'x', limit: '1' },
  });
  expect(row).toMatchObject({ rows: 1, filter: { search: 'mine' } });
  expect(text.split('\r\n')[1]).toMatch(/^\d+,'=2\+5 Mine,mine-valves\.it,/);
  expect(
    await sales.post('/api/exports', { kind: 'companies', format: 'csv', filter: { status: 'x' } }),
  ).toMatchObject({
    ...{
      status: 400,
      body: { error: { code: 'invalid_input', fields: { 'filter.status': expect.any(String) } } },
    },
  });
  const lines = await made(sales, { kind: 'companies', format: 'jsonl', filter: { search: 'mine' } });
  expect(JSON.parse(lines.text)).toMatchObject({ name: '=2+5 Mine', domain: 'mine-valves.it' });
});

test('a file is its asker’s alone, whoever else asks is told what is told of none', async () => {
  const { row } = await made(colleague, { kind: 'companies' });
  const administrator = await dashboard.administrator();
  for (const client of [sales, administrator])
    for (const path of [`/api/exports/${row.id}`, `/api/exports/${row.id}/file`]) {
      const nothing = await client.get(path.replace(String(row.id), '999999'));
      expect(await client.get(path)).toMatchObject({ status: 404, body: nothing.body });
    }
  expect((await sales.delete(`/api/exports/${row.id}`)).status).toBe(404);
  expect(JSON.stringify((await sales.get('/api/exports')).body)).not.toContain(`"id":${row.id},`);
  const agent = await dashboard.withRole('agent');
  expect((await agent.post('/api/exports', { kind: 'leads', format: 'csv', filter: {} })).status).toBe(403);
});

test('a key takes out what it may read, and nothing with the scope of exports alone', async () => {
  const program = await makeKeyClient(dashboard, sales, ['exports', 'companies:read']);
  expect((await made(program, { kind: 'companies' })).text).toContain('Mine');
  const asked = await program.post('/api/exports', { kind: 'people', format: 'csv', filter: {} });
  expect(asked).toMatchObject({ status: 403, body: { error: { fields: { scope: 'people:read' } } } });
  const { row } = await made(sales, { kind: 'people' });
  expect((await program.get(`/api/exports/${row.id}/file`)).status).toBe(403);
  expect(JSON.stringify((await program.get('/api/exports')).body)).not.toContain('people');
});

test('a long list is written in pieces of a bounded size, and its length costs no memory', async () => {
  await dashboard.records.db.execute(sql`
    INSERT INTO companies (name, name_sort, source, change_id)
    SELECT 'Made ' || n, 'made ' || n, 'made', 0 FROM generate_series(1, 12000) AS n`);
  const before = process.memoryUsage();
  let most = 0;
  const asked = await manager.post('/api/exports', {
    kind: 'companies',
    format: 'csv',
    filter: { source: 'made' },
  });
  const watch = setInterval(() => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
  }, 20);
  const row = await settled(manager, Number(asked.body['id']));
  clearInterval(watch);
  expect(row).toMatchObject({ state: 'done', rows: 12_000 });
  const { rows: pieces } = await dashboard.records.db.execute<{ pieces: number; largest: number }>(sql`
    SELECT count(*)::int AS pieces, max(length(content))::int AS largest FROM export_pieces WHERE export_id = ${row.id}`);
  expect(pieces[0]?.pieces).toBeGreaterThan(3);
  expect(pieces[0]?.largest).toBeLessThan(512_000);
  expect(most).toBeLessThan(150_000_000);
  const { body } = await manager.get(`/api/exports/${row.id}/file`);
  expect(String(body['text']).trimEnd().split('\r\n')).toHaveLength(12_001);
}, 60_000);

test('who asked for what and who took how much is in the audit log', async () => {
  const { row } = await made(sales, { kind: 'companies', filter: { search: 'mine' } });
  const administrator = await dashboard.administrator();
  const entries = async () =>
    ((await administrator.get('/api/audit?limit=20')).body as { entries: object[] }).entries;
  expect(await entries()).toContainEqual(
    expect.objectContaining({ action: 'ask_export', subject: 'companies, csv', userName: 'sales' }),
  );
  // Written down when the last of the file has gone out.
  await expect
    .poll(entries, { timeout: 20_000 })
    .toContainEqual(expect.objectContaining({ action: 'export_list', subject: String(row.id), rows: 1 }));
});

test('an erasure removes every file and what was searched for, also of one that is being made', async () => {
  const { records } = dashboard;
  const { row } = await made(manager, { kind: 'people', filter: { search: 'anna' } });
  const { id: userId } = (await manager.get('/api/me')).body as { id: string };
  const waiting = await createExport(records, {
    userId,
    kind: 'people',
    format: 'csv',
    filter: { search: 'anna' },
  });
  const taken = await takeExport(records);
  expect(taken?.id).toBe(waiting?.id);
  await dropExports(records);
  const piece = { place: 0, content: Buffer.from('Anna'), rows: 1 };
  expect(await keepPiece(records, taken ?? { id: 0, claim: 0 }, piece)).toBe(false);
  for (const id of [row.id, waiting?.id])
    expect((await manager.get(`/api/exports/${id}`)).body).toMatchObject({ state: 'removed', filter: {} });
  expect((await manager.get(`/api/exports/${row.id}/file`)).status).toBe(409);
  const { rows } = await records.db.execute(sql`SELECT 1 FROM export_pieces LIMIT 1`);
  expect(rows).toEqual([]);
});

test('after a day it is gone, and what a server left lying is taken up by another', async () => {
  const { records } = dashboard;
  const { id: userId } = (await manager.get('/api/me')).body as { id: string };
  const asked = await createExport(records, { userId, kind: 'leads', format: 'csv', filter: {} });
  const first = await takeExport(records);
  expect(first?.id).toBe(asked?.id);
  expect(await takeExport(records)).toBeUndefined();
  await records.db.execute(
    sql`UPDATE exports SET seen_at = now() - interval '10 minutes' WHERE state = 'running'`,
  );
  const second = await takeExport(records);
  expect(second).toMatchObject({ id: first?.id, claim: 2 });
  const piece = { place: 0, content: Buffer.from('x'), rows: 1 };
  expect(await keepPiece(records, first ?? { id: 0, claim: 0 }, piece)).toBe(false);
  expect(await keepPiece(records, second ?? { id: 0, claim: 0 }, piece)).toBe(true);
  await forgetOldExports(records, new Date(Date.now() + 1_000));
  expect((await manager.get('/api/exports')).body).toEqual([]);
});

test('a file with rows of whoever was stood in for is closed when they are back', async () => {
  const substitute = await dashboard.withRole('sales', 'substitute');
  const { id } = (await substitute.get('/api/me')).body as { id: string };
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const absence = { substitute: id, from: day(-1), until: day(0.5) };
  const entered = (await colleague.post('/api/absences', absence)).body as unknown as { id: number }[];
  const { row, text } = await made(substitute, { kind: 'companies', filter: { search: 'theirs' } });
  expect(text).toContain('Theirs Pumps');
  for (const one of entered) await colleague.delete(`/api/absences/${one.id}`);
  expect((await substitute.get(`/api/exports/${row.id}/file`)).body).toMatchObject({
    error: { code: 'export_rights_ended' },
  });
  const again = await made(substitute, { kind: 'companies', filter: { search: 'theirs' } });
  expect(again.text).not.toContain('Theirs Pumps');
});

test('a file does not outlive the rights that it was made with', async () => {
  const promoted = await dashboard.withRole('manager', 'demoted');
  const { row } = await made(promoted, { kind: 'companies', filter: {} });
  const { id } = (await promoted.get('/api/me')).body as { id: string };
  expect((await promoted.get(`/api/exports/${row.id}/file`)).status).toBe(200);
  const administrator = await dashboard.administrator();
  expect((await administrator.patch(`/api/users/${id}`, { role: 'sales' })).status).toBe(200);
  expect((await promoted.get(`/api/exports/${row.id}/file`)).status).toBe(404);
});
