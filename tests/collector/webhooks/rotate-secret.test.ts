// Two secrets of a connection hold side by side until a stated moment.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { changeConnection } from '#stores/records/questions/keep-connections.ts';
import { keys, openWebhookIntake, type TestConnection, type WebhookIntake } from './open-webhook-intake.ts';

let intake: WebhookIntake;
beforeAll(async () => {
  intake = await openWebhookIntake();
});
afterAll(() => intake.close());

async function deliver({ url }: TestConnection, secret: string, nonce: string): Promise<number> {
  const signed = signWebhook('meta', {
    ...{ url, contentType: 'application/json', body: JSON.stringify({ object: 'page', entry: [], nonce }) },
    secrets: { secret, verifyToken: '', topicArn: '', channelId: '' },
    ...{ nowMs: Date.now(), nonce },
  });
  const answer = await fetch(url, {
    method: 'POST',
    headers: signed?.headers ?? {},
    body: signed?.body ?? '',
  });
  return answer.status;
}

const rotate = (connection: TestConnection, oldUntilMs: number) =>
  changeConnection(
    intake.records,
    connection.id,
    { secrets: { secret: 'new', verifyToken: '', oldSecret: 'old', oldUntilMs } },
    keys,
  );

test('both hold while the change is under way, each delivery says which, and a third never does', async () => {
  const connection = await intake.connect('meta', { secret: 'old' });
  await rotate(connection, Date.now() + 3_600_000);
  expect(await deliver(connection, 'old', '1')).toBe(200);
  expect(await deliver(connection, 'new', '2')).toBe(200);
  expect(await deliver(connection, 'other', '3')).toBe(401);
  expect((await connection.deliveries()).map(({ secretUsed }) => secretUsed)).toEqual(['new', 'old']);
});

test('at its end the old one is turned away, and nothing is said of which any more', async () => {
  const connection = await intake.connect('meta', { secret: 'old' });
  await rotate(connection, Date.now() - 1);
  expect(await deliver(connection, 'old', '1')).toBe(401);
  expect(await deliver(connection, 'new', '2')).toBe(200);
  expect((await connection.deliveries()).map(({ secretUsed }) => secretUsed)).toEqual(['']);
});
