// `GET /o/TOKEN.gif`: the picture in a mail that tells that it was opened; counted only where the mailing says so and the
// recipient agreed. The picture is answered always, so that nobody can tell by it whether a token is right.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CollectorContext } from '../collector-context.ts';
import { describeArrival } from '../describe-arrival.ts';
import { commitSoon } from './commit-soon.ts';
import { describeHit } from './describe-hit.ts';
import type { LinkCall } from './link-call.ts';

const picture = Buffer.from('R0lGODlhAQABAJAAAP8AAAAAACH5BAUQAAAALAAAAAABAAEAAAICBAEAOw==', 'base64');

/** As mail programs and their proxies are told by others not to keep it; Mautic's are the model. */
const headers = {
  'content-type': 'image/gif',
  'content-length': picture.length,
  'cache-control': 'private, no-cache, no-cache=Set-Cookie, proxy-revalidate',
  expires: 'Wed, 11 Jan 2000 12:59:00 GMT',
  pragma: 'no-cache',
  connection: 'close',
  'cross-origin-resource-policy': 'cross-origin',
};

export async function takeOpenPixel(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  { book, rest, address, receivedAtMs }: LinkCall,
): Promise<void> {
  const method = request.method ?? '';
  const token = /^([\w-]{23})\.gif$/.exec(rest)?.[1];
  if (token !== undefined && (method === 'GET' || method === 'HEAD')) {
    const recipient = await book.findRecipient(token, receivedAtMs).catch(() => undefined);
    const site = context.parts.sites.all().find(({ id }) => id === recipient?.siteId);
    const arrival = describeArrival(request, 'browser', address, receivedAtMs);
    if (site && recipient?.countsOpens === true && recipient.mayTrack && !arrival.refusal.gpc) {
      await commitSoon(context, describeHit({ site, arrival, method, kind: 'open', recipient }));
    }
  }
  response.writeHead(200, headers);
  response.end(method === 'HEAD' ? undefined : picture);
}
