// Who is told, through what, is each user's own to say; what is everybody's is for managers. Addresses and secrets never come out,
// and the pages behind the buttons of alerts do nothing until somebody taps.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AlertChannel,
  AlertChannelMade,
  AlertDeliveryPage,
  AlertSignalPage,
} from '#contract/alert-report.ts';
import { makeActToken, makeUnsubscribeToken } from '#stores/records/alerts/act-token.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { createTellOfSignals } from '#stores/records/alerts/tell-of-signals.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const keys = openAlertKeys('a secret of the tests, long enough to be one');
let dashboard: TestDashboard;
let admin: TestClient;
let sales: TestClient;
let companyId: number;
let salesId: string;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  admin = await dashboard.administrator();
  sales = await dashboard.withRole('sales');
  const users = await listUsers(dashboard.records);
  salesId = users.find(({ role }) => role === 'sales')?.id ?? '';
  companyId = await createCompany(
    dashboard.records,
    { id: '', name: '' },
    { name: 'Acme <b>Pumps</b>', source: 'manual' },
  );
});
afterAll(() => dashboard.close());

const wanted = {
  ...{
    isOwn: true,
    kind: 'slack',
    name: 'My room',
    address: 'https://hooks.slack.com/services/T/B/secretpart',
  },
  ...{ signals: [], pace: 'by_rules', language: 'en', names: false },
};
const channels = async (client: TestClient) =>
  (await client.get('/api/alerts/channels')).body as unknown as AlertChannel[];

async function tell(
  kind: 'request' | 'going_quiet',
  ownerId: string | null,
  verdict: 'known' | 'supplier' = 'known',
) {
  const at = new Date('2026-11-26T09:00:00Z');
  return dashboard.records.db.transaction(async (db) => {
    const key = `${kind} ${Math.random()}`;
    const standing = { score: 60, fit: 70, verdict, band: 'high', deal: 'open' } as const;
    const rows = await keepSignals(db, [{ companyId, kind, key, at, ...standing }]);
    await createTellOfSignals(keys.outbox)(db, rows, {
      ...{ companyId, companyName: '', leadId: null, ownerId, nowMs: at.getTime() },
    });
    return rows[0]?.id ?? 0;
  });
}

describe('settings', () => {
  it('are the house’s until somebody chooses, and each user’s own afterwards', async () => {
    const house = { ...(await sales.get('/api/alerts/house')).body, digestMinute: 540 };
    expect((await sales.patch('/api/alerts/house', house)).status).toBe(403);
    expect((await admin.patch('/api/alerts/house', house)).status).toBe(200);
    expect((await sales.get('/api/alerts/settings')).body).toMatchObject({
      digestMinute: 540,
      isDefault: true,
    });
    const changed = await sales.patch('/api/alerts/settings', { atOnceMax: 1, workingDays: [1, 2] });
    expect(changed.body).toMatchObject({
      atOnceMax: 1,
      workingDays: [1, 2],
      digestMinute: 540,
      isDefault: false,
    });
    expect((await admin.get('/api/alerts/settings')).body).toMatchObject({ atOnceMax: 3, isDefault: true });
    expect((await sales.patch('/api/alerts/settings', { workingDays: [] })).status).toBe(400);
    expect((await sales.patch('/api/alerts/settings', { timeZone: 'Nowhere' })).status).toBe(400);
    await sales.patch('/api/alerts/settings', { workingDays: [1, 2, 3, 4, 5], atOnceMax: 3 });
  });
});

