// Webhooks of any other tool, and those that follow Standard Webhooks: understood by paths that somebody chose. Without paths,
// Standard Webhooks still say what happened, since their frame is known. Source: standard-webhooks/spec/standard-webhooks.md.

import { applyMapping } from './apply-mapping.ts';
import { makeEngagement } from './make-engagement.ts';
import { dateOf, objectOf, stampOf, textOf } from './read-loose.ts';
import { readPayload } from './read-payload.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readGeneric: WebhookAdapter = (webhook) => {
  const { mapping } = webhook.settings;
  const payload = readPayload(webhook);
  if (mapping === undefined) throw new WebhookFault('no_mapping');
  const defaults = { provider: 'generic', at: webhook.receivedAtMs, word: '', target: '', providerId: '' };
  return { engagements: applyMapping(payload, mapping, defaults) };
};

export const readStandard: WebhookAdapter = (webhook) => {
  const { mapping } = webhook.settings;
  const payload = readPayload(webhook);
  const { type, timestamp } = objectOf(payload);
  const facts = {
    provider: 'standard',
    at: dateOf(timestamp) ?? stampOf(timestamp) ?? webhook.receivedAtMs,
    word: textOf(type),
    target: '',
    providerId: textOf(webhook.headers['webhook-id']),
  };
  if (mapping !== undefined) return { engagements: applyMapping(payload, mapping, facts) };
  if (facts.word === '') throw new WebhookFault('wrong_shape');
  return { engagements: [makeEngagement({ ...facts, kind: 'other', human: 'unsure' })] };
};
