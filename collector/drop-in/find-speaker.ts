// Finds who calls by the keys that other tools' libraries can carry: the public or the secret key of a site, its number,
// or its domain.

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Site } from '#contract/site.ts';
import { tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { isAllowedOrigin } from '../cross-origin.ts';
import type { Speaker } from './drop-in-call.ts';

type FindContext = Pick<CollectorContext, 'findSite' | 'limitRate' | 'parts'>;

const keyLengthMax = 200;

/** Keys are looked up by their hash, so that the time taken tells nothing about them. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Counts the request against its client, unless `key` is a secret one: a backend sends for all its visitors. A key in the
 * body is not known yet, and counts. Throws Refusal (429).
 */
export function admitRequest(key: string, address: string, atMs: number, context: FindContext): void {
  if (isKey(key) && context.parts.sites.bySecret(hashKey(key))) return;
  if (!context.limitRate.admitRequest(address, atMs)) throw tooManyFrom('address');
}

/** The site of a public or secret key. */
export async function findByKey(key: string, { findSite }: FindContext): Promise<Speaker | undefined> {
  if (!isKey(key)) return undefined;
  const hash = hashKey(key);
  const site = await findSite((sites) => sites.bySecret(hash) ?? sites.byKey(key));
  return site && { site, isTrusted: site.secretKeyHash === hash };
}

/**
 * The site that `matches` finds, spoken for with this secret key or, when that is '', with none. Throws Refusal when the
 * key is of no site (401) or of another one (403).
 */
export async function findNamed(
  matches: (sites: CollectorContext['parts']['sites']) => Site | undefined,
  secret: string,
  { findSite }: FindContext,
): Promise<Speaker | undefined> {
  const site = await findSite(matches);
  if (!site || secret === '') return site && { site, isTrusted: false };
  const hash = hashKey(secret.slice(0, keyLengthMax));
  if (site.secretKeyHash === hash) return { site, isTrusted: true };
  const other = await findSite((sites) => sites.bySecret(hash));
  if (other)
    throw new Refusal(403, 'wrong_key', 'The secret key belongs to another site than the call names.');
  throw new Refusal(
    401,
    'wrong_key',
    'The token is no secret key of this site: make one on the page "Sites".',
  );
}

/**
 * Holds the site's hosts and the limits of rate for calls with the public key. `events`: how many of them. Throws Refusal.
 */
export function admitCalls(
  { site, isTrusted }: Speaker,
  { headers }: IncomingMessage,
  events: number,
  atMs: number,
  { limitRate }: FindContext,
): void {
  if (isTrusted) return;
  if (!isAllowedOrigin(site, headers.origin ?? headers.referer)) {
    throw new Refusal(
      403,
      'wrong_origin',
      'The site does not allow pages of this host: add it to its hosts.',
    );
  }
  if (!limitRate.admitToSite(site.id, events, atMs)) throw tooManyFrom('site');
}

/** The key of `Authorization: Bearer KEY` or of `Basic`, where it is the user's name; '' when there is none. */
export function readAuthorization({ headers }: IncomingMessage): { scheme: string; key: string } {
  const [, scheme = '', key = ''] = /^(Bearer|Basic) +(\S{1,400})$/i.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() !== 'basic') return { scheme: scheme.toLowerCase(), key };
  return { scheme: 'basic', key: Buffer.from(key, 'base64').toString().split(':', 1)[0] ?? '' };
}

function isKey(key: string): boolean {
  return key !== '' && key.length <= keyLengthMax;
}