describe('what nobody looks after', () => {
  const toldOf = async () => {
    const signalId = await tell('request', null);
    const { rows } = await dashboard.records.db.execute<{ role: string | null }>(
      `SELECT u.role FROM tellings t LEFT JOIN users u ON u.id = t.user_id WHERE t.signal_id = ${signalId} ORDER BY u.role LIMIT 9`,
    );
    return rows.map(({ role }) => role);
  };

  it('is told to somebody whatever else is chosen, and to all managers until they refuse', async () => {
    await admin.patch('/api/alerts/settings', { digestMinute: 530 });
    expect(await toldOf()).toEqual(['administrator']);
    await admin.patch('/api/alerts/settings', { takesUnowned: false });
    expect(await toldOf()).toEqual(['administrator']);
    const manager = await dashboard.withRole('manager');
    await manager.patch('/api/alerts/settings', { digestMinute: 530 });
    expect(await toldOf()).toEqual(['manager']);
    expect((await sales.patch('/api/alerts/settings', { takesUnowned: true })).body).toMatchObject({
      takesUnowned: true,
    });
    expect(await toldOf()).toEqual(['manager', 'sales']);
    await manager.patch('/api/alerts/settings', { takesUnowned: false });
    await sales.patch('/api/alerts/settings', { atOnceMax: 3 });
    expect(await toldOf()).toEqual(['sales']);
    await sales.patch('/api/alerts/settings', { takesUnowned: false });
    expect(await toldOf()).toEqual(['administrator', 'manager']);
    await dashboard.records.db.execute('DELETE FROM alert_settings');
    await dashboard.records.db.execute('TRUNCATE signals CASCADE');
  });
});

