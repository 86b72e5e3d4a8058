// A webhook's request as the checks see it.

import type { IncomingMessage } from 'node:http';
import type { WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';

/** `publicUrl`: of the collector, '' when none is set: then only the Host header says how we were called. */
export function describeWebhook(request: IncomingMessage, body: Buffer, publicUrl: string): WebhookRequest {
  const path = request.url ?? '/';
  const mark = path.indexOf('?');
  const host = request.headers.host ?? '';
  const bases = [publicUrl, `https://${host}`, `http://${host}`].filter((base) => base !== '');
  return {
    method: request.method ?? 'GET',
    urls: bases.map((base) => base + path),
    query: mark < 0 ? '' : path.slice(mark + 1),
    headers: flatten(request.headers),
    body,
  };
}

function flatten(headers: IncomingMessage['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
