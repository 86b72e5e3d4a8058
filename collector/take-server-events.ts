// Takes what backends send with a site's secret key. They speak for visitors, so they may state address, user agent and
// times; what browsers say about themselves in headers is not looked at.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noHeaders } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { answerJson, refuse, tooManyFrom } from './answer.ts';
import { plainAddress } from './client-address.ts';
import type { CollectorContext } from './collector-context.ts';
import { Refusal } from './collector-parts.ts';
import { clientAddressOf } from './describe-arrival.ts';
import { nameVisitor } from './name-visitor.ts';
import { type Arrival, prepareRequest } from './prepare-request.ts';
import { readBody } from './read-body.ts';
import { type Frame, readFrame } from './read-frame.ts';

/** Path of the server API. */
export const serverBatchPath = '/v1/batch';

export async function takeServerEvents(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
): Promise<void> {
  try {
    const events = await takeEvents(request, context);
    answerJson(response, 202, { accepted: events });
  } catch (error) {
    refuse(request, response, error, context.parts, 'message');
  }
}

async function takeEvents(request: IncomingMessage, context: CollectorContext): Promise<number> {
  const { parts, commit } = context;
  const receivedAtMs = Date.now();
  const { settings, daySecrets, takenBackOf } = parts;
  if (request.method !== 'POST') {
    throw new Refusal(405, 'wrong_method', 'Batches are sent with POST.', { allow: 'POST' });
  }
  const site = await findSender(request, context, receivedAtMs);
  if (!site) {
    throw new Refusal(401, 'wrong_key', 'Send the secret key of the site: "Authorization: Bearer KEY".', {
      'www-authenticate': 'Bearer',
    });
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'wrong_type', 'Batches are sent as "content-type: application/json".');
  }
  const body = await readBody(request, settings.bodyBytesMax);
  const frame = readFrame(body, settings.eventsPerRequestMax);
  if (frame.site !== '' && frame.site !== site.publicKey) {
    throw new Refusal(403, 'wrong_key', 'The secret key belongs to another site than the body names.');
  }
  const arrival = describeStated(frame, receivedAtMs);
  const visitor = frame.visitor === '' ? '' : nameVisitor(site, frame.visitor);
  const saltFor = (day: string) => daySecrets.visitorSaltFor(day);
  const prepared = prepareRequest(site, { ...frame, visitor }, arrival, saltFor, takenBackOf);
  await commit.add(prepared, body.length);
  return prepared.events.length;
}

async function findSender(
  request: IncomingMessage,
  { parts, findSite, findClientAddress, limitRate }: CollectorContext,
  receivedAtMs: number,
): Promise<Site | undefined> {
  const key = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  // Looked up by its hash, so that the time taken tells nothing about the key.
  const hash = key === undefined ? '' : createHash('sha256').update(key).digest('hex');
  const known = hash === '' ? undefined : parts.sites.bySecret(hash);
  if (known) return known;
  // Only who has no key that is known is counted: a backend sends for all its visitors.
  const address = clientAddressOf(request, findClientAddress);
  if (!limitRate.admitRequest(address, receivedAtMs)) throw tooManyFrom('address');
  return hash === '' ? undefined : await findSite((sites) => sites.bySecret(hash));
}

function describeStated({ address, userAgent, historical }: Frame, receivedAtMs: number): Arrival {
  const stated = typeof address === 'string' ? plainAddress(address.trim()) : '';
  if (address !== undefined && address !== '' && stated === '') {
    throw new Refusal(400, 'malformed', 'The field "address" is no IPv4 or IPv6 address.');
  }
  return {
    channel: 'server',
    receivedAtMs,
    address: stated,
    userAgent: typeof userAgent === 'string' ? userAgent : '',
    headers: noHeaders,
    refusal: { dnt: false, gpc: false },
    historical,
  };
}
