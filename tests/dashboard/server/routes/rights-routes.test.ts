// What people asked about their own data is seen and answered by administrators alone; the answer blanks who asked.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rightsReportSchema } from '#contract/rights-report-schema.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { addRightsRequest, noteReplied } from '#stores/records/rights/rights-requests.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const hashes = createWithdrawalHashes('a secret of the tests, long enough to be one');
const anna = 'anna.rossi@acme.it';
let dashboard: TestDashboard;
let admin: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  admin = await dashboard.administrator();
  await createSite(dashboard.records, { name: 'Acme shop' });
  const contacts = [{ key: `email:${anna}`, atMs: Date.now() }];
  await keepSaid(dashboard.records, { words: [], proofs: [], values: [], contacts, refusals: [] });
}, 120_000);
afterAll(() => dashboard?.close());

const add = (kind: 'erasure' | 'objection', email: string, now = new Date()) =>
  addRightsRequest(
    dashboard.records,
    {
      ...{ kind, email, hash: hashes.ofKey(`email:${email}`), state: 'open' },
      language: 'it',
      sealedEmail: 'sealed',
    },
    now,
  );
const read = async () => rightsReportSchema.parse((await admin.get('/api/rights')).body);

it('shows the one that is due first, with the person, and nobody else sees it', async () => {
  await add('objection', 'nobody@acme.it', new Date('2026-01-31T10:00:00Z'));
  await add('erasure', anna);
  await add('erasure', anna);
  const { requests, settings, pageUrl, clearedWithinHours } = await read();
  expect(requests).toMatchObject([
    { kind: 'objection', email: 'nobody@acme.it', dueAt: '2026-02-28T10:00:00.000Z', person: null },
    { kind: 'erasure', email: anna, state: 'open', person: { name: anna } },
  ]);
  expect({ settings, pageUrl, clearedWithinHours }).toEqual({
    ...{ settings: { erasure: 'ask' }, pageUrl: 'https://t.example.com/rights', clearedWithinHours: 24 },
  });
  for (const role of ['marketer', 'sales', 'manager'] as const)
    expect((await (await dashboard.withRole(role)).get('/api/rights')).status).toBe(403);
});

it('erases whoever asked in one go, and answers all they asked', async () => {
  const [, request] = (await read()).requests;
  const erased = await admin.post(`/api/rights/requests/${request?.id}/erase`, {});
  expect(erased.status).toBe(200);
  expect(rightsReportSchema.parse(erased.body)).toMatchObject({ clearing: 1 });
  const { rows } = await dashboard.records.db.execute(sql`SELECT key FROM identity_keys`);
  expect(rows).toEqual([]);
  const answered = (await read()).requests.find(({ id }) => id === request?.id);
  expect(answered).toMatchObject({ state: 'done', email: '', settledByName: 'Ada Admin', reply: 'waiting' });
  await noteReplied(dashboard.records, request?.id ?? 0);
  const told = (await read()).requests.find(({ id }) => id === request?.id);
  expect(told).toMatchObject({ reply: 'mailed', repliedAt: expect.stringMatching(/^20/) });
  expect((await admin.post(`/api/rights/requests/${request?.id}/erase`, {})).status).toBe(409);
});

it('refuses with a reason, lets an objection stand, and is set to erase at once', async () => {
  const [objection] = (await read()).requests;
  expect((await admin.post(`/api/rights/requests/${objection?.id}/refuse`, { reason: ' ' })).status).toBe(
    400,
  );
  await admin.post(`/api/rights/requests/${objection?.id}/settle`, {});
  await add('erasure', 'carla@acme.it');
  const open = (await read()).requests.find(({ state }) => state === 'open');
  expect((await admin.post(`/api/rights/requests/${open?.id}/settle`, {})).status).toBe(409);
  await admin.post(`/api/rights/requests/${open?.id}/refuse`, { reason: 'An invoice of this year.' });
  expect((await read()).requests.map(({ state, email }) => [state, email])).toEqual([
    ['refused', ''],
    ['done', ''],
    ['done', ''],
  ]);
  await admin.patch('/api/rights/settings', { erasure: 'at_once' });
  expect((await read()).settings).toEqual({ erasure: 'at_once' });
  expect((await admin.post('/api/rights/requests/99999/erase', {})).status).toBe(404);
});

it('says what is missing before the public page can be linked to', async () => {
  expect((await read()).gaps).toEqual(['mail', 'controller']);
  const controller = { name: 'Acme', address: 'Via 1', contact: 'dati@acme.it', officer: '' };
  await admin.patch('/api/privacy/controller', controller);
  expect((await read()).gaps).toEqual(['mail']);
});
