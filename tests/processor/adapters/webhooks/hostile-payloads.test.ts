// No payload makes an adapter throw anything but its own fault, take long, or say what the contract does not allow.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WebhookProvider, webhookProviders } from '#contract/connection-report.ts';
import { engagementSchema } from '#contract/engagement.ts';
import { outboxPayloads } from '#contract/outbox.ts';
import { findFetchedAdapter } from '#processor/adapters/webhooks/fetched/find-fetched-adapter.ts';
import { findAdapter } from '#processor/adapters/webhooks/find-adapter.ts';
import { type UnderstoodWebhook, WebhookFault } from '#processor/adapters/webhooks/webhook-adapter.ts';
import { workOutDelivery } from '#processor/connections/work-out-delivery.ts';
import type { ConnectionRecord } from '#stores/records/questions/keep-connections.ts';
import { readWith, receivedAtMs } from './read-with.ts';

/** Names that adapters look at, so that random payloads get past their first line. */
const names = [
  ...['object', 'entry', 'changes', 'field', 'value', 'item', 'verb', 'from', 'messaging', 'message', 'type'],
  ...['notifications', 'action', 'event', 'event-data', 'RecordType', 'Type', 'Message', 'form_response'],
  ...['answers', 'payload', 'meta', 'entity', 'data', 'eventName', 'record', 'email', 'id', 'source', 'text'],
  ...[
    'leadGenFormResponse',
    'leadGenForm',
    'leadAction',
    'leadgen_id',
    'form_id',
    'page_id',
    'notice',
    'lead',
  ],
  ...[
    'field_data',
    'formResponse',
    'response',
    'leadId',
    'formId',
    'atMs',
    'name',
    'values',
    'answerDetails',
  ],
  ...['__proto__', 'constructor', 'toString', 'timestamp', 'created_time', 'subscriptionType', 'users'],
];
const words = [
  ...[
    'page',
    'feed',
    'comment',
    'messages',
    'leadgen',
    'add',
    'LEAD_ACTION',
    'opened',
    'Open',
    'Notification',
  ],
  ...[
    'form_response',
    'invitee.created',
    'person.created',
    'contact.creation',
    '{"eventType":"Open"}',
    'a@b.example',
  ],
  ...[
    'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
    '\u0000',
    '\ud800',
    '9'.repeat(40),
    'f'.repeat(400),
    '2026-10-01T00:00:00Z',
  ],
];
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...words),
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 8 }),
  ),
})).any;
const mapping = {
  kind: 'form_answer' as const,
  paths: { items: 'data', email: 'email', text: 'text', at: 'timestamp' },
};

/** Everything that comes of it holds to its contract. */
function workOut(provider: WebhookProvider, understood: UnderstoodWebhook): void {
  for (const engagement of understood.engagements) engagementSchema.parse(engagement);
  const connection = {
    ...{ id: 1, siteId: 1, provider, name: provider, tokenHash: '', sealedToken: '', sealedSecrets: '' },
    ...{ sealedCredentials: 'sealed', settings: {}, trackingConsent: false },
  } as unknown as ConnectionRecord;
  const delivery = { id: 1, dedupeKey: 'd', receivedAt: new Date(receivedAtMs), sealed: 'x', isTest: false };
  const { items, settled, things } = workOutDelivery({ ...delivery, connection }, understood, {
    ...{ secret: 'ab'.repeat(32), goneSince: new Map(), isErased: () => false, isFetched: false },
  });
  for (const { kind, payload } of items) outboxPayloads[kind].parse(payload);
  JSON.stringify([settled, things.map(({ atMs }) => new Date(atMs).toISOString())]);
}

test.each(['meta', 'linkedin'] as const)('what %s answers when it is asked for a lead', (provider) => {
  const adapter = findFetchedAdapter(provider);
  if (adapter === undefined) throw new Error('nothing is fetched of it');
  fc.assert(
    fc.property(json, (value) => {
      try {
        const body = Buffer.from(JSON.stringify(value) ?? 'null');
        workOut(provider, adapter({ provider, headers: {}, body, receivedAtMs, settings: {} }));
      } catch (error) {
        expect(error).toBeInstanceOf(WebhookFault);
      }
    }),
    { numRuns: 300 },
  );
});

test('a lead of LinkedIn’s whose form has 301 letters, and one of Meta’s, are no leads', () => {
  const long = 'f'.repeat(301);
  const linkedin = { type: 'LEAD_ACTION', leadGenFormResponse: 'urn:li:r:1', leadGenForm: long };
  const changes = [{ field: 'leadgen', value: { leadgen_id: long, page_id: long } }];
  for (const [provider, body] of [
    ['linkedin', linkedin],
    ['meta', { object: 'page', entry: [{ id: '1', changes }] }],
  ] as const) {
    const understood = readWith(provider, body);
    expect(understood.engagements).toHaveLength(1);
    workOut(provider, understood);
  }
});

test.each(webhookProviders)('%s', (provider) => {
  const adapter = findAdapter(provider);
  const bodies = fc.oneof(
    json.map((value) => JSON.stringify(value) ?? 'null'),
    fc.string({ maxLength: 200 }),
    fc.constantFrom('<feed ><entry >'.repeat(2_000), '[['.repeat(5_000), 'a[b]=1&'.repeat(2_000)),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      try {
        const { engagements, ...more } = adapter({
          ...{ provider, headers: {}, body: Buffer.from(body), receivedAtMs },
          settings: { mapping },
        });
        workOut(provider, { engagements, ...more });
      } catch (error) {
        expect(error).toBeInstanceOf(WebhookFault);
      }
    }),
    { numRuns: 300 },
  );
});
