// Makes the id of a visitor, 16 hex digits, of what somebody else calls them.

import { createHash } from 'node:crypto';
import type { Site } from '#contract/site.ts';

/** The browser script's own ids stay as they are, so that a backend can speak of the same visitor. */
export function nameVisitor(site: Pick<Site, 'id'>, visitor: string): string {
  return /^[0-9a-f]{16}$/.test(visitor) ? visitor : digest(`${site.id}|${visitor}`);
}

/**
 * For who is known by a user id alone. User ids can be guessed: what came with the public key is another visitor than what
 * the site's own server says of the same user, and no visitor that a browser may call itself is either.
 */
export function nameVisitorOfUser(site: Pick<Site, 'id'>, userId: string, isTrusted: boolean): string {
  return digest(`${isTrusted ? 'user' : 'claimed'}|${site.id}|${userId}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
