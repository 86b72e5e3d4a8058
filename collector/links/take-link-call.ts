// The door of the short addresses: `/l/` links, `/o/` open pixels, `/u/` unsubscribing.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { answerPage } from './link-pages.ts';
import { takeOpenPixel } from './take-open-pixel.ts';
import { takeShortLink } from './take-short-link.ts';
import { takeUnsubscribe } from './take-unsubscribe.ts';

const takers = { l: takeShortLink, o: takeOpenPixel, u: takeUnsubscribe };

/** Whether the path is one of these. */
export function isLinkPath(path: string): boolean {
  return path[2] === '/' && (path[1] === 'l' || path[1] === 'o' || path[1] === 'u');
}

/** Resolves when it is answered; never rejects. */
export async function takeLinkCall(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  path: string,
  query: string,
): Promise<void> {
  const { parts, findClientAddress, limitRate } = context;
  const receivedAtMs = Date.now();
  try {
    const address = clientAddressOf(request, findClientAddress);
    if (!limitRate.admitRequest(address, receivedAtMs)) {
      answerPage(request, response, 429, 'busy', { 'retry-after': '60' });
      return;
    }
    const book = parts.links;
    if (book === undefined) return answerPage(request, response, 404, 'unknown');
    const take = takers[path[1] as keyof typeof takers];
    await take(request, response, context, { book, rest: path.slice(3), query, address, receivedAtMs });
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    if (error instanceof Refusal) return answerPage(request, response, error.status, 'token');
    parts.log.error({ reason: failureReason(error) }, 'a short address could not be looked up');
    answerPage(request, response, 503, 'away', { 'retry-after': '5' });
  }
}
