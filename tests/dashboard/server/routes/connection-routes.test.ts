// Connections over the API: set up, tested through the real intake, changed and removed, by those who may.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import type { DashboardSettings } from '#dashboard/server/dashboard-parts.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let collector: Collector;
let marketer: TestClient;
let siteId: number;
const settings: Partial<DashboardSettings> = {};

beforeAll(async () => {
  dashboard = await openTestDashboard({ settings });
  collector = await startCollector({
    queue: { add: () => Promise.reject(new Error('nothing is queued here')) },
    sites: {
      byKey: () => undefined,
      bySecret: () => undefined,
      all: () => [],
      refresh: async () => undefined,
    },
    daySecrets: { visitorSaltFor: () => null },
    settings: {
      ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
      ...{ trustedProxies: [], bodyBytesMax: 512_000, eventsPerRequestMax: 500, requestsPerMinuteMax: 0 },
    },
    assets: [],
    webhooks: {
      ...{ records: dashboard.records, secret: testSecret, publicUrl: '' },
      loadCertificate: () => Promise.reject(new Error('none')),
    },
    log: quietLog,
  });
  siteId = (await createSite(dashboard.records, { name: 'Shop' })).site.id;
  marketer = await dashboard.withRole('marketer');
});
afterAll(async () => {
  await collector.close();
  await dashboard.close();
});

/** As the dashboard of the tests has it. */
const testSecret = 'a secret of the tests, long enough to be one';

async function connect(provider: string, more: object = {}) {
  const answer = await marketer.post('/api/connections', { siteId, provider, name: provider, ...more });
  expect([answer.status, answer.body]).toMatchObject([200, { provider }]);
  return answer.body as { id: number; url: string; hasSecret: boolean };
}

/** The whole address as the provider would call it, on the collector of this test; looking at it is audited. */
async function addressOf({ id }: { id: number }, renew: object = { renew: false }): Promise<string> {
  const { body } = await marketer.post(`/api/connections/${id}/secrets`, renew);
  return String(body['url']).replace('https://t.example.com', collector.url);
}
const send = async (address: string) =>
  (await fetch(address, { method: 'POST', body: `{"n":"${address}"}` })).status;

test('a connection gets an address of its own, which is hard to guess and never shows its secret', async () => {
  const one = await connect('brevo');
  const other = await connect('brevo');
  expect(one.url).toMatch(/^https:\/\/t\.example\.com\/hooks\/brevo\/[\w-]{32}$/);
  expect(one.url).not.toBe(other.url);
  expect(one.hasSecret).toBe(true);
  const shown = await marketer.post(`/api/connections/${one.id}/secrets`, { renew: false });
  expect(String(shown.body['secret'])).toHaveLength(32);
  const list = await marketer.get('/api/connections');
  expect(JSON.stringify(list.body)).not.toContain(String(shown.body['secret']));
  const renewed = await marketer.post(`/api/connections/${one.id}/secrets`, { renew: true });
  expect(renewed.body['secret']).not.toBe(shown.body['secret']);
});

test('an address that is all there is to know is shown where looks are written down, and nowhere else', async () => {
  for (const provider of ['generic', 'mailchimp', 'linkedin']) {
    const one = await connect(provider);
    expect(one.url).toBe(`https://t.example.com/hooks/${provider}/…`);
    const token = (await addressOf(one)).split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify((await marketer.get('/api/connections')).body)).not.toContain(token);
  }
});

