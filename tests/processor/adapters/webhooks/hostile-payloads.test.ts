// No payload makes an adapter throw anything but its own fault, take long, or say what the contract does not allow.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webhookProviders } from '#contract/connection-report.ts';
import { engagementSchema } from '#contract/engagement.ts';
import { findAdapter } from '#processor/adapters/webhooks/find-adapter.ts';
import { WebhookFault } from '#processor/adapters/webhooks/webhook-adapter.ts';
import { makeBatch } from '#processor/connections/make-requests.ts';
import { receivedAtMs } from './read-with.ts';

/** Names that adapters look at, so that random payloads get past their first line. */
const names = [
  ...['object', 'entry', 'changes', 'field', 'value', 'item', 'verb', 'from', 'messaging', 'message', 'type'],
  ...['notifications', 'action', 'event', 'event-data', 'RecordType', 'Type', 'Message', 'form_response'],
  ...['answers', 'payload', 'meta', 'entity', 'data', 'eventName', 'record', 'email', 'id', 'source', 'text'],
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
  ...['ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', '\u0000', '\ud800', '9'.repeat(40), '2026-10-01T00:00:00Z'],
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
        const { engagements } = adapter({
          ...{ provider, headers: {}, body: Buffer.from(body), receivedAtMs },
          settings: { mapping },
        });
        for (const engagement of engagements) engagementSchema.parse(engagement);
        const facts = { connectionId: 1, dedupeKey: 'd', siteId: 1, provider, trackingConsent: false };
        makeBatch(engagements, { ...facts, receivedAtMs });
      } catch (error) {
        expect(error).toBeInstanceOf(WebhookFault);
      }
    }),
    { numRuns: 300 },
  );
});
