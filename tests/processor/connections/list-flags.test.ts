// What deliveries of mailing tools say of machines, and to which link of ours.

import { expect, test } from 'vitest';
import type { WebhookProvider } from '#contract/connection-report.ts';
import { findAdapter } from '#processor/adapters/webhooks/find-adapter.ts';
import { listFlags } from '#processor/connections/list-flags.ts';

const receivedAtMs = Date.UTC(2026, 9, 1, 12);
const atSeconds = receivedAtMs / 1_000 - 60;
const facts = { connectionId: 1, dedupeKey: 'd', siteId: 3, trackingConsent: false, receivedAtMs };
const link = 'https://go.acme.example/l/abcdefgh?t=token';
const email = 'anna@acme.example';

function flagsOf(provider: WebhookProvider, body: unknown) {
  const received = { provider, headers: { 'content-type': 'application/json' }, settings: {}, receivedAtMs };
  const understood = findAdapter(provider)({ ...received, body: Buffer.from(JSON.stringify(body)) });
  return listFlags(understood, { ...facts, provider });
}

test('SendGrid’s machine openings, and agents that say what they are', () => {
  const common = { email, timestamp: atSeconds, sg_event_id: 'e1' };
  expect(flagsOf('sendgrid', [{ ...common, event: 'open', sg_machine_open: true }])).toMatchObject([
    { siteId: 3, kind: 'flagged_open', atMs: atSeconds * 1_000, email, code: '' },
  ]);
  const click = { ...common, event: 'click', url: link };
  expect(
    flagsOf('sendgrid', [
      { ...click, useragent: 'Mozilla/5.0 (compatible; Barracuda Sentinel (EE) bot/1.0)' },
    ]),
  ).toMatchObject([{ kind: 'flagged_click', code: 'abcdefgh' }]);
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  expect(flagsOf('sendgrid', [{ ...click, useragent: chrome }])).toEqual([]);
});

test('Mailgun’s bots, and Apple’s privacy protection as Postmark passes it on', () => {
  const event = { event: 'clicked', id: 'x', timestamp: atSeconds, recipient: email, url: link };
  expect(flagsOf('mailgun', { 'event-data': { ...event, 'client-info': { bot: 'gmail' } } })).toMatchObject([
    { kind: 'flagged_click', code: 'abcdefgh' },
  ]);
  const open = { RecordType: 'Open', MessageID: 'm', Recipient: email, ReceivedAt: '2026-10-01T11:59:00Z' };
  expect(flagsOf('postmark', { ...open, UserAgent: 'Mozilla/5.0' })).toMatchObject([
    { kind: 'flagged_open' },
  ]);
  const proxy = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
  expect(flagsOf('postmark', { ...open, UserAgent: proxy })).toEqual([]);
});

test('bounces are the mail server’s and no robot’s, and nobody is no recipient', () => {
  expect(flagsOf('brevo', { event: 'hard_bounce', email, 'message-id': 'm', ts_event: atSeconds })).toEqual(
    [],
  );
  expect(flagsOf('brevo', { event: 'proxy_open', 'message-id': 'm', ts_event: atSeconds })).toEqual([]);
});
