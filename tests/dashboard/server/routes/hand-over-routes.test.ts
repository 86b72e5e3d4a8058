// Hand-over over the API: the brief is made from the record, leads go to a colleague in one go with their tasks and are told by mail,
// all of it can be taken back, and nobody reads or gives away what is a colleague's.

import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertContent } from '#contract/alert-report.ts';
import type {
  DoneHandOverPage,
  HandOverDone,
  HandOverPage,
  HandOverUndone,
} from '#contract/handover-report.ts';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { AlertParts } from '#crm/alerts/alert-parts.ts';
import { makeSheet } from '#crm/alerts/make-sheet.ts';
import { writeAlertMail } from '#intelligence/alerts/write-alert-mail.ts';
import { readDelivery } from '#stores/records/alerts/read-delivery.ts';
import { keepUserTelling, readHouseRules } from '#stores/records/alerts/telling-rules.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { alertDeliveries } from '#stores/records/schema/alerts.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let agent: TestClient;
let managerId: string;
let salesId: string;
const dayMs = 86_400_000;
const by = { id: 'u1', name: 'Ada' };
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const ids: number[] = [];

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('agent'),
  ]);
  managerId = String((await manager.get('/api/me')).body['id']);
  salesId = String((await sales.get('/api/me')).body['id']);
  for (const name of ['Valvole Łódź 日', 'Pompe Due', 'Pompe Tre']) ids.push(await makeLead(name, 'me'));
  const write = (body: object) => manager.post(`/api/leads/${ids[0]}/entries`, body);
  await write({ kind: 'agreement', text: `10 % off from 50 pieces. ${'Long. '.repeat(400)}The end.` });
  await write({
    kind: 'task',
    text: 'Send drawings',
    isPromise: true,
    dueAt: new Date(Date.now() - dayMs).toISOString(),
  });
  await write({ kind: 'task', text: 'Ask a colleague', assignee: salesId });
  await write({
    kind: 'call',
    text: 'They wait for the budget',
    at: new Date(Date.now() - 2 * dayMs).toISOString(),
  });
});
afterAll(() => dashboard.close());

async function makeLead(name: string, owner: string, client = manager): Promise<number> {
  const values = { name, status: 'prospect', source: 'manual' } as const;
  const companyId = await createCompany(dashboard.records, by, values);
  return bodyOf<LeadDetail>(await client.post('/api/leads', { companyId, owner })).leadId ?? 0;
}

const read = async (client: TestClient, owner: string, more = '') =>
  bodyOf<HandOverPage>(await client.get(`/api/hand-over?owner=${owner}${more}`));
const ownersOf = async () =>
  Promise.all(ids.map(async (id) => bodyOf<LeadDetail>(await manager.get(`/api/leads/${id}`)).owner.id));

/** Who is told of a hand-over, and what: in English and Italian, none where nothing is left to tell. */
async function toldOf(handOverId: number, what: AlertContent) {
  const { records } = dashboard;
  const parts = { records, settings: { dashboardUrl: 'https://f.example' } } as AlertParts;
  const isAbout = and(eq(alertDeliveries.handOverId, handOverId), eq(alertDeliveries.what, what));
  const rows = await records.db.select({ id: alertDeliveries.id }).from(alertDeliveries).where(isAbout);
  return Promise.all(
    rows.map(async ({ id }) => {
      const read = await readDelivery(records, id);
      const sheet = read && (await makeSheet(parts, read, Date.now()));
      const languages = sheet === undefined ? [] : (['en', 'it'] as const);
      const mails = languages.flatMap((language) =>
        sheet === undefined ? [] : writeAlertMail(sheet, language, 'https://f.example/u'),
      );
      return { to: read?.userEmail, mails };
    }),
  );
}

test('says of each lead what was agreed, what is open and what must not be forgotten, page by page', async () => {
  const first = await read(manager, 'me', '&limit=2');
  const rest = await read(manager, 'me', `&limit=2&cursor=${first.nextCursor}`);
  const briefs = [...first.leads, ...rest.leads];
  expect(briefs.map(({ leadId }) => leadId).sort()).toEqual(ids);
  expect(rest.nextCursor).toBeNull();
  expect(briefs.find(({ leadId }) => leadId === ids[0])).toMatchObject({
    companyName: 'Valvole Łódź 日',
    stage: 'new',
    agreed: [{ text: expect.stringMatching(/^10 % off.*The end\.$/) }],
    written: [{ kind: 'call', text: 'They wait for the budget' }],
    tasks: [
      { text: 'Send drawings', isOverdue: true, isPromise: true },
      { text: 'Ask a colleague', assignee: 'sales' },
    ],
    reminders: [{ kind: 'promise', text: 'Send drawings' }],
  });
  expect(briefs.find(({ leadId }) => leadId === ids[1])?.reminders.map(({ kind }) => kind)).toEqual([
    ...['no_next_step', 'never_contacted'],
  ]);
});

