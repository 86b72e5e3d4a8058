// Leads over the API: who sees what, that nobody overwrites another without a word, and that what is accepted, written down and
// changed can be read and taken back.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadBoard, LeadBulkAnswer, LeadDetail, LeadPage } from '#contract/lead-report.ts';
import type { Role } from '#contract/report.ts';
import { dueBefore } from '#dashboard/server/leads/due-before.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import { keepHouseRules, keepUserTelling } from '#stores/records/alerts/telling-rules.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { users } from '#stores/records/schema/access.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { keepScores } from '#stores/records/scores/keep-scores.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let agent: TestClient;
const ids = new Map<Role, string>();
const by = { id: 'u1', name: 'Ada' };
const nowMs = Date.now();

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('agent'),
  ]);
  for (const [role, client] of [
    ['manager', manager],
    ['sales', sales],
    ['agent', agent],
  ] as const)
    ids.set(role, String((await client.get('/api/me')).body['id']));
});
afterAll(() => dashboard.close());

let made = 0;
/** A company that somebody was seen of. */
async function makeSeen(score: number, more: { ownerId?: string; source?: string } = {}): Promise<number> {
  made += 1;
  const companyId = await createCompany(dashboard.records, by, {
    ...{ name: `Pompe ${made}`, status: 'prospect', source: 'visit', ...more },
  });
  await dashboard.records.db.transaction((db) =>
    keepScores(
      db,
      [
        {
          ...{ companyId, score, fit: 0, scoredMs: nowMs, scoreRules: 0, signalRules: 0, linesBefore: [] },
          seen: {
            ...{ verdict: 'prospect', band: 'high', warmSinceMs: score >= 40 ? nowMs : undefined },
            ...{ firstEventMs: nowMs, lastEventMs: nowMs, reasons: [] },
          },
          lines: [
            {
              ...{ eventId: makeId(nowMs), rule: 'quote_page', ruleVersion: 0, group: 'buying', siteId: 1 },
              ...{ actor: 'visitor:00000000000000a1', points: score, atMs: nowMs - 1_000 },
              ...{ fadesAtMs: nowMs + 30 * 86_400_000, replacedAtMs: Number.POSITIVE_INFINITY },
            },
          ],
        },
      ],
      [],
    ),
  );
  return companyId;
}

const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const list = async (client: TestClient, query = '') =>
  bodyOf<LeadPage>(await client.get(`/api/leads${query}`));
const accept = async (client: TestClient, companyId: number, more: object = {}) =>
  bodyOf<LeadDetail>(await client.post('/api/leads', { companyId, owner: 'me', ...more }));

test('a warm company is suggested until somebody makes it theirs; then it is known, and a lead with its ledger', async () => {
  const companyId = await makeSeen(60);
  const suggested = (await list(sales)).leads.find((row) => row.companyId === companyId);
  expect(suggested).toMatchObject({ leadId: null, isSuggested: true, isWhole: true, score: 60, stage: null });
  await dashboard.records.db.transaction((db) =>
    keepSignals(db, [
      {
        ...{
          companyId,
          kind: 'new_warm_company',
          key: `k ${companyId}`,
          at: new Date(nowMs),
          score: 60,
          fit: 0,
        },
        ...{ verdict: 'prospect', band: 'high', deal: 'none' },
      },
    ]),
  );
  const lead = await accept(sales, companyId);
  expect(lead).toMatchObject({
    ...{ isSuggested: false, stage: 'new', source: 'visit', mayChange: true, score: 60 },
    owner: { id: ids.get('sales') },
    ledger: { isCut: false, groups: [{ id: 'buying', counted: 40 }] },
    signalList: [{ kind: 'new_warm_company', score: 60 }],
    changes: [{ action: 'create_lead', by: 'sales' }],
  });
  expect(lead.ledger.lines).toMatchObject([
    { rule: 'quote_page', actor: { personId: null, browser: 1 }, pointsAtFirst: 60, event: null },
  ]);
  const again = await sales.post('/api/leads', { companyId });
  expect([again.status, again.body]).toMatchObject([
    409,
    { error: { code: 'lead_exists', fields: { lead: String(lead.leadId) } } },
  ]);
  const [company] = await dashboard.records.db.select().from(companies).where(eq(companies.id, companyId));
  expect(company).toMatchObject({ status: 'lead', ownerId: ids.get('sales') });
});

