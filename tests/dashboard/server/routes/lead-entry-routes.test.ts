// What is written beside a lead, and its tasks, over the API: who is told of them, who may change them, and that all of many are told.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { LeadEntry, LeadEntryPage, LeadTaskPage } from '#contract/task-report.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let agent: TestClient;
let salesId: string;
const nowMs = Date.now();

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('agent'),
  ]);
  salesId = String((await sales.get('/api/me')).body['id']);
});
afterAll(() => dashboard.close());

const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;

/** A lead of whoever asks. */
async function begin(client: TestClient): Promise<LeadDetail> {
  const values = { name: 'Pompe', status: 'prospect', source: 'manual' } as const;
  const companyId = await createCompany(dashboard.records, { id: 'u1', name: 'Ada' }, values);
  return bodyOf<LeadDetail>(await client.post('/api/leads', { companyId, owner: 'me' }));
}

test('tasks are listed for whoever has them to do, overdue ones first, and are done or taken away', async () => {
  const lead = await begin(sales);
  const path = `/api/leads/${lead.leadId}`;
  const dueAt = new Date(nowMs - 3_600_000).toISOString();
  await sales.post(`${path}/entries`, { kind: 'task', text: 'Send the offer', dueAt, isPromise: true });
  const written = bodyOf<LeadDetail>(await sales.post(`${path}/entries`, { kind: 'task', text: 'Some day' }));
  expect(written.entries).toHaveLength(2);
  const tasks = bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks'));
  expect(tasks.tasks.map(({ text, isOverdue }) => [text, isOverdue])).toEqual([
    ['Send the offer', true],
    ['Some day', false],
  ]);
  expect(tasks).toMatchObject({ overdue: 1, total: { count: 2, isMore: false } });
  const page = bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks?limit=1'));
  const next = bodyOf<LeadTaskPage>(await sales.get(`/api/lead-tasks?limit=1&cursor=${page.nextCursor}`));
  expect(next.tasks).toMatchObject([{ text: 'Some day' }]);
  const [overdue] = tasks.tasks;
  await sales.patch(`${path}/entries/${overdue?.entryId}`, { seenChangeId: overdue?.changeId, isDone: true });
  expect(bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks?due=overdue')).tasks).toEqual([]);
  expect(bodyOf<LeadTaskPage>(await agent.get('/api/lead-tasks?whose=team')).tasks).toEqual([]);
  expect(bodyOf<LeadTaskPage>(await manager.get('/api/lead-tasks?whose=team')).tasks).toHaveLength(1);
  expect((await sales.post(`${path}/entries`, { kind: 'note', text: 'x', dueAt })).status).toBe(400);
});

test('of a lead with very many entries the older ones are told page by page, to whoever may see it', async () => {
  const { leadId } = await begin(manager);
  const path = `/api/leads/${leadId}`;
  const read = async () => bodyOf<LeadDetail>(await manager.get(path));
  await manager.post(`${path}/entries`, { kind: 'note', text: 'The only one' });
  expect((await read()).olderEntries).toBeNull();
  // Of one moment: the number tells them apart.
  await dashboard.records.db.execute(sql`
    INSERT INTO lead_entries (lead_id, kind, text, at, by_id, by_name, change_id, removed_at)
    SELECT ${leadId}, 'note', 'Note ' || n, now() - n / 7 * interval '1 second', 'key', 'Key', 0, CASE WHEN n = 650 THEN now() END
    FROM generate_series(1, 700) AS n`);
  const { entries, olderEntries } = await read();
  const seen = new Set(entries.map(({ id }) => id));
  let pages = 0;
  for (let cursor = olderEntries; cursor !== null; pages += 1) {
    const answer = await manager.get(`${path}/entries?limit=90&cursor=${cursor}`);
    const page = bodyOf<LeadEntryPage>(answer);
    for (const { id } of page.entries) seen.add(id);
    cursor = page.nextCursor;
  }
  expect([pages, seen.size]).toEqual([3, 700]);
  const all: LeadEntry[] = [];
  for (let cursor = ''; ; ) {
    const page = bodyOf<LeadEntryPage>(await manager.get(`${path}/entries?limit=200${cursor}`));
    all.push(...page.entries);
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  const texts = all.map(({ text }) => text);
  expect([texts[0], texts.length, texts.includes('Note 650')]).toEqual(['Note 6', 700, false]);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  );
  expect(await sales.get(`${path}/entries`)).toMatchObject({
    ...{ status: 403, body: { error: { code: 'not_your_lead' } } },
  });
  expect((await agent.get(`${path}/entries`)).status).toBe(404);
  expect((await manager.get(`${path}/entries?cursor=nonsense`)).status).toBe(400);
});

test('a task beside a colleague’s lead is done, and opened again, by whoever has it to do, who may change nothing else of it', async () => {
  const lead = await begin(manager);
  const path = `/api/leads/${lead.leadId}/entries`;
  const add = (body: object) => manager.post(path, { kind: 'task', text: 'Bring the samples', ...body });
  await add({ assignee: salesId });
  const { entries } = bodyOf<LeadDetail>(await add({ assignee: 'me' }));
  const theirs = entries.find(({ assignee }) => assignee.id !== salesId);
  const own = bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks')).tasks.find(
    ({ leadId }) => leadId === lead.leadId,
  );
  const change = (body: object, entry = { id: own?.entryId, changeId: own?.changeId }) =>
    sales.patch(`${path}/${entry.id}`, { seenChangeId: entry.changeId, ...body });
  const refused = [
    await change({ isDone: true, text: 'Something else' }),
    await change({ assignee: 'me' }),
    await change({ isRemoved: true }),
    await change({ isDone: true }, theirs),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  const done = await change({ isDone: true });
  expect([done.status, done.body]).toMatchObject([200, { isWhole: false, entries: [] }]);
  const page = bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks?isDone=true'));
  const task = page.tasks.find(({ entryId }) => entryId === own?.entryId);
  expect(task?.doneAt).toEqual(expect.any(String));
  expect((await change({ isDone: false }, { id: task?.entryId, changeId: task?.changeId })).status).toBe(200);
});
