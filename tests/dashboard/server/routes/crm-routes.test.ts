// Over the API: a connection to a CRM, whose credentials nobody sees again, and what an administrator alone may do with it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { writeLedger } from '#stores/records/crm/crm-ledger.ts';
import { findCrmConnection, openCrmCredentials } from '#stores/records/crm/keep-crm-connections.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const secret = 'a secret of the tests, long enough to be one';
let dashboard: TestDashboard;
let administrator: TestClient;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.withRole('administrator');
});
afterAll(() => dashboard.close());

const credentials = { secret: 'pat-very-secret', user: '', database: '' };
const wanted = { provider: 'hubspot', name: 'Our CRM', baseUrl: 'https://api.hubapi.com/', credentials };

async function create(): Promise<number> {
  const { body } = await administrator.post('/api/crms', wanted);
  return (body as { id: number }).id;
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