test('goes out as a PDF file in both languages, and as nothing for whoever may not see the leads', async () => {
  const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const language of ['en', 'it']) {
    const answer = await fetch(`${dashboard.listeningUrl}/api/hand-over/pdf?owner=me&language=${language}`, {
      headers: { cookie },
    });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/filename="hand-over-[\d-]+\.pdf"/);
    const file = Buffer.from(await answer.arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.subarray(-6).toString().trim()).toBe('%%EOF');
    expect(file.length).toBeGreaterThan(8_000);
  }
  expect((await sales.get(`/api/hand-over/pdf?owner=${managerId}&language=en`)).status).toBe(403);
});

test('the days of the file are those of whoever asks for it', async () => {
  const rules = await readHouseRules(dashboard.records);
  const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  // At any moment one of these two has another day than Greenwich.
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const own = { rules: { ...rules, timeZone }, takesUnowned: null, weekly: false };
    await keepUserTelling(dashboard.records, managerId, own);
    const dayOf = () => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
    const before = dayOf();
    const { headers } = await fetch(`${dashboard.listeningUrl}/api/hand-over/pdf?owner=me&language=en`, {
      headers: { cookie },
    });
    const day = /hand-over-([\d-]+)\.pdf/.exec(headers.get('content-disposition') ?? '')?.[1];
    expect([before, dayOf()]).toContain(day);
  }
});

test('sales reads and gives away its own alone, an agent nothing', async () => {
  expect((await sales.get(`/api/hand-over?owner=${managerId}`)).status).toBe(403);
  expect((await sales.post('/api/hand-over', { from: managerId, to: 'me' })).status).toBe(403);
  expect((await agent.get('/api/hand-over?owner=me')).status).toBe(403);
  expect((await read(sales, 'me')).leads).toEqual([]);
  expect(await sales.post('/api/hand-over', { from: 'me', to: managerId })).toMatchObject({
    ...{ status: 409, body: { error: { code: 'nothing_to_hand_over' } } },
  });
  expect(await manager.post('/api/hand-over', { from: 'me', to: 'me' })).toMatchObject({ status: 400 });
});

