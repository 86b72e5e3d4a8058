// Takes what the browser script sends: JSON as text/plain (a beacon) or from fetch. Answers 202 when it is durable.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse, tooManyFrom } from './answer.ts';
import type { CollectorContext } from './collector-context.ts';
import { Refusal } from './collector-parts.ts';
import { allowReading, answerPreflight, isAllowedOrigin, readingHeaders } from './cross-origin.ts';
import { clientAddressOf, describeArrival } from './describe-arrival.ts';
import { carryToken } from './links/carry-token.ts';
import { prepareRequest } from './prepare-request.ts';
import { readBody } from './read-body.ts';
import { readFrame } from './read-frame.ts';

export async function takeBrowserEvents(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    answerPreflight(request, response, context.parts.sites.all());
    return;
  }
  try {
    await takeEvents(request, context);
    response.writeHead(202, acceptedHeaders(request.headers.origin));
    response.end();
  } catch (error) {
    // A script that cannot read a refusal takes it for a fault of the network and sends the same again, for ever.
    allowReading(response, request.headers.origin);
    refuse(request, response, error, context.parts, 'code');
  }
}

/** As one flat list, which Node writes faster than headers that are set one by one. */
function acceptedHeaders(origin: string | undefined): string[] {
  const headers = ['content-length', '0', 'cache-control', 'no-store'];
  if (origin === undefined || origin === '') return headers;
  return [...headers, ...readingHeaders(origin)];
}

async function takeEvents(
  request: IncomingMessage,
  { parts, findSite, findClientAddress, limitRate, commit }: CollectorContext,
): Promise<void> {
  const receivedAtMs = Date.now();
  const { settings, daySecrets } = parts;
  if (request.method !== 'POST') {
    throw new Refusal(405, 'wrong_method', 'Events are sent with POST.', { allow: 'POST, OPTIONS' });
  }
  const address = clientAddressOf(request, findClientAddress);
  if (!limitRate.admitRequest(address, receivedAtMs)) throw tooManyFrom('address');
  if (!isTaken(request.headers['content-type'])) {
    throw new Refusal(415, 'wrong_type', 'Events are sent as application/json or text/plain.');
  }
  const { origin, referer } = request.headers;
  const body = await readBody(request, settings.bodyBytesMax);
  const frame = readFrame(body, settings.eventsPerRequestMax);
  if (!limitRate.admitEvents(address, frame.events.length, receivedAtMs)) throw tooManyFrom('address');
  const found = findSite((sites) => sites.byKey(frame.site));
  const site = found instanceof Promise ? await found : found;
  if (!site) throw new Refusal(404, 'wrong_key', 'No site has this key.');
  if (!isAllowedOrigin(site, origin ?? referer)) {
    throw new Refusal(
      403,
      'wrong_origin',
      'The site does not allow pages of this host: add it to its hosts.',
    );
  }
  if (!limitRate.admitToSite(site.id, frame.events.length, receivedAtMs)) {
    throw tooManyFrom('site');
  }
  const arrival = describeArrival(request, 'browser', address, receivedAtMs);
  const prepared = prepareRequest(
    site,
    frame,
    arrival,
    (day) => daySecrets.visitorSaltFor(day),
    parts.takenBackOf,
  );
  if (frame.token !== undefined) carryToken(prepared, frame.token, parts);
  await commit.add(prepared, body.length);
}

function isTaken(contentType: string | undefined): boolean {
  return contentType === undefined || /^(text\/plain|application\/json)\s*(;|$)/i.test(contentType);
}
