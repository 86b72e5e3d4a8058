// The Matomo tracking API, `/matomo.php` and `/piwik.php`: one hit by GET or POST, or many as JSON. `idsite` is the number or
// the public key of a site, `token_auth` its secret key.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import type { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { picture } from '../take-pixel.ts';
import { answerDropIn, type DropInAnswer } from './answer-drop-in.ts';
import { commitCalls } from './commit-calls.ts';
import { admitRequest, readAuthorization } from './find-speaker.ts';
import { judgeMatomoHits } from './judge-matomo-hits.ts';
import { readEncodedBody } from './read-encoded-body.ts';
import { type MatomoRequest, readMatomoRequest } from './read-matomo-hits.ts';

/** `query`: the part of the address after `?`. */
export function takeMatomoHits(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  query: string,
): Promise<void> {
  return answerDropIn(request, response, context, ['GET', 'POST'], () => takeHits(request, context, query));
}

async function takeHits(
  request: IncomingMessage,
  context: CollectorContext,
  query: string,
): Promise<DropInAnswer> {
  const receivedAtMs = Date.now();
  const { settings } = context.parts;
  const address = clientAddressOf(request, context.findClientAddress);
  const bearer = readAuthorization(request).key;
  const inAddress = new URLSearchParams(query).get('token_auth') ?? '';
  admitRequest(inAddress || bearer, address, receivedAtMs, context);
  const isPost = request.method === 'POST';
  const body = isPost ? await readEncodedBody(request, settings.bodyBytesMax) : Buffer.alloc(0);
  const read = readMatomoRequest(query, body, settings.eventsPerRequestMax);
  const ignored = new Set<string>();
  const from = { request, receivedAtMs, referer: request.headers.referer ?? '', ignored };
  const { taken, invalid } = await judgeMatomoHits(read, read.token || bearer, from, context);
  if (!read.isBulk && invalid[0]) throw invalid[0].refusal;
  const fromPublic = [...taken].flatMap(([{ isTrusted }, calls]) => (isTrusted ? [] : calls));
  if (fromPublic.length > 0 && !context.limitRate.admitEvents(address, fromPublic.length, receivedAtMs)) {
    throw tooManyFrom('address');
  }
  const arrival = { request, address, receivedAtMs, sentAtMs: null, bytes: query.length + body.length };
  await Promise.all([...taken].map(([speaker, calls]) => commitCalls(calls, speaker, arrival, context)));
  return answer(read, taken.values(), invalid, ignored);
}

function answer(
  { isBulk, wantsBody, hits }: MatomoRequest,
  taken: Iterable<readonly unknown[]>,
  invalid: readonly { index: number; refusal: Refusal }[],
  ignored: ReadonlySet<string>,
): DropInAnswer {
  if (!wantsBody) return { status: 204, contentType: '', body: '', ignored };
  if (!isBulk) return { status: 200, contentType: 'image/gif', body: picture, ignored };
  const tracked = [...taken].reduce((sum, calls) => sum + calls.length, 0);
  const said = {
    status: 'success',
    tracked,
    invalid: hits.length - tracked,
    invalid_indices: invalid.map(({ index }) => index),
    // Not Matomo's: why, so that nobody has to guess.
    errors: invalid.slice(0, 10).map(({ index, refusal }) => ({ index, message: refusal.message })),
  };
  return { status: 200, contentType: 'application/json', body: JSON.stringify(said), ignored };
}
