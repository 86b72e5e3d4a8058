// The picture for browsers without script: one page view, of the page that embeds it (Referer), in the state `limited`.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse, tooManyFrom } from './answer.ts';
import type { CollectorContext } from './collector-context.ts';
import { Refusal } from './collector-parts.ts';
import { isAllowedOrigin } from './cross-origin.ts';
import { clientAddressOf, describeArrival } from './describe-arrival.ts';
import { prepareRequest } from './prepare-request.ts';

/** A GIF of one transparent pixel. */
export const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** `query`: the part of the address after `?`; the site's key is its parameter `site`. */
export async function takePixel(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  query: string,
): Promise<void> {
  try {
    await takeView(request, context, new URLSearchParams(query).get('site') ?? '');
    response.writeHead(200, {
      'content-type': 'image/gif',
      'content-length': picture.length,
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
    });
    response.end(request.method === 'HEAD' ? undefined : picture);
  } catch (error) {
    refuse(request, response, error, context.parts, 'code');
  }
}

async function takeView(
  request: IncomingMessage,
  { parts, findSite, findClientAddress, limitRate, commit }: CollectorContext,
  key: string,
): Promise<void> {
  const receivedAtMs = Date.now();
  if (request.method !== 'GET') {
    throw new Refusal(405, 'wrong_method', 'The picture is fetched with GET.', { allow: 'GET' });
  }
  const address = clientAddressOf(request, findClientAddress);
  if (!limitRate.admitRequest(address, receivedAtMs)) throw tooManyFrom('address');
  const site = await findSite((sites) => sites.byKey(key));
  if (!site) throw new Refusal(404, 'wrong_key', 'No site has this key.');
  const page = request.headers.referer ?? '';
  if (!isAllowedOrigin(site, page))
    throw new Refusal(403, 'wrong_origin', 'The site does not allow this host.');
  if (!limitRate.admitToSite(site.id, 1, receivedAtMs)) throw tooManyFrom('site');
  const frame = {
    sentAtMs: null,
    consent: undefined,
    visitor: '',
    signals: {},
    hints: {},
    events: [{ type: 'page_view', at: receivedAtMs, page: { url: page } }],
  };
  const arrival = describeArrival(request, 'pixel', address, receivedAtMs);
  const prepared = prepareRequest(
    site,
    frame,
    arrival,
    (day) => parts.daySecrets.visitorSaltFor(day),
    parts.takenBackOf,
  );
  await commit.add(prepared, page.length + 200);
}
