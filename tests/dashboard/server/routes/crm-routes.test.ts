// Over the API: a connection to a CRM, whose credentials nobody sees again, and what an administrator alone may do with it.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { writeLedger } from '#stores/records/crm/crm-ledger.ts';
import { keepLink } from '#stores/records/crm/crm-links.ts';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import {
  findCrmConnection,
  keepCompanyPage,
  openCrmCredentials,
} from '#stores/records/crm/keep-crm-connections.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, silentCrm, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const secret = 'a secret of the tests, long enough to be one';
let dashboard: TestDashboard;
let administrator: TestClient;
/** What a CRM elsewhere would show. */
let isSame = false;

beforeAll(async () => {
  dashboard = await openTestDashboard({ tryCrm: { ...silentCrm, isSame: async () => isSame } });
  administrator = await dashboard.withRole('administrator');
});
afterAll(() => dashboard.close());

const credentials = { secret: 'pat-very-secret', user: '', database: '' };
const wanted = { provider: 'hubspot', name: 'Our CRM', baseUrl: 'https://api.hubapi.com/', credentials };

async function create(): Promise<number> {
  const { body } = await administrator.post('/api/crms', wanted);
  return (body as { id: number }).id;
}

/** At what the newest run wrote or would. */
async function look(id: number) {
  const { body } = await administrator.get(`/api/crms/${id}/runs`);
  const [run] = body as unknown as { id: number }[];
  return administrator.get(`/api/crms/${id}/writes?run=${run?.id}`);
}

test('it begins dry, is shown without its credentials, and only to an administrator', async () => {
  const id = await create();
  const shown = await administrator.get('/api/crms');
  expect(shown.body).toContainEqual(
    expect.objectContaining({ id, mode: 'dry', baseUrl: 'https://api.hubapi.com', waiting: 0, paused: null }),
  );
  expect(JSON.stringify(shown.body)).not.toContain('pat-very-secret');
  for (const role of ['sales', 'marketer', 'manager', 'agent'] as const) {
    const other = await dashboard.withRole(role);
    expect((await other.get('/api/crms')).status).toBe(403);
    expect((await other.post(`/api/crms/${id}/mode`, { mode: 'live' })).status).toBe(403);
    expect((await other.post(`/api/crms/${id}/pull`, {})).status).toBe(403);
    expect((await other.post(`/api/crms/${id}/gone`, {})).status).toBe(403);
  }
});

test('what is kept goes to no other address, and nothing goes in the open', async () => {
  const id = await create();
  const moved = await administrator.patch(`/api/crms/${id}`, { baseUrl: 'https://evil.it' });
  expect([moved.status, JSON.stringify(moved.body)]).toEqual([
    400,
    expect.stringContaining('crm_credentials_needed'),
  ]);
  expect((await administrator.post('/api/crms', { ...wanted, baseUrl: 'http://crm.it' })).status).toBe(400);
  expect((await administrator.patch(`/api/crms/${id}`, { name: 'Renamed' })).body).toMatchObject({
    name: 'Renamed',
  });
  const record = await findCrmConnection(dashboard.records, id);
  expect(record && openCrmCredentials(record, openConnectionKeys(secret))).toEqual(credentials);
});

test('where records are linked it stays with their account, unless another place is shown to be the same', async () => {
  const tryton = { ...wanted, provider: 'tryton', baseUrl: 'https://erp.it' };
  const to = (database: string) => ({ credentials: { secret: 'word', user: 'fiuto', database } });
  const { body } = await administrator.post('/api/crms', { ...tryton, ...to('firm') });
  const { id } = body as { id: number };
  const change = async (values: object) => {
    const answer = await administrator.patch(`/api/crms/${id}`, values);
    return answer.status === 200 ? 'kept' : JSON.stringify(answer.body);
  };
  const isProven = async () => (await findCrmConnection(dashboard.records, id))?.isProven;
  expect(await change({ baseUrl: 'https://erp2.it', ...to('firm') })).toBe('kept');
  await keepLink(dashboard.records.db, {
    ...{ crmId: id, kind: 'company', ourId: 'fiuto_c_1', theirId: '12', foundBy: 'created' },
  });
  for (const moved of [to('other'), { baseUrl: 'https://erp3.it', ...to('firm') }])
    expect(await change(moved)).toContain('crm_other_account');
  await dashboard.records.db.execute(sql`UPDATE crm_connections SET is_proven = true WHERE id = ${id}`);
  expect([await change({ name: 'ERP', baseUrl: 'https://erp2.it' }), await isProven()]).toEqual([
    'kept',
    true,
  ]);
  // Another user of the same database is shown at the first reading.
  expect([await change(to('firm')), await isProven()]).toEqual(['kept', false]);
  isSame = true;
  expect(await change({ baseUrl: 'https://erp3.it', ...to('firm') })).toBe('kept');
  isSame = false;
});