test('an address that became known to others is made anew, and the one before is heard for the stated hours', async () => {
  const generic = await connect('generic');
  const first = await addressOf(generic);
  const second = await addressOf(generic, { renew: true, oldSecretHours: 24 });
  expect(second).not.toBe(first);
  expect([await send(first), await send(second)]).toEqual([200, 200]);
  const rows = (await marketer.get('/api/connections')).body as unknown as {
    id: number;
    oldAddressUntil: string | null;
  }[];
  const until = Date.parse(rows.find(({ id }) => id === generic.id)?.oldAddressUntil ?? '');
  expect(Math.abs(until - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  const tooSoon = { renew: true, oldSecretHours: 24 };
  expect((await marketer.post(`/api/connections/${generic.id}/secrets`, tooSoon)).status).toBe(409);
  const third = await addressOf(generic, { renew: true });
  // What the collector remembers of the two before fades within seconds.
  await expect.poll(() => send(first), { timeout: 20_000 }).toBe(404);
  await expect.poll(() => send(second), { timeout: 20_000 }).toBe(404);
  expect(await send(third)).toBe(200);
});

test('a secret that the provider gave is never shown again, and must be one', async () => {
  const meta = await connect('meta');
  expect(meta.hasSecret).toBe(false);
  const changed = await marketer.patch(`/api/connections/${meta.id}`, { secret: 'app-secret' });
  expect(changed.body).toMatchObject({ hasSecret: true });
  const shown = await marketer.post(`/api/connections/${meta.id}/secrets`, { renew: false });
  expect(shown.body).toMatchObject({ secret: '' });
  expect(String(shown.body['verifyToken']).length).toBeGreaterThan(20);
  for (const [provider, secret] of [
    ['sendgrid', 'rubbish'],
    ['standard', 'whsec_!'],
  ]) {
    const refused = await marketer.post('/api/connections', { siteId, provider, name: 'x', secret });
    expect(refused.body).toMatchObject({ error: { code: 'connection_secret_unusable' } });
  }
});

test('a delivery through the address is listed with its state, and its payload shows where things stand', async () => {
  const generic = await connect('generic');
  const body = JSON.stringify({ lead: { email: 'anna@acme.example', tags: ['a', 'b'] }, 'odd.name': 1 });
  const sent = await fetch(await addressOf(generic), {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json' },
  });
  expect(sent.status).toBe(200);
  const page = await marketer.get(`/api/connections/${generic.id}/deliveries`);
  expect(page.body).toMatchObject({ deliveries: [{ state: 'waiting', isTest: false, hasBody: true }] });
  const payload = await marketer.get(`/api/connections/${generic.id}/last-payload`);
  expect(payload.body['values']).toEqual([
    { path: 'lead.email', value: 'anna@acme.example' },
    { path: 'lead.tags[0]', value: 'a' },
    { path: 'lead.tags[1]', value: 'b' },
  ]);
  const row = (await marketer.get('/api/connections')).body as unknown as { id: number; recent: object }[];
  expect(row.find(({ id }) => id === generic.id)?.recent).toMatchObject({ waiting: 1 });
});

test('looks at payloads and secrets, and statements about recipients, stand in the audit log', async () => {
  const brevo = await connect('brevo');
  await marketer.post(`/api/connections/${brevo.id}/secrets`, { renew: false });
  await marketer.patch(`/api/connections/${brevo.id}`, { trackingConsent: true });
  const entries = await listAudit(dashboard.records, { limit: 20 });
  expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
    expect.arrayContaining([
      `show_connection_secrets ${brevo.id}`,
      `change_connection ${brevo.id} recipients agreed to tracking`,
    ]),
  );
});

test('a sample is refused where only the provider can sign, and told apart where the way is broken', async () => {
  const ses = await connect('ses', { settings: { topicArn: 'arn:aws:sns:eu-west-1:123456789012:mail' } });
  const refused = await marketer.post(`/api/connections/${ses.id}/test`);
  expect(refused.body).toMatchObject({ error: { code: 'connection_signs_alone' } });
  const unset = await connect('standard');
  const missing = await marketer.post(`/api/connections/${unset.id}/test`);
  expect(missing.body).toMatchObject({ error: { code: 'connection_without_secret' } });
});

test('what is removed takes nothing any more', async () => {
  const generic = await connect('generic');
  const address = await addressOf(generic);
  expect((await marketer.delete(`/api/connections/${generic.id}`)).status).toBe(200);
  expect(await send(address)).toBe(404);
  const gone = await marketer.patch(`/api/connections/${generic.id}`, { enabled: false });
  expect(gone.body).toMatchObject({ error: { code: 'unknown_connection' } });
});
