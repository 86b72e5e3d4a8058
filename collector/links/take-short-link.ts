// `GET /l/CODE`: leads on to the target that is stored for the code, with the campaign's tags; `/l/CODE/x` is the hidden
// link that no person sees. Where it leads is never read from the request.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LiveLink, type LiveRecipient, tokenParameter } from '#contract/links.ts';
import type { Site } from '#contract/site.ts';
import { tagAddress } from '#intelligence/email/tag-address.ts';
import type { CollectorContext } from '../collector-context.ts';
import { isOwnPage } from '../cross-origin.ts';
import { describeArrival } from '../describe-arrival.ts';
import { commitSoon } from './commit-soon.ts';
import { describeHit } from './describe-hit.ts';
import type { LinkCall } from './link-call.ts';
import { answerPage } from './link-pages.ts';

const codePattern = /^([a-z2-9]{8})(\/x)?$/;

export async function takeShortLink(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  { book, rest, query, address, receivedAtMs }: LinkCall,
): Promise<void> {
  const method = request.method ?? '';
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') {
    answerPage(request, response, 405, 'wrong_method', { allow: 'GET, HEAD, OPTIONS' });
    return;
  }
  const [, code, hidden] = codePattern.exec(rest) ?? [];
  const link = code === undefined ? undefined : await book.findLink(code);
  const site = link && context.parts.sites.all().find(({ id }) => id === link.siteId);
  if (link === undefined || site === undefined) return answerPage(request, response, 404, 'unknown');
  if (link.isArchived) return answerPage(request, response, 410, 'archived');
  const token = new URLSearchParams(query).get('t') ?? '';
  // A name that cannot be looked up must not keep anybody from the page.
  const found = await book.findRecipient(token, receivedAtMs).catch(() => undefined);
  const recipient = found?.siteId === site.id ? found : undefined;
  const arrival = describeArrival(request, 'browser', address, receivedAtMs);
  const kind = hidden === undefined ? 'click' : 'trap';
  await commitSoon(context, describeHit({ site, arrival, method, kind, link, recipient }));
  const refuses = arrival.refusal.dnt || arrival.refusal.gpc;
  const carries = kind === 'click' && method === 'GET' && !refuses && mayCarry(site, link, recipient);
  response.writeHead(302, {
    location: kind === 'trap' ? link.target : leadOn(link, carries ? token : ''),
    'content-length': '0',
    'cache-control': 'no-store, private',
    'x-robots-tag': 'noindex, nofollow',
    ...(method === 'OPTIONS' ? { allow: 'GET, HEAD, OPTIONS' } : {}),
  });
  response.end();
}

/** To the site's own pages alone, by its allowed hosts: elsewhere the token would stay in the address and in other people's logs. */
function mayCarry(site: Site, { target }: LiveLink, recipient: LiveRecipient | undefined): boolean {
  return recipient?.mayTrack === true && isOwnPage(site, target);
}

function leadOn(link: LiveLink, token: string): string {
  return tagAddress(link.target, link, link.code, token === '' ? {} : { [tokenParameter]: token });
}
