// Webhooks through a real collector into real records: what is right is kept once, what is not is turned away and counted.

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { providerFacts, type WebhookProvider, webhookProviders } from '#contract/connection-report.ts';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { changeConnection, findConnection } from '#stores/records/questions/keep-connections.ts';
import { webhookDeliveries } from '#stores/records/schema/connections.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { keys, openWebhookIntake, type TestConnection, type WebhookIntake } from './open-webhook-intake.ts';

let intake: WebhookIntake;
beforeAll(async () => {
  intake = await openWebhookIntake();
});
afterAll(() => intake.close());

const secretFor = (provider: WebhookProvider) =>
  provider === 'standard' ? 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' : 'test-secret';

function sign(provider: WebhookProvider, { url }: TestConnection, body: string, nonce = 'n1') {
  const secrets = { secret: secretFor(provider), verifyToken: '', topicArn: '', channelId: '' };
  const contentType = 'application/json';
  const signed = signWebhook(provider, { url, contentType, body, secrets, nowMs: Date.now(), nonce });
  if (signed === undefined) throw new Error('this cannot be signed');
  return signed;
}

const post = (url: string, { headers, body }: { headers: Readonly<Record<string, string>>; body: string }) =>
  fetch(url, { method: 'POST', headers, body });

const signable = webhookProviders.filter((provider) => !providerFacts[provider].signsAlone);

test.each(signable)(
  'a delivery of %s is kept whole and sealed, and a repeated one once',
  async (provider) => {
    const connection = await intake.connect(provider, { secret: secretFor(provider) });
    const signed = sign(provider, connection, '{"id":"1","text":"è"}');
    expect((await post(connection.url, signed)).status).toBe(200);
    expect((await post(connection.url, signed)).status).toBe(200);
    const kept = await connection.deliveries();
    expect(kept).toMatchObject([{ state: 'waiting', isTest: false, hasBody: true }]);
    const rows = await intake.records.db.select().from(webhookDeliveries).limit(1_000);
    const row = rows.find(({ id }) => id === kept[0]?.id);
    expect(row?.sealed).not.toContain('text');
    expect(openDelivery(row?.sealed ?? '', keys.deliveries).body.toString()).toBe(signed.body);
  },
);

test.each(signable.filter((provider) => !['mailchimp', 'generic'].includes(provider)))(
  'what %s did not sign is turned away, counted with its reason, and not kept',
  async (provider) => {
    const connection = await intake.connect(provider, { secret: 'another-secret-than-theirs' });
    const answer = await post(connection.url, sign(provider, connection, '{"id":"1"}'));
    expect(answer.status).toBe(provider === 'youtube' ? 200 : 401);
    await expect
      .poll(async () => (await findConnection(intake.records, connection.id))?.refusedCount, {
        timeout: 10_000,
      })
      .toBe(1);
    expect((await findConnection(intake.records, connection.id))?.refusedReason).toBe(
      provider === 'standard' ? 'no_secret' : 'wrong_signature',
    );
    expect(await connection.deliveries()).toEqual([]);
  },
);

test.each(['meta', 'mailgun', 'brevo', 'pipedrive', 'standard'] as const)(
  'what nobody signed is counted apart from what was signed for %s, with its time',
  async (provider) => {
    const connection = await intake.connect(provider, { secret: secretFor(provider) });
    expect((await post(connection.url, sign(provider, connection, '{"id":"1"}'))).status).toBe(200);
    const stray = { headers: { 'content-type': 'application/json' }, body: '{"hello":1}' };
    expect((await post(connection.url, stray)).status).toBe(401);
    const counts = async () => {
      const row = await findConnection(intake.records, connection.id);
      return [row?.unsignedCount, row?.refusedCount, row?.refusedAt];
    };
    await expect.poll(counts, { timeout: 10_000 }).toEqual([1, 0, null]);
    const at = (await findConnection(intake.records, connection.id))?.unsignedAt?.getTime() ?? 0;
    expect(Math.abs(Date.now() - at)).toBeLessThan(60_000);
  },
);

test('a token of Mailgun’s is taken once: with another body it is a replay', async () => {
  const connection = await intake.connect('mailgun', { secret: secretFor('mailgun') });
  const signed = sign('mailgun', connection, '{"event-data":{"event":"opened"}}', 'once-only');
  expect((await post(connection.url, signed)).status).toBe(200);
  const changed = { ...signed, body: signed.body.replace('opened', 'clicks') };
  const answer = await post(connection.url, changed);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'replayed' } });
  expect(await connection.deliveries()).toHaveLength(1);
});

test('nothing is taken at a wrong token, under another provider’s name, or while it is switched off', async () => {
  const connection = await intake.connect('generic');
  const body = { headers: {}, body: '{}' };
  expect((await post(`${connection.url}x`, body)).status).toBe(404);
  expect((await post(connection.url.replace('/generic/', '/meta/'), body)).status).toBe(404);
  expect((await post(`${intake.url}/hooks/generic/../..`, body)).status).toBe(404);
  await changeConnection(intake.records, connection.id, { enabled: false }, keys);
  const send = async () => (await post(connection.url, body)).status;
  await expect.poll(send, { timeout: 10_000 }).toBe(404);
});

