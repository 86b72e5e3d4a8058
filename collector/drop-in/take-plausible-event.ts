// The Plausible events API, `POST /api/event`. `domain` is one of a site's hosts or its public key, several with commas
// between. A backend that sends the secret key in "Authorization: Bearer" hands on the visitor's address and user agent in
// the headers that Plausible reads.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '#contract/site.ts';
import { tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { type CollectorParts, Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { parseJsonObject, readHints } from '../read-frame.ts';
import { answerDropIn, type DropInAnswer } from './answer-drop-in.ts';
import { commitCalls } from './commit-calls.ts';
import type { DropInCall, Speaker } from './drop-in-call.ts';
import { admitCalls, admitRequest, findNamed, readAuthorization } from './find-speaker.ts';
import { mapPlausibleEvent, readEither, readProps } from './map-plausible-event.ts';
import { readEncodedBody } from './read-encoded-body.ts';
import { readField, readNumber, type Untyped } from './read-untyped.ts';
import { readStatedConsent } from './stated-consent.ts';

/** Sites that one event may be for. */
const domainsMax = 5;

/** `query`: the part of the address after `?`. */
export function takePlausibleEvent(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  query: string,
): Promise<void> {
  return answerDropIn(request, response, context, ['POST'], () => takeEvent(request, context, query));
}

async function takeEvent(
  request: IncomingMessage,
  context: CollectorContext,
  query: string,
): Promise<DropInAnswer> {
  const receivedAtMs = Date.now();
  const address = clientAddressOf(request, context.findClientAddress);
  const { key } = readAuthorization(request);
  admitRequest(key, address, receivedAtMs, context);
  const bytes = await readEncodedBody(request, context.parts.settings.bodyBytesMax);
  const body = parseJsonObject(bytes);
  const domains = listDomains(body);
  const speakers = await Promise.all(domains.map((domain) => findByDomain(domain, key, context)));
  const [first] = speakers;
  if (first && !first.isTrusted && !context.limitRate.admitEvents(address, speakers.length, receivedAtMs)) {
    throw tooManyFrom('address');
  }
  for (const speaker of speakers) admitCalls(speaker, request, 1, receivedAtMs, context);
  const call = readCall(body, query, request);
  const from = { request, address, receivedAtMs, sentAtMs: null, bytes: bytes.length };
  await Promise.all(speakers.map((speaker) => commitCalls([call], speaker, from, context)));
  return { status: 202, contentType: 'text/plain; charset=utf-8', body: 'ok', ignored: new Set() };
}

/** Without a domain that of the page's address is meant, as with Plausible. */
function listDomains(body: Untyped): string[] {
  const stated = readEither(body, 'd', 'domain') ?? hostOf(readEither(body, 'u', 'url'));
  const domains = (typeof stated === 'string' ? stated : '').split(',').map((domain) => domain.trim());
  const named = [...new Set(domains.filter((domain) => domain !== ''))];
  if (named.length > 0 && named.length <= domainsMax) return named;
  throw new Refusal(400, 'malformed', `The field "domain" names no site, or more than ${domainsMax}.`);
}

function hostOf(url: unknown): string {
  return (typeof url === 'string' && /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]) || '';
}

async function findByDomain(domain: string, secret: string, context: CollectorContext): Promise<Speaker> {
  const speaker = await findNamed((sites) => matchDomain(sites, domain), secret, context);
  if (speaker) return speaker;
  const message =
    'No site, or more than one, has this domain among its hosts: send the site\'s public key as "domain".';
  throw new Refusal(404, 'wrong_key', message);
}

function matchDomain(sites: CollectorParts['sites'], domain: string): Site | undefined {
  const host = domain.toLowerCase().replace(/^www\./, '');
  const matching = sites
    .all()
    .filter(({ allowedHosts }) => allowedHosts.some((allowed) => allowed.replace(/^www\./, '') === host));
  return sites.byKey(domain) ?? (matching.length === 1 ? matching[0] : undefined);
}

function readCall(body: Untyped, query: string, { headers }: IncomingMessage): DropInCall {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const stated =
    readField(body, 'fiuto_consent') ??
    readField(readProps(body), 'fiuto_consent') ??
    new URLSearchParams(query).get('fiuto_consent');
  return {
    visitor: '',
    consent: readStatedConsent(stated),
    // Both are read of a backend alone; of a browser they say the same as its connection and headers do.
    address: forwarded.split(',', 1)[0]?.trim().slice(0, 60) ?? '',
    userAgent: headers['user-agent'] ?? '',
    hints: readHints({ screenWidth: readNumber(body, 'w') ?? readNumber(body, 'screen_width') }),
    userId: '',
    event: mapPlausibleEvent(body),
  };
}
