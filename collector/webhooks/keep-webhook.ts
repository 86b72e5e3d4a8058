// Puts a webhook that passed its check into the records, whole and sealed, before anybody tries to understand it.

import { createHash } from 'node:crypto';
import { providerFacts, type SecretUsed } from '#contract/connection-report.ts';
import type { WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';
import { type ConnectionKeys, testHeader } from '#stores/records/connection-keys.ts';
import type { KeptDelivery } from '#stores/records/questions/keep-deliveries.ts';
import { sealDelivery } from '#stores/records/seal-delivery.ts';
import type { DeliveryWriter } from './delivery-writer.ts';
import type { WebhookConnection } from './find-connection.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Full addresses of people's machines live no longer than this anywhere. */
const withAddressesMs = 3 * dayMs;
const withoutAddressesMs = 30 * dayMs;

export interface KeepWebhook {
  writer: DeliveryWriter;
  keys: ConnectionKeys;
  connection: WebhookConnection;
  request: WebhookRequest;
  /** What the provider gives one delivery and no other. */
  once: string | undefined;
  /** Under which it is found again; worked out where nobody was told one. */
  code?: string | undefined;
  secretUsed: SecretUsed;
  /** Server clock, milliseconds since 1970. */
  receivedAtMs: number;
}

/** Resolves when it is durable. */
export async function keepWebhook(keep: KeepWebhook): Promise<KeptDelivery> {
  const { writer, keys, connection, request, once, code, secretUsed, receivedAtMs } = keep;
  const { headers, body } = request;
  const bodyHash = sha256(body);
  // Two happenings of CloudEvents may have the same data: their names stand in headers.
  const named = headers['ce-id'] === undefined ? '' : `${headers['ce-source']} ${headers['ce-id']}`;
  const content = `body ${named} ${bodyHash}`;
  // A tool that names no delivery and has said this before says it again, unless it repeats itself within a day.
  const today = Math.floor(receivedAtMs / dayMs);
  const saysAgain =
    connection.provider === 'generic' && code === undefined && once === undefined && named === '';
  const keyOf = (day: number) => sha256(`${content} ${day}`);
  const { holdsAddresses } = providerFacts[connection.provider];
  return writer.keep({
    connectionId: connection.id,
    receivedAt: new Date(receivedAtMs),
    dedupeKey: saysAgain ? keyOf(today) : (code ?? sha256(once ?? content)),
    ...(saysAgain && { before: { dedupeKey: keyOf(today - 1), since: new Date(receivedAtMs - dayMs) } }),
    bodyHash,
    bytes: body.length,
    secretUsed,
    sealed: await sealDelivery(
      { headers: { ...pickHeaders(headers), ...noteSigned(headers) }, body },
      keys.deliveries,
    ),
    bodyUntil: new Date(receivedAtMs + (holdsAddresses ? withAddressesMs : withoutAddressesMs)),
    isTest: keys.isTestMark(connection.id, body, headers[testHeader] ?? ''),
  });
}

/** How to read the body, and what names it beside it; nothing of the sender. */
function pickHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const isKept = ([name]: [string, string]) =>
    name === 'content-type' || name === 'webhook-id' || name.startsWith('ce-');
  return Object.fromEntries(Object.entries(headers).filter(isKept));
}

/** LinkedIn signs only some of its notices: what a notice without one may do is less. */
function noteSigned(headers: Readonly<Record<string, string>>): Record<string, string> {
  return headers['x-li-signature'] === undefined ? {} : { 'x-li-signature': 'checked' };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