describe('channels', () => {
  it('are there by mail for everybody, who can switch it off but not remove it', async () => {
    const [mail] = await channels(sales);
    expect(mail).toMatchObject({
      kind: 'mail',
      isOwn: true,
      enabled: true,
      where: 'sales.person@example.com',
    });
    const path = `/api/alerts/channels/${mail?.id}`;
    expect((await sales.delete(path)).status).toBe(400);
    expect((await admin.patch(path, { enabled: false })).status).toBe(404);
    expect((await sales.patch(path, { address: 'else@evil.example' })).status).toBe(400);
    expect((await sales.patch(path, { enabled: false })).body).toMatchObject({ ended: 'switched_off' });
    expect((await sales.patch(path, { enabled: true })).body).toMatchObject({ enabled: true, ended: '' });
  });

  it('lead from sales to Slack and Teams alone, and from nobody to what is not encrypted', async () => {
    const add = (client: TestClient, more: object) =>
      client.post('/api/alerts/channels', { ...wanted, ...more });
    expect((await add(sales, {})).status).toBe(200);
    const hook = { kind: 'webhook', address: 'https://x.example/hook' };
    expect((await add(sales, hook)).status).toBe(403);
    expect((await add(sales, { address: 'https://hooks.slack.com.evil.example/x' })).status).toBe(403);
    expect((await add(sales, { isOwn: false })).status).toBe(403);
    expect((await add(admin, hook)).status).toBe(200);
    for (const address of ['http://x.example/hook', 'ftp://x.example', 'https://u:p@x.example/', 'x'])
      expect((await add(admin, { ...hook, address })).status).toBe(400);
  });

  it('keep addresses and secrets sealed; a new secret is shown once, and the old one signs on for a day', async () => {
    const made = await admin.post('/api/alerts/channels', {
      ...{ ...wanted, isOwn: false, kind: 'webhook', name: 'Warehouse', pace: 'at_once' },
      address: 'https://x.example/hook?key=verysecret',
    });
    const { channel, secret } = made.body as unknown as AlertChannelMade;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const rotated = await admin.post(`/api/alerts/channels/${channel.id}/rotate-secret`, {});
    const next = rotated.body as unknown as AlertChannelMade;
    expect(next.secret).not.toBe(secret);
    expect(Date.parse(next.channel.oldSecretUntil ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
    const { rows } = await dashboard.records.db.execute(
      'SELECT to_jsonb(c)::text AS row FROM alert_channels c UNION ALL SELECT to_jsonb(a)::text FROM audit_log a',
    );
    const listed = JSON.stringify([rows, await channels(admin)]);
    for (const text of ['verysecret', 'secretpart', secret ?? '', next.secret ?? ''])
      expect(listed).not.toContain(text);
    const test = await admin.post(`/api/alerts/channels/${channel.id}/test`, {});
    expect(test.body).toMatchObject({ what: 'test', state: 'waiting', channel: 'Warehouse' });
    const log = (await admin.get(`/api/alerts/deliveries?channel=${channel.id}`))
      .body as unknown as AlertDeliveryPage;
    expect(log.deliveries).toHaveLength(1);
    expect((await sales.get(`/api/alerts/deliveries?channel=${channel.id}`)).body).toMatchObject({
      deliveries: [],
    });
    expect((await admin.delete(`/api/alerts/channels/${channel.id}`)).status).toBe(200);
  });

  it('can be looked at before anything is sent', async () => {
    const query = 'what=together&language=it&names=yes';
    const preview = await sales.get(`/api/alerts/preview?kind=mail&${query}`);
    expect(preview.body).toMatchObject({ isReal: false, html: expect.stringContaining('nome dell’azienda') });
    await tell('request', salesId);
    const real = await sales.get(`/api/alerts/preview?kind=slack&${query}`);
    expect(real.body).toMatchObject({ isReal: true, text: expect.stringContaining('Acme') });
    expect(String(real.body['text'])).not.toContain('/a/');
    const week = '/api/alerts/preview?kind=mail&what=week&language=en&names=no';
    expect((await sales.get(week)).status).toBe(403);
    expect((await admin.get(week)).status).toBe(200);
  });
});

describe('signals', () => {
  it('say who was told and why nobody was, and sales sees no colleague’s', async () => {
    const untold = await tell('request', null, 'supplier');
    const page = (await admin.get('/api/alerts/signals?untold=yes')).body as unknown as AlertSignalPage;
    expect(page.signals).toMatchObject([{ id: untold, tellings: [{ how: 'not', reason: 'not_sales' }] }]);
    const all = (await sales.get('/api/alerts/signals')).body as unknown as AlertSignalPage;
    expect(all.signals.flatMap(({ tellings }) => tellings)).toContainEqual(
      expect.objectContaining({ who: 'sales', how: 'at_once', reason: 'at_once' }),
    );
    const adminId = (await listUsers(dashboard.records)).find(({ role }) => role === 'administrator')?.id;
    await dashboard.records.db.execute(`UPDATE companies SET owner_id = '${adminId}'`);
    expect((await sales.get('/api/alerts/signals')).body).toMatchObject({ signals: [] });
    // Whoever was told of it may not see it any more.
    const preview = '/api/alerts/preview?kind=slack&what=together&language=it&names=yes';
    expect((await sales.get(preview)).body).toMatchObject({ isReal: false });
    await dashboard.records.db.execute('UPDATE companies SET owner_id = NULL');
  });
});

describe('the pages behind the buttons', () => {
  const open = (path: string, method = 'GET') => fetch(`${dashboard.listeningUrl}${path}`, { method });

  it('do nothing until somebody taps, then once, and show no more than the alert did', async () => {
    await tell('request', salesId);
    const { rows } = await dashboard.records.db.execute<{ id: number }>(
      `SELECT max(id)::int AS id FROM tellings WHERE user_id = '${salesId}'`,
    );
    const [mail] = await channels(sales);
    const token = makeActToken(
      keys.acts,
      { tellingId: rows[0]?.id ?? 0, channelId: mail?.id ?? 0, act: 'mine' },
      Date.now(),
    );
    const page = await open(`/a/${token}`);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const html = await page.text();
    expect(html).toContain('Acme &#60;b&#62;Pumps');
    expect(html).toContain('<form method="post"><button>Yes, it is mine</button>');
    expect(html).not.toMatch(/<script|src=/);
    await open(`/a/${token}`, 'HEAD');
    expect(await dashboard.records.db.select().from(leads)).toEqual([]);
    expect(await (await open(`/a/${token}`, 'POST')).text()).toContain('is yours now');
    expect(await (await open(`/a/${token}`, 'POST')).text()).toContain('already');
    expect(await dashboard.records.db.select().from(leads)).toMatchObject([{ companyId, ownerId: salesId }]);
    for (const none of [`${token}x`, 'x', token.replace('m.', 'n.')])
      expect((await open(`/a/${none}`)).status).toBe(410);
  });

  it('end the mails with one tap', async () => {
    const [mail] = await channels(sales);
    const path = `/a/${makeUnsubscribeToken(keys.acts, mail?.id ?? 0, Date.now())}`;
    expect((await open(path)).status).toBe(200);
    expect(await channels(sales)).toContainEqual(expect.objectContaining({ id: mail?.id, enabled: true }));
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(`${dashboard.listeningUrl}${path}`, { method: 'POST', body })).status).toBe(200);
    expect(await channels(sales)).toContainEqual(
      expect.objectContaining({ id: mail?.id, enabled: false, ended: 'unsubscribed' }),
    );
  });
});