test('every kind of CRM is taken, and a refresh token is sealed as the secret is', async () => {
  const sealed = {
    secret: 'client-very-secret',
    user: 'app',
    database: '',
    refreshToken: 'refresh-very-secret',
  };
  for (const provider of ['odoo', 'twenty', 'salesforce']) {
    const made = await administrator.post('/api/crms', { ...wanted, provider, credentials: sealed });
    const { id } = made.body as { id: number };
    expect(made.body).toMatchObject({ provider, mode: 'dry' });
    const record = await findCrmConnection(dashboard.records, id);
    expect(record && openCrmCredentials(record, openConnectionKeys(secret))).toEqual(sealed);
    expect(JSON.stringify([record, made.body])).not.toContain('very-secret');
  }
});

test('a REST API begins with a mapping that is changed, and its credentials go to no other place for tokens', async () => {
  const rest = { ...wanted, provider: 'rest', baseUrl: 'https://api.example.com' };
  const { body } = await administrator.post('/api/crms', rest);
  const { id, settings } = body as { id: number; settings: { rest: { auth: object; kinds: object } } };
  expect(settings.rest).toMatchObject({
    auth: { kind: 'bearer' },
    kinds: { company: { path: '/companies' } },
  });
  const change = (auth: object, more: object = {}) =>
    administrator.patch(`/api/crms/${id}`, {
      settings: { ...settings, rest: { ...settings.rest, auth: { ...settings.rest.auth, ...auth } } },
      ...more,
    });
  const elsewhere = { kind: 'oauth', tokenUrl: 'https://evil.example/token' };
  const moved = await change(elsewhere);
  expect([moved.status, JSON.stringify(moved.body)]).toEqual([
    400,
    expect.stringContaining('crm_credentials_needed'),
  ]);
  expect(
    (await change({ kind: 'oauth', tokenUrl: 'http://login.example/token' }, { credentials })).status,
  ).toBe(400);
  expect((await change({ kind: 'oauth' })).status).toBe(200);
  expect((await change(elsewhere, { credentials })).status).toBe(200);
  expect((await change({ ...elsewhere, scope: 'crm' })).status).toBe(200);
});

test('the stages that end a deal are kept as somebody named them', async () => {
  const { body } = await administrator.post('/api/crms', { ...wanted, provider: 'twenty' });
  const { id, settings } = body as { id: number; settings: object };
  const dealStages = { won: ['Firmata'], lost: ['Archiviata', 'STAGE_9'] };
  const changed = await administrator.patch(`/api/crms/${id}`, { settings: { ...settings, dealStages } });
  expect(changed.body).toMatchObject({ settings: { dealStages } });
  const nameless = { ...settings, dealStages: { won: [''], lost: [] } };
  expect((await administrator.patch(`/api/crms/${id}`, { settings: nameless })).status).toBe(400);
});

test('each kind of connection has its own form of address', async () => {
  const made = async (provider: string, baseUrl: string) =>
    (await administrator.post('/api/crms', { ...wanted, provider, baseUrl })).status;
  expect(await made('folder', 'folder:crm')).toBe(200);
  expect(await made('sftp', 'sftp://files.example.com:2222/exchange')).toBe(200);
  for (const [provider, baseUrl] of [
    ['hubspot', 'folder:crm'],
    ['sftp', 'https://files.example.com'],
    ['folder', 'sftp://files.example.com/'],
    ['folder', 'folder:../crm'],
    ['sftp', 'sftp://user:password@files.example.com/'],
  ] as const)
    expect([provider, baseUrl, await made(provider, baseUrl)]).toEqual([provider, baseUrl, 400]);
});

test('the ledger shows each change with what stood there before, and a look at it is audited', async () => {
  const id = await create();
  const record = await findCrmConnection(dashboard.records, id);
  const line = {
    crmId: id,
    runId: record?.runId ?? 0,
    kind: 'company',
    action: 'update',
    ourId: 'fiuto_c_1',
    state: 'planned',
  } as const;
  const content = { before: { name: null }, after: { name: 'Acme' } };
  await writeLedger(dashboard.records.db, { ...line, content }, openOutboxKeys(secret));
  const { body } = await administrator.get(`/api/crms/${id}/writes`);
  expect(body).toMatchObject({ writes: [{ state: 'planned', ...content }], nextCursor: null });
  const audit = await administrator.get('/api/audit');
  expect(JSON.stringify(audit.body)).toContain('look_crm_writes');
});

