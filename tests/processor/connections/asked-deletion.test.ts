// Whoever asks Meta to have their data deleted: a code that stays the same, a page that says what became of it, and all that they
// did through this connection is put down to be deleted, nothing of anybody else.

import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { understandDeliveries } from '#processor/connections/understand-deliveries.ts';
import { listDueDeletions, settleDeletions } from '#stores/records/reported/due-deletions.ts';
import {
  masterSecret,
  openWebhookIntake,
  type TestConnection,
  type WebhookIntake,
} from '#tests/collector/webhooks/open-webhook-intake.ts';
import { formOf, makeSignedRequest } from '#tests/intelligence/webhooks/make-signed-request.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const secret = 'test-secret';
let intake: WebhookIntake;
let connection: TestConnection;
beforeAll(async () => {
  intake = await openWebhookIntake();
  connection = await intake.connect('meta', { secret });
}, 120_000);
afterAll(() => intake?.close());

let queued: QueuedBatch[] = [];
const understand = () =>
  understandDeliveries({
    ...{ records: intake.records, secret: masterSecret, log: quietLog },
    queue: { add: async (batches) => void queued.push(...batches) },
    keepFlags: async () => undefined,
    confirmTopic: () => Promise.reject(new Error('not here')),
  });

async function comment(user: string, id: string, atMs: number): Promise<void> {
  const value = {
    from: { id: user, name: 'Jane Doe' },
    ...{ item: 'comment', comment_id: id, post_id: 'P_1', verb: 'add', message: 'Hello' },
    created_time: Math.round(atMs / 1_000),
  };
  const changes = [{ field: 'feed', value }];
  const body = JSON.stringify({ object: 'page', entry: [{ id: 'PAGE', time: value.created_time, changes }] });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  expect((await fetch(connection.url, { method: 'POST', headers, body })).status).toBe(200);
}

const answer = z.object({ url: z.string(), confirmation_code: z.string().regex(/^[0-9a-f]{24}$/) });
const signed = makeSignedRequest(secret, {
  ...{ algorithm: 'HMAC-SHA256', issued_at: Math.round(Date.now() / 1_000), user_id: '42' },
});
const ask = (text = signed) =>
  fetch(connection.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(text),
  });
const pageOf = async (url: string, language = 'en') => {
  const page = await fetch(new URL(new URL(url).pathname, intake.url), {
    headers: { 'accept-language': language },
  });
  return { status: page.status, html: await page.text(), headers: page.headers };
};

test('what they did goes, late ones included, and what others did stays', async () => {
  const hourAgo = Date.now() - 3_600_000;
  await comment('42', 'C_1', hourAgo);
  await comment('43', 'C_2', hourAgo);
  await understand();
  expect(queued.flatMap(({ requests }) => requests)).toHaveLength(2);

  const asked = answer.parse(await (await ask()).json());
  const again = answer.parse(await (await ask()).json());
  expect(again).toEqual(asked);
  // Without an address of its own the collector takes itself to be behind a proxy with a certificate.
  expect(asked.url).toBe(
    `${intake.url.replace('http:', 'https:')}/hooks/meta/deletion/${asked.confirmation_code}`,
  );
  expect((await pageOf(asked.url)).html).toContain('being carried out');

  await understand();
  const due = await listDueDeletions(intake.records.db, new Date());
  expect(due).toHaveLength(1);
  expect(await connection.deliveries()).toMatchObject([
    { state: 'understood', reason: 'deletion_asked', events: 0, hasBody: false },
    { hasBody: true },
    { hasBody: false },
  ]);
  expect((await pageOf(asked.url)).html).toContain('being carried out');
  await settleDeletions(intake.records.db, due, new Date());
  const done = await pageOf(asked.url);
  expect(done.html).toContain('is carried out');
  expect(done.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await pageOf(asked.url, 'it')).html).toContain('è stata eseguita');

  queued = [];
  await comment('42', 'C_3', hourAgo);
  await comment('43', 'C_4', hourAgo);
  await understand();
  expect(queued.flatMap(({ requests }) => requests)).toHaveLength(1);
  expect(JSON.stringify(queued)).not.toContain('C_3');
  const { rows } = await intake.records.db.execute(sql`SELECT deleted_count AS n FROM connections`);
  expect(rows).toEqual([{ n: 1 }]);
});

test('what they do on Instagram after they asked is taken, though Meta gives it no time of its own', async () => {
  queued = [];
  const value = { id: 'IG_1', from: { id: '42', username: 'jane' }, text: 'Do you deliver?' };
  const entry = [
    { id: 'IG', time: Math.round(Date.now() / 1_000) + 1, changes: [{ field: 'comments', value }] },
  ];
  const body = JSON.stringify({ object: 'instagram', entry });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  expect((await fetch(connection.url, { method: 'POST', headers, body })).status).toBe(200);
  await understand();
  expect(JSON.stringify(queued)).toContain('Do you deliver?');
});

test('whoever asks under an id that nothing is kept under is told so, and to whom to write', async () => {
  const issued = { algorithm: 'HMAC-SHA256', issued_at: Math.round(Date.now() / 1_000), user_id: '77' };
  const { url } = answer.parse(await (await ask(makeSignedRequest(secret, issued))).json());
  await understand();
  expect((await connection.deliveries())[0]).toMatchObject({ reason: 'deletion_found_nothing' });
  const { html } = await pageOf(url);
  expect(html).toContain('nothing is kept here under the ID');
  expect(html).not.toContain('is carried out');
  expect((await pageOf(url, 'it')).html).toContain('non è stato cancellato nulla');
});

test('a code that nobody was given is unknown, and what Meta did not sign deletes nothing', async () => {
  const unknown = await pageOf(`${intake.url}/hooks/meta/deletion/${'0'.repeat(24)}`);
  expect(unknown).toMatchObject({ status: 404, html: expect.stringContaining('not known here') });
  const forged = makeSignedRequest('another', { algorithm: 'HMAC-SHA256', user_id: '43' });
  expect((await ask(forged)).status).toBe(401);
  // The same once more with something beside it is no other request.
  const body = `${formOf(signed)}&more=1`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await fetch(connection.url, { method: 'POST', headers, body })).status).toBe(401);
  expect(await understand()).toBe(0);
});