test('handshakes are answered, and only for the secret that is ours', async () => {
  const meta = await intake.connect('meta', { secret: 'test-secret' });
  const ask = (token: string) =>
    fetch(`${meta.url}?hub.mode=subscribe&hub.challenge=<b>42</b>&hub.verify_token=${token}`);
  const right = await ask('verify-me');
  expect([right.status, await right.text()]).toEqual([200, '<b>42</b>']);
  expect(right.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(right.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await ask('verify-you')).status).toBe(403);
  const brevo = await intake.connect('brevo', { secret: 'x' });
  expect((await fetch(brevo.url)).status).toBe(405);
});

test('a hub that confirms tells how long it will send', async () => {
  const youtube = await intake.connect('youtube', { secret: 's', settings: { channelId: 'UC1' } });
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': 'https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC1',
    'hub.challenge': 'abc',
    'hub.lease_seconds': '1000',
    'hub.verify_token': 'verify-me',
  });
  const answer = await fetch(`${youtube.url}?${query}`);
  expect(await answer.text()).toBe('abc');
  const until = (await findConnection(intake.records, youtube.id))?.leaseUntil?.getTime() ?? 0;
  expect(Math.abs(until - Date.now() - 1_000_000)).toBeLessThan(60_000);
});

test('two events of CloudEvents with the same data are two, by the name in their headers', async () => {
  const connection = await intake.connect('cloudevents', { secret: secretFor('cloudevents') });
  for (const id of ['a', 'b', 'a']) {
    const signed = sign('cloudevents', connection, '{}');
    const headers = { ...signed.headers, 'ce-id': id, 'ce-source': '/shop', 'ce-type': 'x' };
    expect((await post(connection.url, { ...signed, headers })).status).toBe(200);
  }
  expect(await connection.deliveries()).toHaveLength(2);
});

test('a sample of our own is known by its mark, which nobody else can make', async () => {
  const connection = await intake.connect('generic');
  const send = (body: string, mark: string) =>
    post(connection.url, { headers: { 'x-fiuto-test': mark }, body });
  await send('{"n":1}', keys.markTest(connection.id, Buffer.from('{"n":1}')));
  await send('{"n":2}', createHmac('sha256', 'guess').update('{"n":2}').digest('hex'));
  const kept = await connection.deliveries();
  expect(kept.map(({ isTest }) => isTest)).toEqual([false, true]);
});

test.each(signable)(
  'what %s delivered is destroyed as soon as addresses in it must be, else after 30 days',
  async (provider) => {
    const connection = await intake.connect(provider, { secret: secretFor(provider) });
    expect((await post(connection.url, sign(provider, connection, '{"id":"kept"}', 'kept'))).status).toBe(
      200,
    );
    const kept = await connection.deliveries();
    const rows = await intake.records.db.select().from(webhookDeliveries).limit(10_000);
    const row = rows.find(({ id }) => id === kept[0]?.id);
    const hours = ((row?.bodyUntil.getTime() ?? 0) - (row?.receivedAt.getTime() ?? 0)) / 3_600_000;
    // As each provider's payloads are described: Mailgun's opens, HubSpot's forms and what anybody sends may hold addresses.
    const holdAddresses = [
      ...['mailgun', 'postmark', 'mailchimp', 'brevo', 'hubspot', 'pipedrive', 'twenty', 'tawk', 'crisp'],
      ...['cloudevents', 'standard', 'generic'],
    ];
    expect(hours).toBe(holdAddresses.includes(provider) ? 72 : 720);
  },
);

test('a body beyond five megabytes is refused', async () => {
  const connection = await intake.connect('generic');
  const answer = await post(connection.url, { headers: {}, body: 'x'.repeat(5 * 1024 * 1024 + 1) });
  expect(answer.status).toBe(413);
});

test('deliveries that arrive together share a write, and each is answered for itself', async () => {
  const connection = await intake.connect('mailgun', { secret: secretFor('mailgun') });
  const send = async (nonce: string, event: string) => {
    const signed = sign('mailgun', connection, JSON.stringify({ 'event-data': { event } }), nonce);
    return (await post(connection.url, signed)).status;
  };
  const fresh = Array.from({ length: 120 }, (_, index) => send(`t${index}`, 'opened'));
  // Of these three, one is kept: whichever came first.
  const same = ['opened', 'clicked', 'clicked'].map((event) => send('shared', event));
  expect(new Set(await Promise.all(fresh))).toEqual(new Set([200]));
  const statuses = await Promise.all(same);
  expect([...statuses].sort()).toEqual(statuses[0] === 200 ? [200, 401, 401] : [200, 200, 401]);
  expect(await connection.deliveries()).toHaveLength(121);
});
