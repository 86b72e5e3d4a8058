// YouTube's hub is asked for each channel, confirmed at our own address, and asked again before its lease ends.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renewSubscriptions } from '#processor/connections/renew-subscriptions.ts';
import { findConnection } from '#stores/records/questions/keep-connections.ts';
import {
  masterSecret,
  openWebhookIntake,
  type WebhookIntake,
} from '#tests/collector/webhooks/open-webhook-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

let intake: WebhookIntake;
let hub: Server;
const wishes: URLSearchParams[] = [];
let status = 202;

beforeAll(async () => {
  intake = await openWebhookIntake();
  hub = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      wishes.push(new URLSearchParams(body));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => hub.close(resolve));
  await intake.close();
});

const renew = (nowMs: number, allowedHosts: readonly string[] = ['127.0.0.1']) =>
  renewSubscriptions(
    {
      ...{ records: intake.records, secret: masterSecret, collectorUrl: intake.url, allowedHosts },
      hubUrl: `http://127.0.0.1:${(hub.address() as AddressInfo).port}/subscribe`,
      log: quietLog,
    },
    nowMs,
  );
const hourMs = 3_600_000;

/** What a hub does with a wish: it asks at the address whether it is meant. */
async function confirm(wish: URLSearchParams, seconds: number) {
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': wish.get('hub.topic') ?? '',
    'hub.challenge': 'yes',
    'hub.lease_seconds': String(seconds),
    'hub.verify_token': wish.get('hub.verify_token') ?? '',
  });
  const answer = await fetch(`${wish.get('hub.callback')}?${query}`);
  return answer.text();
}

test('asks for each channel once, and again only when its time comes', async () => {
  const channelId = 'UC0123456789012345678901';
  const connection = await intake.connect('youtube', { secret: 'hub-secret', settings: { channelId } });
  await intake.connect('youtube', { secret: 'no channel yet' });
  const now = Date.now();
  expect(await renew(now)).toBe(1);
  expect(wishes).toHaveLength(1);
  const [wish = new URLSearchParams()] = wishes;
  expect(Object.fromEntries(wish)).toMatchObject({
    'hub.callback': connection.url,
    'hub.topic': `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channelId}`,
    'hub.secret': 'hub-secret',
  });
  expect(await renew(now + hourMs / 2)).toBe(0);
  expect(await confirm(wish, 5 * 86_400)).toBe('yes');
  expect((await findConnection(intake.records, connection.id))?.leaseUntil?.getTime()).toBeGreaterThan(now);
  expect(await renew(now + 3 * 24 * hourMs)).toBe(0);
  expect(await renew(now + 4.5 * 24 * hourMs)).toBe(1);
});

test('asks again after an hour when the hub refused, and never in a private network', async () => {
  const channelId = 'UC9999999999999999999999';
  await intake.connect('youtube', { secret: 's', settings: { channelId } });
  const now = Date.now();
  status = 500;
  expect(await renew(now)).toBe(0);
  const asked = wishes.length;
  status = 202;
  expect(await renew(now + hourMs / 2)).toBe(0);
  expect(await renew(now + 2 * hourMs, [])).toBe(0);
  expect(wishes).toHaveLength(asked);
  expect(await renew(now + 4 * hourMs)).toBe(1);
});