test('a live run is taken back once, a dry one never', async () => {
  const id = await create();
  const undo = async () => {
    const { body } = await administrator.get(`/api/crms/${id}/runs`);
    const [run] = body as unknown as { id: number }[];
    return (await administrator.post(`/api/crms/${id}/runs/${run?.id}/undo`, {})).status;
  };
  expect(await undo()).toBe(409);
  await look(id);
  expect((await administrator.post(`/api/crms/${id}/mode`, { mode: 'live' })).body).toMatchObject({
    mode: 'live',
  });
  expect([await undo(), await undo()]).toEqual([200, 409]);
  expect((await administrator.post(`/api/crms/${id}/mode`, { mode: 'paused' })).body).toMatchObject({
    paused: { reason: 'paused_by_hand' },
  });
  expect((await administrator.post(`/api/crms/${id}/test`, {})).body).toMatchObject({
    works: false,
    reason: 'unreachable',
  });
  expect((await administrator.get(`/api/crms/${id}/fields?kind=company`)).status).toBe(409);
  expect((await administrator.post(`/api/crms/${id}/questions/1`, { answer: 'new' })).status).toBe(409);
  expect((await administrator.get(`/api/crms/${id}/erased`)).body).toEqual([]);
  expect((await administrator.delete(`/api/crms/${id}`)).status).toBe(200);
  expect((await administrator.get(`/api/crms/${id}/runs`)).status).toBe(404);
});

test('whoever waits for a change has the CRM read now', async () => {
  const id = await create();
  const { records } = dashboard;
  const waitMs = async () => ((await findCrmConnection(records, id))?.nextPullAt.getTime() ?? 0) - Date.now();
  await records.db.execute(sql`UPDATE crm_connections SET next_pull_at = now() + interval '5 minutes'`);
  expect(await waitMs()).toBeGreaterThan(60_000);
  expect((await administrator.post(`/api/crms/${id}/pull`, {})).body).toMatchObject({ id });
  expect(await waitMs()).toBeLessThanOrEqual(0);
  expect((await administrator.post('/api/crms/999999/pull', {})).status).toBe(404);
  expect((await administrator.post(`/api/crms/${id}/gone`, {})).body).toMatchObject({ id });
  expect((await administrator.post('/api/crms/999999/gone', {})).status).toBe(404);
});

test('it goes live only after somebody looked at the dry run, and a pause between changes nothing of that', async () => {
  const id = await create();
  const mode = (name: string) => administrator.post(`/api/crms/${id}/mode`, { mode: name });
  const refused = [await mode('live'), await mode('paused'), await mode('live')];
  expect(refused.map(({ status }) => status)).toEqual([409, 200, 409]);
  expect(JSON.stringify(refused[0]?.body)).toContain('crm_dry_run_unseen');
  // A look at another run, or at all of them, is no look at this one.
  await administrator.get(`/api/crms/${id}/writes`);
  await administrator.get(`/api/crms/${id}/writes?run=999999`);
  expect((await mode('live')).status).toBe(409);
  await look(id);
  expect((await mode('live')).body).toMatchObject({ mode: 'live', run: { mode: 'live', lookedAt: null } });
});

test('the list sums up a connection, and the ledger is asked by company, result and reason', async () => {
  const id = await create();
  const { records } = dashboard;
  const companyId = await createCompany(
    records,
    { id: 'u', name: 'U' },
    { name: 'Pompe Rossi', source: 'manual' },
  );
  const runId = (await findCrmConnection(records, id))?.runId ?? 0;
  const line = { crmId: id, runId, kind: 'company', ourId: `fiuto_c_${companyId}`, companyId } as const;
  const write = (more: { action: 'create' | 'update'; state: 'done' | 'refused'; reason?: string }) =>
    writeLedger(records.db, { ...line, ...more }, openOutboxKeys(secret));
  await write({ action: 'create', state: 'done' });
  await write({ action: 'update', state: 'refused', reason: 'validation' });
  await askQuestion(records.db, {
    ...{ crmId: id, kind: 'company', question: 'which', ourId: line.ourId, companyId },
    ...{ foundBy: 'domain', theirIds: ['7', '8'] },
  });
  const { body: rows } = await administrator.get('/api/crms');
  expect((rows as unknown as { id: number }[]).find((row) => row.id === id)).toMatchObject({
    ...{
      writesToday: 1,
      lastFault: { reason: 'validation' },
      questions: 1,
      run: { mode: 'dry', lookedAt: null },
    },
  });
  const count = async (query: string) =>
    (await administrator.get(`/api/crms/${id}/writes?${query}`)).body['writes'] as unknown[];
  expect(await count('company=ROSSI&state=done')).toMatchObject([
    { companyName: 'Pompe Rossi', state: 'done' },
  ]);
  expect(
    [await count('reason=validation'), await count('company=nobody')].map((found) => found.length),
  ).toEqual([1, 0]);
  const { body: asked } = await administrator.get(`/api/crms/${id}/questions`);
  const [question] = asked as unknown as { id: number; companyName: string }[];
  expect(question?.companyName).toBe('Pompe Rossi');
  // Nobody answers at the CRM of this test.
  expect((await administrator.get(`/api/crms/${id}/questions/${question?.id}`)).status).toBe(409);
  expect((await administrator.get(`/api/crms/${id}/aside`)).body).toEqual([]);
});