test('of a colleague’s lead sales is told name, owner and last contact, and may change nothing; an agent is told nothing', async () => {
  const companyId = await makeSeen(88);
  const lead = await accept(manager, companyId);
  const path = `/api/leads/${lead.leadId}`;
  await manager.post(`${path}/entries`, { kind: 'call', text: 'They want a price for ten pumps' });
  expect((await list(sales)).leads.some((row) => row.companyId === companyId)).toBe(false);
  expect((await list(sales, '?scoreMin=80')).total.count).toBe(0);
  const ofColleague = await list(sales, `?owner=${ids.get('manager')}&scoreMin=99&sort=score`);
  expect(ofColleague.leads).toMatchObject([
    { companyId, isWhole: false, owner: { name: 'manager' }, score: null, stage: null, nextStep: '' },
  ]);
  expect(ofColleague.leads[0]?.lastContactAt).not.toBeNull();
  for (const address of [path, `/api/companies/${companyId}/lead`]) {
    const seen = bodyOf<LeadDetail>(await sales.get(address));
    expect(seen).toMatchObject({
      isWhole: false,
      entries: [],
      changes: [],
      signalList: [],
      mayChange: false,
    });
    expect(JSON.stringify(seen)).not.toContain('pumps');
    expect((await agent.get(address)).status).toBe(404);
  }
  const refused = [
    await sales.patch(path, { seenChangeId: lead.changeId, nextStep: 'mine now' }),
    await sales.post(`${path}/entries`, { kind: 'note', text: 'x' }),
    await sales.post(`${path}/changes/${lead.changeId}/undo`, {}),
    await sales.get(`/api/companies/${companyId}/signals`),
    await sales.post('/api/leads', { companyId }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  const bulk = await sales.post('/api/leads/bulk', {
    leads: [{ leadId: lead.leadId, seenChangeId: lead.changeId }],
    owner: 'me',
  });
  expect(bulk.body).toMatchObject({ changed: 0, refused: [{ code: 'not_your_lead' }] });
  expect((await list(agent)).leads).toEqual([]);
});

test('of a colleague’s former lead whoever has the next one is told no stage and no reason; an agent is told nothing', async () => {
  const companyId = await makeSeen(0);
  const accept = async (client: TestClient, owner: string) =>
    (await client.post('/api/leads', { companyId, owner })).body as unknown as LeadDetail;
  const end = (client: TestClient, { leadId, changeId }: LeadDetail) =>
    client.patch(`/api/leads/${leadId}`, {
      ...{ seenChangeId: changeId, stage: 'lost', resultReason: 'They pay less to Rossi' },
    });
  await end(manager, await accept(manager, 'me'));
  const formerOf = async (client: TestClient, leadId: number | null) =>
    ((await client.get(`/api/leads/${leadId}`)).body as unknown as LeadDetail).former;
  const next = await accept(manager, ids.get('sales') ?? '');
  expect(await formerOf(manager, next.leadId)).toMatchObject([
    { stage: 'lost', resultReason: 'They pay less to Rossi' },
  ]);
  expect(await formerOf(sales, next.leadId)).toMatchObject([{ stage: null, resultReason: '' }]);
  // Of nobody itself, it is its company's owner's.
  await dashboard.records.db.execute(sql`UPDATE leads SET owner_id = NULL, company_owner_id = ${ids.get('manager')} WHERE company_id = ${companyId}
    AND closed_at IS NOT NULL`);
  expect(await formerOf(sales, next.leadId)).toMatchObject([{ stage: null, resultReason: '' }]);
  expect((await end(sales, next)).status).toBe(200);
  const third = await accept(manager, ids.get('agent') ?? '');
  expect(await formerOf(agent, third.leadId)).toEqual([]);
});

test('a change says which one it follows, ends with a reason, and can be taken back', async () => {
  const lead = await accept(sales, await makeSeen(50));
  const path = `/api/leads/${lead.leadId}`;
  const change = async (body: object) => sales.patch(path, body);
  const first = bodyOf<LeadDetail>(await change({ seenChangeId: lead.changeId, nextStep: 'Call them' }));
  const late = await change({ seenChangeId: lead.changeId, nextStep: 'Write to them' });
  expect([late.status, late.body]).toMatchObject([409, { error: { code: 'changed_meanwhile' } }]);
  const bare = await change({ seenChangeId: first.changeId, stage: 'lost' });
  expect(bare.body).toMatchObject({ error: { code: 'needs_reason' } });
  const lost = bodyOf<LeadDetail>(
    await change({ seenChangeId: first.changeId, stage: 'lost', resultReason: 'too dear' }),
  );
  expect(lost.closedAt).not.toBeNull();
  const undone = bodyOf<LeadDetail>(await sales.post(`${path}/changes/${lost.changeId}/undo`, {}));
  expect(undone).toMatchObject({ stage: 'new', closedAt: null, nextStep: 'Call them', resultReason: '' });
  expect(undone.changes.find(({ id }) => id === lost.changeId)?.isUndone).toBe(true);
  expect((await change({ seenChangeId: undone.changeId, owner: 'nobody-there' })).status).toBe(400);
});

test('what fails among several is told as refused, and what was changed before it can be taken back', async () => {
  const leads: LeadDetail[] = [];
  for (const _lead of [1, 2, 3]) leads.push(await accept(manager, await makeSeen(41)));
  const targets = leads.map(({ leadId, changeId }) => ({ leadId, seenChangeId: changeId }));
  const { db } = dashboard.records;
  await db.execute(sql`
    CREATE FUNCTION break_one() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$`);
  await db.execute(
    sql.raw(`CREATE TRIGGER break_one BEFORE UPDATE ON leads FOR EACH ROW
      WHEN (OLD.id = ${leads[1]?.leadId} AND NEW.next_step = 'Call all') EXECUTE FUNCTION break_one()`),
  );
  const bulk = await manager.post('/api/leads/bulk', { leads: targets, nextStep: 'Call all' });
  const answer = bodyOf<LeadBulkAnswer>(bulk);
  expect(answer).toMatchObject({
    changed: 2,
    refused: [{ leadId: leads[1]?.leadId, code: 'try_again', message: expect.stringContaining('Try again') }],
  });
  expect(answer.changes.map(({ leadId }) => leadId)).toEqual([leads[0]?.leadId, leads[2]?.leadId]);
  await db.execute(sql`DROP FUNCTION break_one CASCADE`);
  const undone = await manager.post('/api/leads/bulk/undo', { changes: answer.changes });
  expect(undone.body).toMatchObject({ changed: 2, refused: [] });
});

test('the audit log names every lead of a change of many, and of one that is taken back', async () => {
  const lead = await accept(manager, await makeSeen(45));
  const numbers = Array.from({ length: 499 }, (_, place) => 9_000_000 + place);
  const leads = numbers.map((leadId) => ({ leadId, seenChangeId: 1 }));
  const all = [{ leadId: lead.leadId ?? 0, seenChangeId: lead.changeId ?? 0 }, ...leads];
  const done = await manager.post('/api/leads/bulk', { leads: all, nextStep: 'Call all' });
  expect(done.body).toMatchObject({ changed: 1 });
  const changes = all.map(({ leadId, seenChangeId: changeId }) => ({ leadId, changeId }));
  await manager.post('/api/leads/bulk/undo', { changes });
  const { rows } = await dashboard.records.db.execute<{ subject: string }>(sql`
    SELECT subject FROM audit_log WHERE action IN ('change_leads', 'undo_lead_changes') ORDER BY id DESC LIMIT 2`);
  const named = all.map(({ leadId }) => leadId).join(', ');
  expect(rows.map(({ subject }) => subject)).toEqual([named, named]);
});

test('whoever gave a lead away with others has it back soon after, and not for ever', async () => {
  const given = async () => {
    const lead = await accept(sales, await makeSeen(42));
    const leads = [{ leadId: lead.leadId, seenChangeId: lead.changeId }];
    const bulk = await sales.post('/api/leads/bulk', { leads, owner: ids.get('manager') });
    return bodyOf<LeadBulkAnswer>(bulk).changes;
  };
  const soon = await given();
  expect((await sales.post('/api/leads/bulk/undo', { changes: soon })).body).toMatchObject({ changed: 1 });
  const late = await given();
  await dashboard.records.db.execute(
    sql`UPDATE lead_changes SET at = at - interval '2 hours' WHERE id = ${late[0]?.changeId}`,
  );
  expect((await sales.post('/api/leads/bulk/undo', { changes: late })).body).toMatchObject({
    ...{ changed: 0, refused: [{ code: 'not_your_lead' }] },
  });
});

test('taking back gives a lead to nobody whom one could not give it to, nor to a user who was removed', async () => {
  const lead = await accept(manager, await makeSeen(44));
  const path = `/api/leads/${lead.leadId}`;
  const given = bodyOf<LeadDetail>(
    await manager.patch(path, { seenChangeId: lead.changeId, owner: ids.get('agent') }),
  );
  const back = await agent.post(`${path}/changes/${given.changeId}/undo`, {});
  expect([back.status, back.body]).toMatchObject([403, { error: { code: 'not_allowed' } }]);
  const stepped = bodyOf<LeadDetail>(
    await agent.patch(path, { seenChangeId: given.changeId, nextStep: 'Call them' }),
  );
  expect((await agent.post(`${path}/changes/${stepped.changeId}/undo`, {})).status).toBe(200);
  const { records } = dashboard;
  await records.db
    .insert(users)
    .values({ id: 'leaver', name: 'Leaver', email: 'leaver@us.example', role: 'sales' });
  const { changeId: seenChangeId } = bodyOf<LeadDetail>(await manager.get(path));
  const theirs = bodyOf<LeadDetail>(await manager.patch(path, { seenChangeId, owner: 'leaver' }));
  const mine = bodyOf<LeadDetail>(await manager.patch(path, { seenChangeId: theirs.changeId, owner: 'me' }));
  await records.db.delete(users).where(eq(users.id, 'leaver'));
  const gone = await manager.post(`${path}/changes/${mine.changeId}/undo`, {});
  expect([gone.status, gone.body]).toMatchObject([400, { error: { code: 'unknown_owner' } }]);
});

test('the board has a column for each stage and one for what is suggested, and goes on where the column ended', async () => {
  const companyIds = [await makeSeen(91), await makeSeen(92), await makeSeen(93)];
  for (const companyId of companyIds.slice(0, 2)) await accept(manager, companyId);
  const { columns } = bodyOf<LeadBoard>(
    await manager.get('/api/leads/board?limit=1&scoreMin=91&scoreMax=93'),
  );
  expect(columns.map(({ stage, count, leads }) => [stage?.id ?? '', count, leads.length])).toEqual([
    ['', 1, 1],
    ['new', 2, 1],
    ...['contacted', 'qualified', 'offer', 'won', 'lost', 'not_interesting'].map((id) => [id, 0, 0]),
  ]);
  const cursor = columns[1]?.nextCursor ?? '';
  const rest = await list(manager, `?stage=new&scoreMin=91&scoreMax=93&cursor=${cursor}`);
  expect(rest.leads).toMatchObject([{ score: 91 }]);
  expect(rest.nextCursor).toBeNull();
  expect((await manager.get('/api/leads?cursor=nonsense')).status).toBe(400);
});

test('a day is over at the midnight of whoever asks, or else of the house', async () => {
  const { records } = dashboard;
  const id = ids.get('sales') ?? '';
  const noon = Date.UTC(2026, 10, 26, 12);
  const endOfDay = () => dueBefore(records, { id }, 'today', noon);
  expect(await endOfDay()).toBe(Date.UTC(2026, 10, 26, 23));
  await keepHouseRules(records, { ...defaultTellingRules, timeZone: 'America/New_York' });
  expect(await endOfDay()).toBe(Date.UTC(2026, 10, 27, 5));
  const rules = { ...defaultTellingRules, timeZone: 'Asia/Tokyo' };
  await keepUserTelling(records, id, { rules, takesUnowned: null, weekly: false });
  expect(await endOfDay()).toBe(Date.UTC(2026, 10, 26, 15));
  const lead = await accept(sales, await makeSeen(47));
  const change = (nextStepAt: string, seenChangeId: number) =>
    sales.patch(`/api/leads/${lead.leadId}`, { seenChangeId, nextStep: 'Ring', nextStepAt });
  const midnightMs = await dueBefore(records, { id }, 'today', Date.now());
  const isToday = async () =>
    (await list(sales, '?stepDue=today')).leads.some(({ leadId }) => leadId === lead.leadId);
  const before = bodyOf<LeadDetail>(
    await change(new Date(midnightMs - 1_000).toISOString(), lead.changeId ?? 0),
  );
  expect(await isToday()).toBe(true);
  await change(new Date(midnightMs).toISOString(), before.changeId ?? 0);
  expect(await isToday()).toBe(false);
});

test('rules are tried before they are saved, and refused where they are none', async () => {
  const tried = await manager.post('/api/score-rules/trial', { value: defaultScoreRules });
  expect(tried.body).toMatchObject({
    warmScoreMin: 40,
    now: { companies: 0 },
    tried: { companies: 0 },
    isCut: false,
  });
  const broken = await manager.post('/api/score-rules/trial', {
    value: { ...defaultScoreRules, groups: [] },
  });
  expect([broken.status, broken.body]).toMatchObject([400, { error: { code: 'invalid_input' } }]);
});
