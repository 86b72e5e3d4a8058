// Writes answers: short, without caching, and for refusals with a code, a message for those who may read it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CollectorParts } from './collector-parts.ts';
import { Refusal } from './collector-parts.ts';

/** An answer in JSON. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

/** To a backend the whole message; to a browser the code alone, which tells an attacker nothing. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { log }: Pick<CollectorParts, 'log'>,
  says: 'message' | 'code',
): void {
  if (response.headersSent || response.destroyed) return;
  const refusal = toRefusal(error, log);
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
  // The rest of an unread body would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  const { code, message } = refusal;
  answerJson(response, refusal.status, { error: says === 'message' ? { code, message } : { code } });
}

/** The refusal of a rate limit: of the client's address, or of all clients of the site together. */
export function tooManyFrom(whom: 'address' | 'site'): Refusal {
  const message =
    whom === 'address' ? 'Too many requests from this address.' : 'Too many events for this site.';
  return new Refusal(429, 'too_many', message, { 'retry-after': '10' });
}

function toRefusal(error: unknown, log: CollectorParts['log']): Refusal {
  if (error instanceof Refusal) return error;
  log.error(
    { reason: error instanceof Error ? error.stack : String(error) },
    'a request could not be handled',
  );
  return new Refusal(503, 'unavailable', 'The request cannot be handled now: send it again shortly.', {
    'retry-after': '5',
  });
}