test('the kinds say what each needs, without a value of anybody', async () => {
  const { body } = await administrator.get('/api/crm-kinds');
  expect(body).toContainEqual(
    expect.objectContaining({
      ...{ provider: 'tryton', title: 'Tryton' },
      credentials: [
        { name: 'database', label: 'database', isSecret: false, isOptional: false },
        { name: 'user', label: 'login', isSecret: false, isOptional: false },
        { name: 'secret', label: 'password', isSecret: true, isOptional: false },
      ],
    }),
  );
});

test('whoever works on a lead sees what the CRM holds of it, and nobody else does', async () => {
  const { records } = dashboard;
  const sales = await dashboard.withRole('sales');
  const mine = String((await sales.get('/api/me')).body['id']);
  const by = { id: 'u', name: 'U' };
  const make = async (name: string, ownerId: string) => {
    const companyId = await createCompany(records, by, { name, source: 'manual', ownerId });
    await createLead(records, by, { companyId, stage: 'new', source: 'visit', ownerId });
    return companyId;
  };
  const [own, other] = [
    await make('Own', mine),
    await make('Other', String((await administrator.get('/api/me')).body['id'])),
  ];
  const { id: crmId } = (
    await administrator.post('/api/crms', {
      ...{ provider: 'tryton', name: 'Ours', baseUrl: 'https://erp.it' },
      credentials: { secret: 'very-secret', user: 'u', database: 'firm' },
    })
  ).body as { id: number };
  await keepLink(records.db, {
    ...{ crmId, kind: 'company', ourId: `fiuto_c_${own}`, theirId: '12', companyId: own, foundBy: 'created' },
  });
  const note = { before: {}, after: { title: 'Week', text: 'Looked at prices.' } };
  await writeLedger(
    records.db,
    {
      ...{
        crmId,
        runId: 1,
        kind: 'note',
        action: 'note',
        ourId: 'n',
        companyId: own,
        state: 'done',
        content: note,
      },
    },
    openOutboxKeys(secret),
  );
  const { body } = await sales.get(`/api/companies/${own}/crms`);
  expect((body as unknown as { crmId: number }[]).find((row) => row.crmId === crmId)).toMatchObject({
    ...{ title: 'Tryton', record: { id: '12', url: 'https://erp.it/#firm/model/party.party/12' } },
    ...{ lastNote: { text: 'Looked at prices.' }, lastFault: null, nextAt: null },
  });
  expect(JSON.stringify(body)).not.toContain('very-secret');
  expect((await sales.get(`/api/companies/${other}/crms`)).status).toBe(403);
  // Where the CRM itself tells its address, until somebody connects another account.
  const url = async () => {
    const answer = await sales.get(`/api/companies/${own}/crms`);
    const rows = answer.body as unknown as { crmId: number; record: { url: string } | null }[];
    return rows.find((row) => row.crmId === crmId)?.record?.url;
  };
  await keepCompanyPage(records, crmId, 'https://other.it/company/{id}');
  expect(await url()).toBe('https://other.it/company/12');
  await administrator.patch(`/api/crms/${crmId}`, {
    credentials: { secret: 'another', user: 'u', database: 'firm' },
  });
  expect(await url()).toBe('https://erp.it/#firm/model/party.party/12');
});

test('what was set aside is tried again one by one, or all of it', async () => {
  const [id, other] = [await create(), await create()];
  const { rows } = await dashboard.records.db.execute<{ id: number }>(sql`
    INSERT INTO outbox_items (kind, record_key, dedupe_key, lane, sealed, state, reason, settled_at)
    SELECT 'push_company', 'crm:' || c || ':company:' || n, 'aside ' || c || ' ' || n, 'crm:' || c, 'x', 'aside', 'validation', now()
    FROM unnest(ARRAY[${id}, ${other}]::int[]) c, generate_series(1, 3) n ORDER BY c, n RETURNING id::float8 AS id`);
  const [first, , , ofOther] = rows.map((row) => row.id);
  const retry = async (item?: number) =>
    (await administrator.post(`/api/crms/${id}/retry`, item === undefined ? {} : { item })).body;
  expect([await retry(ofOther), await retry(first), await retry(first)]).toEqual([
    { count: 0 },
    { count: 1 },
    { count: 0 },
  ]);
  const { body: left } = await administrator.get(`/api/crms/${id}/aside`);
  expect(left).toMatchObject([{ reason: 'validation' }, { reason: 'validation' }]);
  expect(await retry()).toEqual({ count: 2 });
});