test('leads go to a colleague with their tasks and companies, the colleague is told, and all of it is taken back but what was changed since', async () => {
  const wanted = { from: 'me', to: salesId, leadIds: ids.slice(0, 2), reason: 'On leave' };
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', wanted));
  expect(done).toMatchObject({ leadIds: ids.slice(0, 2), to: { name: 'sales' } });
  expect(await ownersOf()).toEqual([salesId, salesId, managerId]);
  const lead = bodyOf<LeadDetail>(await sales.get(`/api/leads/${ids[0]}`));
  expect(lead.entries.filter(({ kind }) => kind === 'task').map(({ assignee }) => assignee.id)).toEqual([
    salesId,
    salesId,
  ]);
  expect(lead.changes.filter(({ action }) => action === 'hand_over')).toMatchObject([
    { after: { assigneeId: salesId } },
    { before: { ownerId: managerId }, after: { ownerId: salesId }, reason: 'On leave' },
  ]);
  const companyOwner = async (companyId = lead.companyId) => {
    const [row] = await dashboard.records.db.select().from(companies).where(eq(companies.id, companyId));
    return row?.ownerId;
  };
  expect(await companyOwner()).toBe(salesId);

  const [delivery] = await dashboard.records.db
    .select()
    .from(alertDeliveries)
    .where(eq(alertDeliveries.what, 'hand_over'));
  const told = await readDelivery(dashboard.records, delivery?.id ?? 0);
  if (told === undefined) throw new Error('The colleague was not told.');
  expect(told.userEmail).toBe('sales.person@example.com');
  const parts = { records: dashboard.records, settings: { dashboardUrl: 'https://f.example' } } as AlertParts;
  const sheet = await makeSheet(parts, told, Date.now());
  if (sheet === undefined) throw new Error('There was nothing to tell.');
  const mail = writeAlertMail(sheet, 'it', 'https://f.example/u');
  expect(mail.subject).toBe('2 lead sono ora tuoi, da manager');
  expect(mail.text).toContain(`Valvole Łódź 日\nApri: https://f.example/leads/${ids[0]}`);
  expect(mail.html).toContain('Pompe Due');
  await dashboard.records.db.execute(
    sql`UPDATE leads SET next_step = 'Call Anna Rossi' WHERE id = ${ids[0]}`,
  );
  const stepOf = async (names: boolean) => {
    const nameless = { ...told, channel: { ...told.channel, names } };
    return (await makeSheet(parts, nameless, Date.now()))?.handOver?.leads.map(({ nextStep }) => nextStep);
  };
  expect([await stepOf(true), await stepOf(false)]).toEqual([
    ['Call Anna Rossi', ''],
    ['', ''],
  ]);

  const second = bodyOf<LeadDetail>(await sales.get(`/api/leads/${ids[1]}`));
  await manager.patch(`/api/leads/${ids[1]}`, { seenChangeId: second.changeId, owner: null });
  expect((await agent.post(`/api/hand-over/${done.id}/undo`)).status).toBe(403);
  const undone = bodyOf<HandOverUndone>(await manager.post(`/api/hand-over/${done.id}/undo`));
  expect(undone).toMatchObject({ leadIds: [ids[0]], refused: [{ leadId: ids[1], code: 'changed_since' }] });
  expect((await ownersOf())[0]).toBe(managerId);
  expect(await companyOwner()).toBe(managerId);
  // Of what was refused nothing is said.
  const lost = await toldOf(done.id, 'leads_taken_back');
  expect(lost.map(({ to }) => to)).toEqual(['sales.person@example.com']);
  expect(lost[0]?.mails[0]?.subject).toBe('1 lead is no longer yours: back with manager');
  expect(lost[0]?.mails[1]?.subject).toBe('1 lead non è più tuo: di nuovo assegnato a manager');
  expect(lost[0]?.mails[0]?.text).toContain('The hand-over by which you got them has been taken back.');
  // The manager gave away what was theirs, and took it back.
  expect(await toldOf(done.id, 'leads_given_away')).toEqual([]);
  // What is refused keeps its tasks; its company is nobody's, as the lead is since.
  expect(await companyOwner(second.companyId)).toBeNull();
  const again = bodyOf<HandOverUndone>(await manager.post(`/api/hand-over/${done.id}/undo`));
  expect(again).toMatchObject({
    leadIds: [],
    refused: [{ code: 'undone_already' }, { code: 'undone_already' }],
  });
  expect(await makeSheet(parts, told, Date.now())).toBeUndefined();
});

test('more leads than a page holds go in one go, and hand-overs are listed to whom they concern, each with whether it can be taken back', async () => {
  const many = await dashboard.withRole('sales', 'many');
  const manyId = String((await many.get('/api/me')).body['id']);
  await dashboard.records.db.execute(sql`
    WITH made AS (INSERT INTO companies (name, name_sort, source, status, owner_id, owner_name, change_id)
      SELECT 'Bulk ' || n, 'bulk ' || n, 'made', 'prospect', ${manyId}, 'many', 0 FROM generate_series(1, 520) AS n RETURNING id)
    INSERT INTO leads (company_id, owner_id, stage, source, change_id) SELECT id, ${manyId}, 'new', 'manual', 0 FROM made`);
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', { from: manyId, to: managerId }));
  expect(done.leadIds).toHaveLength(520);
  const listed = async (client: TestClient, more = '') =>
    bodyOf<DoneHandOverPage>(await client.get(`/api/hand-over/done?limit=1${more}`));
  const first = await listed(manager);
  expect(first.handOvers).toMatchObject([
    {
      id: done.id,
      leads: 520,
      from: { name: 'many' },
      to: { name: 'manager' },
      undoneAt: null,
      mayUndo: true,
    },
  ]);
  const [before] = (await listed(manager, `&cursor=${first.nextCursor}`)).handOvers;
  expect(before?.id).toBeLessThan(done.id);
  expect(before).toMatchObject({ leads: 2, undoneAt: expect.any(String), mayUndo: false });
  // Whoever was relieved of them sees it, and does not take it back.
  expect((await listed(many)).handOvers).toMatchObject([{ id: done.id, mayUndo: false }]);
  expect((await listed(sales)).handOvers.map(({ id }) => id)).not.toContain(done.id);
  expect((await agent.get('/api/hand-over/done')).status).toBe(403);
}, 60_000);

