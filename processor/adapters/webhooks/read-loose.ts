// Reads what providers send, of which nothing is certain: each reader answers '' or nothing where something else stands.

import { parseExactJson } from '#intelligence/webhooks/parse-exact-json.ts';
import { type ReceivedWebhook, WebhookFault } from './webhook-adapter.ts';

export type Loose = Readonly<Record<string, unknown>>;

const nothing: Loose = {};

/** An empty one for everything that is no object. */
export function objectOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : nothing;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Numbers, which some send in place of texts, are written out; '' for all else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first that says something. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = textOf(value);
    if (text !== '') return text;
  }
  return '';
}

/** Milliseconds since 1970, of a number or digits in this unit; undefined when it is none. */
export function timeOf(value: unknown, unit: 'seconds' | 'milliseconds'): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return undefined;
  return Math.round(unit === 'seconds' ? number * 1_000 : number);
}

/** Milliseconds since 1970 of a number that some write in seconds and some in milliseconds. */
export function stampOf(value: unknown): number | undefined {
  const at = timeOf(value, 'milliseconds');
  // Before March 1973 in milliseconds, after the year 5138 in seconds.
  return at !== undefined && at < 100_000_000_000 ? at * 1_000 : at;
}

/** Milliseconds since 1970 of a date in text; one without zone is taken for UTC. */
export function dateOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const plain = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(text);
  const at = Date.parse(plain ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isFinite(at) && at > 0 ? at : undefined;
}

/** Ids that are numbers keep all their digits. Throws WebhookFault when the body is no JSON. */
export function readJson({ body }: Pick<ReceivedWebhook, 'body'>): unknown {
  try {
    return parseExactJson(body.toString('utf8'));
  } catch {
    throw new WebhookFault('not_readable');
  }
}

/** Throws WebhookFault when the body is no JSON object. */
export function readJsonObject(webhook: Pick<ReceivedWebhook, 'body'>): Loose {
  const read = readJson(webhook);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new WebhookFault('wrong_shape');
  return read as Loose;
}

/** One event or a list of them. Throws WebhookFault for anything else. */
export function readJsonList(webhook: Pick<ReceivedWebhook, 'body'>): readonly Loose[] {
  const read = readJson(webhook);
  if (typeof read !== 'object' || read === null) throw new WebhookFault('wrong_shape');
  return (Array.isArray(read) ? read : [read]).map(objectOf);
}
