// Who unsubscribed, complained or cannot be reached at a mailing tool is written to by no other.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { understandMailEvent } from '#processor/adapters/webhooks/understand-mail-event.ts';
import { makeBatch } from '#processor/connections/make-requests.ts';
import { createKeepLinkUses } from '#processor/links/keep-link-uses.ts';
import { addRecipients, createMailing } from '#stores/records/links/change-mailings.ts';
import { listSubscribed } from '#stores/records/links/list-recipients.ts';
import { listMailRefusals, unsubscribe } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { sampleBatch } from '#tests/support/sample-batch.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const networks = { find: () => ({ networkClass: 'isp' as const }) };
let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
}, 300_000);
afterAll(() => records?.close());

type Told = Pick<Parameters<typeof understandMailEvent>[0], 'kind' | 'word' | 'isHard'>;

/** As a connection of the provider tells it, opens and clicks under names. */
function told(email: string, event: Told, provider = 'sendgrid'): QueuedRequest[] {
  const engagement = understandMailEvent({ ...event, provider, email, at: Date.now(), providerId: email });
  const facts = { connectionId: 1, dedupeKey: email, siteId, provider, trackingConsent: true };
  return makeBatch([engagement], { ...facts, receivedAtMs: Date.now() })?.requests ?? [];
}

const write = (requests: QueuedRequest[], erased = '') =>
  createKeepLinkUses({
    ...{ records, networks },
    refused: { isErased: (key) => key === erased, isWithdrawn: () => false },
    onDrop: (reason) => expect.fail(reason),
  })([sampleBatch(requests)]);

const refused = async () =>
  (await listMailRefusals(records, siteId, { afterEmail: '', limit: 100 })).map(
    ({ email, unsubscribedBy }) => `${email} ${unsubscribedBy}`,
  );

test('unsubscribed, complained or bounced for good there, an address gets no further mailing here', async () => {
  const { id } = await createMailing(records, { id: 'u1', name: 'Marta' }, { siteId, name: 'N' });
  const names = ['left', 'spam', 'gone', 'gone2', 'full', 'opened', 'here'];
  const recipients = names.map((name) => ({ email: `${name}@acme.it`, name, allowsTracking: null }));
  await addRecipients(records, id, recipients);
  await unsubscribe(records, { siteId, email: 'here@acme.it', mailingId: id }, 'page');
  const requests = [
    ...told('Left@Acme.it', { kind: 'email_unsubscribe', word: 'unsubscribe' }),
    ...told('spam@acme.it', { kind: 'email_complaint', word: 'spamreport' }),
    ...told('gone@acme.it', { kind: 'email_bounce', word: 'bounce', isHard: true }),
    ...told('gone2@acme.it', { kind: 'email_bounce', word: 'hard_bounce' }, 'brevo'),
    ...told('full@acme.it', { kind: 'email_bounce', word: 'soft_bounce' }, 'brevo'),
    ...told('opened@acme.it', { kind: 'email_open', word: 'open' }),
    ...told('here@acme.it', { kind: 'email_unsubscribe', word: 'unsubscribe' }),
  ];
  await write(requests);
  await write(requests);
  const left = await listSubscribed(records, id, { afterId: 0, limit: 10 });
  expect(left.map(({ name }) => name)).toEqual(['full', 'opened']);
  expect(await refused()).toEqual([
    ...['gone2@acme.it provider', 'gone@acme.it provider', 'here@acme.it page'],
    ...['left@acme.it provider', 'spam@acme.it provider'],
  ]);
});

test('what a tool told is lifted when the same tool writes to the address again, and neither a complaint nor the recipient’s own word', async () => {
  const names = ['moved', 'other', 'angry', 'own'].map((name) => `${name}@again.it`);
  const [moved = '', other = '', angry = '', own = ''] = names;
  const left = { kind: 'email_unsubscribe', word: 'unsubscribe' } as const;
  await write([
    ...[moved, other, own].flatMap((email) => told(email, left, 'mailchimp')),
    ...told(angry, { kind: 'email_complaint', word: 'unsubscribe' }, 'mailchimp'),
  ]);
  await unsubscribe(records, { siteId, email: own, mailingId: null }, 'one_click');
  const back = { kind: 'email_subscribe', word: 'subscribe' } as const;
  await write([
    ...[moved, angry, own].flatMap((email) => told(email, back, 'mailchimp')),
    ...told(other, back, 'brevo'),
  ]);
  expect((await refused()).filter((one) => one.includes('again.it'))).toEqual([
    ...[`${angry} provider`, `${other} provider`, `${own} one_click`],
  ]);
});

test('nothing is kept of whoever was erased, nor of what a file, a browser or another tool says', async () => {
  const before = await refused();
  const left = { kind: 'email_unsubscribe', word: 'unsubscribe' } as const;
  await write(told('erased@acme.it', left), 'email:erased@acme.it');
  await write(told('file@acme.it', left, 'file'));
  await write(told('browser@acme.it', left).map((request) => ({ ...request, channel: 'browser' as const })));
  expect(await refused()).toEqual(before);
});