test('whoever was relieved of a lead does not take it back', async () => {
  const companyId = await createCompany(dashboard.records, by, {
    ...{ name: 'Pompe Quattro', status: 'prospect', source: 'manual' },
  });
  const lead = bodyOf<LeadDetail>(await sales.post('/api/leads', { companyId, owner: 'me' }));
  const wanted = { from: salesId, to: managerId, leadIds: [lead.leadId ?? 0] };
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', wanted));
  expect((await sales.post(`/api/hand-over/${done.id}/undo`)).status).toBe(404);
  expect(bodyOf<LeadDetail>(await manager.get(`/api/leads/${lead.leadId}`)).owner.id).toBe(managerId);
});

test('whoever is relieved of leads by somebody else is told, without the words of others, and nobody of their own deed', async () => {
  const given = [await makeLead('Sei & Figli', salesId), await makeLead('Sette', salesId)];
  await dashboard.records.db.execute(
    sql`UPDATE leads SET next_step = 'Call Anna Rossi' WHERE id = ${given[0]}`,
  );
  const wanted = { from: salesId, to: 'me', leadIds: given };
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', wanted));
  // The manager took them: nothing tells the manager.
  expect(await toldOf(done.id, 'hand_over')).toEqual([]);
  const [told, ...others] = await toldOf(done.id, 'leads_given_away');
  expect([told?.to, others]).toEqual(['sales.person@example.com', []]);
  expect(told?.mails.map(({ subject }) => subject)).toEqual([
    '2 of your leads have been handed over to manager',
    '2 tuoi lead sono stati passati a manager',
  ]);
  for (const { text, html } of told?.mails ?? []) {
    expect(text).toContain(`Sei & Figli\n`);
    expect(text).toContain(`https://f.example/leads/${given[0]}`);
    expect(html).toContain('Sette');
    expect(text + html).not.toContain('Rossi');
  }
  // Given back by hand meanwhile, it is no longer news; what is taken back by whoever has it tells nobody.
  const { changeId } = bodyOf<LeadDetail>(await manager.get(`/api/leads/${given[1]}`));
  await manager.patch(`/api/leads/${given[1]}`, { seenChangeId: changeId, owner: salesId });
  expect((await toldOf(done.id, 'leads_given_away'))[0]?.mails[0]?.subject).toBe(
    '1 of your leads has been handed over to manager',
  );
  await manager.post(`/api/hand-over/${done.id}/undo`);
  expect(await toldOf(done.id, 'leads_taken_back')).toEqual([]);
  expect((await toldOf(done.id, 'leads_given_away'))[0]?.mails).toEqual([]);
});

test('an agent who is relieved of a lead is told neither of the colleague nor of a page that is closed to them', async () => {
  const agentId = String((await agent.get('/api/me')).body['id']);
  const leadId = await makeLead('Pompe Otto', agentId);
  const wanted = { from: agentId, to: salesId, leadIds: [leadId] };
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', wanted));
  const [told] = await toldOf(done.id, 'leads_given_away');
  expect(told?.mails[0]?.subject).toBe('1 of your leads has been handed over');
  expect(told?.mails[0]?.text).toContain('Pompe Otto');
  expect(`${told?.mails[0]?.text}${told?.mails[0]?.html}`).not.toContain(`/leads/${leadId}`);
});

test('what was agreed and is to be done is told, however many notes a program wrote since', async () => {
  const leadId = await makeLead('Pompe Cinque', 'me', sales);
  const write = async (body: object) =>
    bodyOf<LeadDetail>(await sales.post(`/api/leads/${leadId}/entries`, body)).entries;
  await write({ kind: 'task', text: 'Send the samples', isPromise: true });
  await write({ kind: 'agreement', text: 'Five per cent off' });
  await dashboard.records.db.execute(sql`
    INSERT INTO lead_entries (lead_id, kind, text, at, by_id, by_name, change_id)
    SELECT ${leadId}, 'note', 'Note ' || n, now() + n * interval '1 second', 'key', 'Key', 0 FROM generate_series(1, 600) AS n`);
  const { entries, olderEntries } = bodyOf<LeadDetail>(await sales.get(`/api/leads/${leadId}`));
  expect(entries.at(-1)).toMatchObject({ text: 'Note 600' });
  expect(olderEntries).not.toBeNull();
  expect(entries.slice(0, 2).map(({ text }) => text)).toEqual(['Send the samples', 'Five per cent off']);
  const brief = (await read(sales, 'me')).leads.find((one) => one.leadId === leadId);
  expect(brief).toMatchObject({
    ...{ agreed: [{ text: 'Five per cent off' }], tasks: [{ text: 'Send the samples' }] },
    reminders: [{ kind: 'promise', text: 'Send the samples' }, { kind: 'never_contacted' }],
  });
  expect(brief?.written[0]).toMatchObject({ text: 'Note 600' });
});

