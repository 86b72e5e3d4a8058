// Over the API: the token with which leads are fetched, what stands still and why, what was set aside, and two secrets at once.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadTrial } from '#contract/connection-report.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { pauseLane } from '#stores/records/outbox/pause-lane.ts';
import { settleAside } from '#stores/records/outbox/settle-item.ts';
import { takeOutboxItems } from '#stores/records/outbox/take-items.ts';
import { writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { connectionLane, leadRecordKey } from '#stores/records/reported/lead-record-key.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let marketer: TestClient;
let administrator: TestClient;
let siteId: number;
let trial: LeadTrial = { works: true, name: 'Acme page', reason: '', detail: '' };

beforeAll(async () => {
  dashboard = await openTestDashboard({
    tryLeads: async ({ sealedCredentials }) => (sealedCredentials === '' ? undefined : trial),
  });
  siteId = (await createSite(dashboard.records, { name: 'Shop' })).site.id;
  marketer = await dashboard.withRole('marketer');
  administrator = await dashboard.withRole('administrator');
});
afterAll(() => dashboard.close());

async function connect(provider: string, more: object = {}): Promise<number> {
  const { body } = await marketer.post('/api/connections', { siteId, provider, name: provider, ...more });
  return (body as { id: number }).id;
}

async function show(id: number) {
  const { body } = await marketer.get('/api/connections');
  return (body as unknown as { id: number }[]).find((one) => one.id === id);
}

async function addItem(connectionId: number, leadId: string): Promise<void> {
  const item = {
    ...{ kind: 'fetch_meta_lead' as const, payload: { leadId, formId: '', atMs: 1 }, connectionId },
    ...{ recordKey: leadRecordKey(connectionId, leadId), dedupeKey: `${connectionId} ${leadId}` },
    lane: connectionLane(connectionId),
  };
  await dashboard.records.db.transaction((tx) => writeOutboxItems(tx, [item], openOutboxKeys('x')));
}

test('a token is kept sealed, shown to nobody, and starts again what stood still', async () => {
  const id = await connect('meta', { secret: 'app' });
  await pauseLane(dashboard.records, connectionLane(id), {
    ...{ untilMs: null, reason: 'token_expired', detail: 'Session has expired' },
  });
  expect(await show(id)).toMatchObject({
    leads: {
      hasToken: false,
      paused: { reason: 'token_expired', detail: 'Session has expired', until: null },
    },
  });
  const changed = await marketer.patch(`/api/connections/${id}`, { accessToken: 'EAAG-secret-token' });
  expect(changed.body).toMatchObject({ leads: { hasToken: true, paused: null } });
  expect(JSON.stringify((await marketer.get('/api/connections')).body)).not.toContain('EAAG');
  const forgotten = await marketer.patch(`/api/connections/${id}`, { accessToken: '' });
  expect(forgotten.body).toMatchObject({ leads: { hasToken: false } });
});

test('nothing is fetched from other tools', async () => {
  const id = await connect('brevo');
  expect(await show(id)).toMatchObject({ leads: null });
  expect((await marketer.patch(`/api/connections/${id}`, { accessToken: 'x' })).status).toBe(409);
  expect((await marketer.post(`/api/connections/${id}/leads/test`, {})).status).toBe(409);
});

test('the test button says whose the token is, or what is wrong with it', async () => {
  const id = await connect('meta');
  expect((await marketer.post(`/api/connections/${id}/leads/test`, {})).status).toBe(409);
  await marketer.patch(`/api/connections/${id}`, { accessToken: 'token' });
  expect((await marketer.post(`/api/connections/${id}/leads/test`, {})).body).toMatchObject({
    name: 'Acme page',
  });
  trial = { works: false, name: '', reason: 'permission_missing', detail: '200 Requires leads_retrieval' };
  expect((await marketer.post(`/api/connections/${id}/leads/test`, {})).body).toEqual(trial);
});

test('what was set aside is listed with its reason, and an administrator alone puts it back in line', async () => {
  const id = await connect('meta');
  await addItem(id, '1');
  await addItem(id, '2');
  for (const item of await takeOutboxItems(dashboard.records, {
    kinds: ['fetch_meta_lead'],
    limit: 9,
    leaseMs: 60_000,
  }))
    await settleAside(dashboard.records, item, { reason: 'lead_not_found', detail: '404' });
  expect(await show(id)).toMatchObject({ leads: { waiting: 0, aside: 2 } });
  const page = await marketer.get(`/api/connections/${id}/outbox?limit=1`);
  expect(page.body).toMatchObject({ items: [{ reason: 'lead_not_found', detail: '404', attempts: 1 }] });
  const next = await marketer.get(`/api/connections/${id}/outbox?cursor=${String(page.body['nextCursor'])}`);
  const items = next.body['items'] as { id: number }[];
  expect(items).toHaveLength(1);
  expect((await marketer.post(`/api/connections/${id}/outbox/retry`, {})).status).toBe(403);
  const one = await administrator.post(`/api/connections/${id}/outbox/retry`, { item: items[0]?.id });
  expect(one.body).toEqual({ count: 1 });
  expect((await administrator.post(`/api/connections/${id}/outbox/retry`, {})).body).toEqual({ count: 1 });
  expect(await show(id)).toMatchObject({ leads: { waiting: 2, aside: 0 } });
});

test('a secret is replaced at once, or holds beside the new one for as long as was said', async () => {
  const id = await connect('meta', { secret: 'first' });
  const path = `/api/connections/${id}`;
  expect((await marketer.patch(path, { secret: 'second' })).body).toMatchObject({ oldSecret: null });
  const { body } = await marketer.patch(path, { secret: 'third', oldSecretHours: 24 });
  const until = Date.parse((body['oldSecret'] as { until: string }).until);
  expect(Math.abs(until - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  expect((await marketer.patch(path, { secret: 'fourth', oldSecretHours: 999 })).status).toBe(400);
  const brevo = await connect('brevo');
  await marketer.post(`/api/connections/${brevo}/secrets`, { renew: true, oldSecretHours: 1 });
  expect(await show(brevo)).toMatchObject({ oldSecret: { lastUsed: '' } });
});
