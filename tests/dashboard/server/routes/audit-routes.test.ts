// The audit log as administrators read it, through the API.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditPageSchema } from '#contract/access-schema.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await openTestDashboard();
});
afterAll(() => dashboard.close());

async function read(query: string) {
  const administrator = await dashboard.administrator();
  return auditPageSchema.parse((await administrator.get(`/api/audit?${query}`)).body);
}

it('is listed newest first, page by page, and by user', async () => {
  for (const subject of ['1', '2', '3', '4', '5']) {
    const userId = subject === '3' ? 'eve' : 'ada';
    await writeAudit(dashboard.records, { userId, userName: 'Somebody', action: 'change_site', subject });
  }
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof read>> = await read(
      `user=ada&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...page.entries.map(({ subject }) => subject));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(['5', '4', '2', '1']);
  expect((await read('user=eve')).entries).toMatchObject([
    { userId: 'eve', userName: 'Somebody', action: 'change_site', subject: '3', siteId: null, rows: 0 },
  ]);
});

it('tells of looks at itself, and of deeds that were refused after all', async () => {
  await read('user=ada');
  const administrator = await dashboard.administrator();
  expect((await administrator.delete('/api/users/nobody')).status).toBe(404);
  const actions = (await read('limit=4')).entries.map(({ action, subject }) => `${action} ${subject}`);
  expect(actions.slice(0, 2)).toEqual(['not_done_remove_user nobody', 'remove_user nobody']);
  expect((await read('limit=200')).entries).toContainEqual(
    expect.objectContaining({ action: 'look_audit', subject: 'ada' }),
  );
});

it('counts the records of every page of a list', async () => {
  const manager = await dashboard.withRole('manager');
  const company = await manager.post('/api/companies', { name: 'Counted Pumps' });
  const lead = await manager.post('/api/leads', { companyId: company.body['id'], owner: 'me' });
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    await manager.post(`/api/leads/${lead.body['leadId']}/entries`, { kind: 'task', text });
  for (let cursor: unknown = ''; cursor !== null; ) {
    const more = cursor === '' ? '' : `&cursor=${String(cursor)}`;
    cursor = (await manager.get(`/api/lead-tasks?limit=2${more}`)).body['nextCursor'];
  }
  const looked = (await read('limit=200')).entries.filter(({ action }) => action === 'look_tasks');
  expect(looked.map(({ rows }) => rows)).toEqual([5]);
});

it('is for administrators alone, and takes no cursor of anybody else', async () => {
  for (const role of ['marketer', 'sales', 'manager'] as const) {
    expect((await (await dashboard.withRole(role)).get('/api/audit')).status).toBe(403);
  }
  const administrator = await dashboard.administrator();
  const foreign = Buffer.from('5.abc').toString('base64url');
  for (const cursor of ['nonsense', foreign]) {
    expect((await administrator.get(`/api/audit?cursor=${cursor}`)).status).toBe(400);
  }
});
