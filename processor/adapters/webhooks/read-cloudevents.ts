// CloudEvents 1.0 in all three modes: attributes in headers (binary), one event as JSON (structured), a list (batch). Source:
// cloudevents/spec, HTTP protocol binding and JSON format.

import type { PayloadMapping } from '#contract/connection-report.ts';
import type { WireEngagement } from '#contract/engagement.ts';
import { parseExactJson } from '#intelligence/webhooks/parse-exact-json.ts';
import { applyMapping } from './apply-mapping.ts';
import { makeEngagement } from './make-engagement.ts';
import {
  dateOf,
  type Loose,
  objectOf,
  readJson,
  readJsonList,
  readJsonObject,
  textOf,
} from './read-loose.ts';
import { type ReceivedWebhook, type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readCloudevents: WebhookAdapter = (webhook) => {
  const type = (webhook.headers['content-type'] ?? '').toLowerCase();
  const events = type.startsWith('application/cloudevents-batch+json')
    ? readJsonList(webhook)
    : type.startsWith('application/cloudevents+json')
      ? [readJsonObject(webhook)]
      : [readBinary(webhook)];
  const { mapping } = webhook.settings;
  return { engagements: events.flatMap((event) => readEvent(event, mapping, webhook.receivedAtMs)) };
};

function readBinary({ headers, body }: ReceivedWebhook): Loose {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value]): [string, string] => [name.slice(3), decode(value)]);
  const isJson = /^application\/(?:[\w.-]+\+)?json/i.test(headers['content-type'] ?? '');
  const data = body.length === 0 ? undefined : isJson ? readJson({ body }) : body.toString('utf8');
  return { ...Object.fromEntries(attributes), data };
}

/** Header values are percent-encoded where they are not plain. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readEvent(
  event: Loose,
  mapping: PayloadMapping | undefined,
  receivedAtMs: number,
): WireEngagement[] {
  const [id, source, word] = ['id', 'source', 'type'].map((name) => textOf(event[name]));
  if (!id || !source || !word) throw new WebhookFault('wrong_shape');
  const facts = {
    ...{ provider: 'cloudevents', word, target: textOf(event['subject']), providerId: `${source} ${id}` },
    at: dateOf(event['time']) ?? receivedAtMs,
  };
  if (mapping === undefined) return [makeEngagement({ ...facts, kind: 'other', human: 'unsure' })];
  return applyMapping(readData(event), mapping, facts);
}

function readData(event: Loose): unknown {
  const encoded = event['data_base64'];
  if (typeof encoded !== 'string') return event['data'];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    return objectOf(parseExactJson(text));
  } catch {
    return text;
  }
}