it('a browser becomes a channel of whoever is signed in there, under its name, and goes nowhere else', async () => {
  const seller = await dashboard.withRole('sales', 'pushed');
  const { publicKey } = (await seller.get('/api/alerts/push')).body;
  expect(publicKey).toMatch(/^B[A-Za-z0-9_-]{86}$/);
  expect((await seller.get('/api/alerts/push')).body['publicKey']).toBe(publicKey);
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
  const endpoint = 'https://fcm.googleapis.com/fcm/send/secret-of-the-browser';
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const made = await seller.post('/api/alerts/push', { endpoint, ...keys }, { 'user-agent': agent });
  expect(made).toMatchObject({
    status: 200,
    body: {
      kind: 'push',
      name: 'Firefox, Linux',
      where: 'fcm.googleapis.com',
      names: false,
      pace: 'by_rules',
    },
  });
  const again = await seller.post('/api/alerts/push', { endpoint, ...keys });
  expect(again.body['id']).toBe(made.body['id']);
  expect(JSON.stringify((await seller.get('/api/alerts/channels')).body)).not.toContain(
    'secret-of-the-browser',
  );
  const next = { endpoint: `${endpoint}-2`, ...keys };
  const other = await dashboard.withRole('sales', 'pushed-too');
  expect((await other.patch('/api/alerts/push', { ...next, former: endpoint })).status).toBe(404);
  const moved = await seller.patch('/api/alerts/push', { ...next, former: endpoint });
  expect(moved).toMatchObject({ status: 200, body: { id: made.body['id'], name: 'Firefox, Linux' } });
  const refused = await Promise.all([
    seller.patch('/api/alerts/push', { ...next, endpoint: 'https://push.evil.example/x', former: endpoint }),
    seller.post('/api/alerts/push', { endpoint: 'https://push.evil.example/x', ...keys }),
    seller.post('/api/alerts/push', { endpoint: 'http://fcm.googleapis.com/x', ...keys }),
    seller.post('/api/alerts/push', { endpoint, ...keys, auth: 'short' }),
    seller.patch(`/api/alerts/channels/${String(made.body['id'])}`, {
      address: 'https://fcm.googleapis.com/y',
    }),
  ]);
  expect(refused.map(({ body }) => (body['error'] as { code: string }).code)).toEqual([
    ...['channel_host_not_yours', 'channel_host_not_yours', 'channel_address_unusable'],
    ...['invalid_input', 'channel_is_browser'],
  ]);
  const preview = await seller.get('/api/alerts/preview?kind=push&what=signal&language=en&names=no');
  expect(JSON.parse(String(preview.body['text']))).toMatchObject({ title: expect.any(String), actions: [] });
  expect((await seller.delete(`/api/alerts/channels/${String(made.body['id'])}`)).status).toBe(200);
});
