// `/u/TOKEN`: one-click unsubscribing as mail programs do it (RFC 8058: POST, no page in between), and for people a page
// with two buttons. Opening the page does nothing: scanners open every link.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CollectorContext } from '../collector-context.ts';
import { describeArrival } from '../describe-arrival.ts';
import { readBody } from '../read-body.ts';
import { commitSoon } from './commit-soon.ts';
import { describeHit } from './describe-hit.ts';
import type { LinkCall } from './link-call.ts';
import { answerPage } from './link-pages.ts';

const bodyBytesMax = 2_000;

export async function takeUnsubscribe(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  { book, rest, address, receivedAtMs }: LinkCall,
): Promise<void> {
  const method = request.method ?? '';
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    answerPage(request, response, 405, 'wrong_method', { allow: 'GET, HEAD, POST' });
    return;
  }
  const found = await book.findRefuser(rest);
  if (found === undefined) return answerPage(request, response, 404, 'token');
  const ask = found.isTracked ? 'ask' : 'ask_untracked';
  if (method !== 'POST') return answerPage(request, response, 200, ask);
  const wanted = readWish((await readBody(request, bodyBytesMax)).toString());
  if (wanted === undefined) return answerPage(request, response, 400, ask);
  if (wanted === 'withdraw') {
    // Of whoever is not tracked there is nothing to take back.
    if (found.isTracked) await book.withdraw(found.recipient);
    return answerPage(request, response, 200, 'withdrawn');
  }
  // First the records: the mail program is told that it is done only when it is.
  await book.unsubscribe(found.recipient, wanted);
  const site = context.parts.sites.all().find(({ id }) => id === found.recipient.siteId);
  // Of whoever did not agree to be tracked the refusal is kept, and not that a click was made.
  if (site && found.isTracked) {
    const { recipient } = found;
    const arrival = describeArrival(request, 'browser', address, receivedAtMs);
    await commitSoon(context, describeHit({ site, arrival, method, kind: 'unsubscribe', recipient }));
  }
  answerPage(request, response, 200, 'unsubscribed');
}

/** Mail programs send the pair of RFC 8058, as a form or as multipart. */
function readWish(body: string): 'one_click' | 'page' | 'withdraw' | undefined {
  if (/List-Unsubscribe(=|"\s+)One-Click/i.test(body)) return 'one_click';
  const wish = new URLSearchParams(body).get('do');
  if (wish === 'withdraw') return 'withdraw';
  return wish === 'unsubscribe' ? 'page' : undefined;
}