test('a lead behind a merge goes with the company that it stands as, and comes back with it', async () => {
  const make = (name: string, ownerId?: string) =>
    createCompany(dashboard.records, by, { name, status: 'prospect', source: 'manual', ownerId });
  const [former, standing] = [await make('Pompe Vecchie'), await make('Pompe Nuove', salesId)];
  const lead = bodyOf<LeadDetail>(await manager.post('/api/leads', { companyId: former }));
  await mergeCompany(dashboard.records, by, former, standing, 'One firm');
  const ownerOf = async () => {
    const [row] = await dashboard.records.db.select().from(companies).where(eq(companies.id, standing));
    return row?.ownerId;
  };
  const wanted = { from: salesId, to: managerId, leadIds: [lead.leadId ?? 0] };
  const done = bodyOf<HandOverDone>(await manager.post('/api/hand-over', wanted));
  expect(done.leadIds).toEqual([lead.leadId]);
  expect(await ownerOf()).toBe(managerId);
  await manager.post(`/api/hand-over/${done.id}/undo`);
  expect(await ownerOf()).toBe(salesId);
});

test('whoever is mentioned is told by mail once, by choice or by name in the text, and of a file its link is kept', async () => {
  const write = async (body: object) =>
    bodyOf<LeadDetail>(await manager.post(`/api/leads/${ids[2]}/entries`, body)).entries.at(-1);
  const told = async () =>
    (await dashboard.records.db.select().from(alertDeliveries).where(eq(alertDeliveries.what, 'mention')))
      .length;
  const note = await write({ kind: 'note', text: 'Please look, @Sales: and you, @manager' });
  expect(note?.mentions.map(({ name }) => name)).toEqual(['manager', 'sales']);
  // Nobody is told of what they wrote themselves.
  expect(await told()).toBe(1);
  const entry = `/api/leads/${ids[2]}/entries/${note?.id}`;
  const again = { seenChangeId: note?.changeId, text: '@sales @agent, once more' };
  const changed = bodyOf<LeadDetail>(await manager.patch(entry, again)).entries.at(-1);
  expect(changed?.mentions.map(({ name }) => name).sort()).toEqual(['agent', 'manager', 'sales']);
  // An agent is not told of leads of others.
  expect(await told()).toBe(1);
  const [delivery] = await dashboard.records.db
    .select()
    .from(alertDeliveries)
    .where(eq(alertDeliveries.what, 'mention'));
  const read = await readDelivery(dashboard.records, delivery?.id ?? 0);
  if (read === undefined) throw new Error('The colleague was not told.');
  const parts = { records: dashboard.records, settings: { dashboardUrl: 'https://f.example' } } as AlertParts;
  const sheet = await makeSheet(parts, read, Date.now());
  if (sheet === undefined) throw new Error('There was nothing to tell.');
  const mail = writeAlertMail(sheet, 'en', 'https://f.example/u');
  expect(mail.subject).toBe('manager mentioned you: Pompe Tre');
  expect(mail.text).toContain(`https://f.example/leads/${ids[2]}`);
  expect(mail.text + mail.html).not.toContain('once more');

  const link = 'https://files.example/offer.pdf';
  expect(await write({ kind: 'file', text: 'Offer', link })).toMatchObject({ kind: 'file', link });
  const refused = [
    await manager.post(`/api/leads/${ids[2]}/entries`, { kind: 'file', text: 'Offer' }),
    await manager.post(`/api/leads/${ids[2]}/entries`, {
      kind: 'file',
      text: 'Offer',
      link: 'javascript:alert(1)',
    }),
    await manager.post(`/api/leads/${ids[2]}/entries`, { kind: 'note', text: 'Offer', link }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
});
