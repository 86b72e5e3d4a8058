// Makes the id of a visitor, 16 hex digits, of what somebody else calls them.

import { createHash, createHmac } from 'node:crypto';
import type { Site } from '#contract/site.ts';

/** The browser script's own ids stay as they are, so that a backend can speak of the same visitor. */
export function nameVisitor(site: Pick<Site, 'id'>, visitor: string): string {
  return /^[0-9a-f]{16}$/.test(visitor) ? visitor : digest(`${site.id}|${visitor}`);
}

/**
 * For who is known by a user id alone. User ids can be guessed, and a browser may call itself any visitor: the name is made
 * with what only this installation knows of the site, the hash of its secret key, so that nobody works it out from the id. With a
 * new secret key a user is another visitor from then on, and the same person by the id. What came with the public key is
 * another visitor than what the site's own server says of the same user.
 */
export function nameVisitorOfUser(
  site: Pick<Site, 'id' | 'secretKeyHash'>,
  userId: string,
  isTrusted: boolean,
): string {
  return createHmac('sha256', `visitor of user ${site.secretKeyHash}`)
    .update(`${isTrusted ? 'user' : 'claimed'}|${site.id}|${userId}`)
    .digest('hex')
    .slice(0, 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
