// Deliveries share writes, and what is wrong with one is no fault of the others.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeliveryWriter } from '#collector/webhooks/delivery-writer.ts';
import { createFindConnection } from '#collector/webhooks/find-connection.ts';
import { keepWebhook } from '#collector/webhooks/keep-webhook.ts';
import type { NewDelivery } from '#stores/records/questions/keep-deliveries.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { keys, openWebhookIntake, type TestConnection, type WebhookIntake } from './open-webhook-intake.ts';

let intake: WebhookIntake;
let connection: TestConnection;
beforeAll(async () => {
  intake = await openWebhookIntake();
  connection = await intake.connect('generic');
});
afterAll(() => intake.close());

function delivery(key: string, more: Partial<NewDelivery> = {}): NewDelivery {
  const hash = createHash('sha256').update(key).digest('hex');
  return {
    ...{ connectionId: connection.id, receivedAt: new Date(), dedupeKey: hash, bodyHash: hash },
    ...{ bytes: 2, sealed: 'x', bodyUntil: new Date(), isTest: false, ...more },
  };
}

test('one of a connection that was removed just now leaves the others whole', async () => {
  const writer = createDeliveryWriter(intake.records, quietLog);
  const results = await Promise.allSettled([
    writer.keep(delivery('a')),
    writer.keep(delivery('b', { connectionId: 999_999 })),
    writer.keep(delivery('c')),
    writer.keep(delivery('a')),
    writer.keep(delivery('a', { bodyHash: 'another' })),
  ]);
  expect(
    results.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message)),
  ).toEqual([
    'kept',
    'The delivery cannot be stored now: send it again shortly.',
    'kept',
    'known',
    'replayed',
  ]);
});

test('what was kept by an earlier write is known by a later one', async () => {
  const writer = createDeliveryWriter(intake.records, quietLog);
  expect(await writer.keep(delivery('d'))).toBe('kept');
  const again = [delivery('d'), delivery('e'), delivery('d', { bodyHash: 'another' })];
  expect(await Promise.all(again.map((one) => writer.keep(one)))).toEqual(['known', 'kept', 'replayed']);
});

test('a generic tool that says the same again is heard, but for what it repeats within a day', async () => {
  const writer = createDeliveryWriter(intake.records, quietLog);
  const find = createFindConnection(intake.records, keys);
  const found = await find(connection.url.split('/').at(-1) ?? '', () => undefined);
  if (found === undefined) return expect.fail('there is no such connection');
  const keep = (provider: 'generic' | 'sendgrid', hours: number) =>
    keepWebhook({
      ...{ writer, keys, once: undefined, secretUsed: '' },
      connection: { ...found, provider },
      request: { method: 'POST', urls: [], query: '', headers: {}, body: Buffer.from(`"${provider}"`) },
      receivedAtMs: Date.UTC(2026, 2, 2, 23) + hours * 3_600_000,
    });
  const told = [];
  for (const hours of [0, 0.5, 2, 22, 30, 31, 24 * 18]) told.push(await keep('generic', hours));
  expect(told).toEqual(['kept', 'known', 'known', 'known', 'kept', 'known', 'kept']);
  expect([await keep('sendgrid', 0), await keep('sendgrid', 48)]).toEqual(['kept', 'known']);
});
