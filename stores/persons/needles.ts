// What somebody is searched by in whatever was sent: their names as texts, however they are written, and the browsers that
// were theirs at the time.

import { readEmailKey, readPhoneKey } from '#intelligence/identity/identity-key.ts';
import type { BrowserSpan } from '../records/questions/person-browsers.ts';

export interface Needles {
  /** Names of the person, such as `email:anna@acme.example`. */
  readonly keys: readonly string[];
  readonly spans: readonly BrowserSpan[];
  /** Numbers of the person's rows in lists of recipients. */
  readonly recipientIds: readonly number[];
}

/** Says whether a text names them. `siteId`: whose ids of users the text may hold. */
export type NamesThem = (text: string, siteId: number) => boolean;

export function createNamesThem(keys: readonly string[]): NamesThem {
  const known = new Set(keys);
  const after = (kind: string) =>
    keys.flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length).toLowerCase()] : []));
  // An address may stand anywhere in a text, as it is or encoded in an address of the web.
  const emails = after('email:').flatMap((email) => [email, encodeURIComponent(email).toLowerCase()]);
  const digits = after('phone:').map((phone) => phone.replace(/\D/g, ''));
  const social = new Set(
    keys.flatMap((key) => (key.startsWith('social:') ? [key.split(':').slice(2).join(':')] : [])),
  );
  return (text, siteId) => {
    const lower = text.toLowerCase();
    if (emails.some((email) => lower.includes(email))) return true;
    if (digits.length > 0) {
      const own = text.replace(/\D/g, '');
      if (digits.some((number) => own.includes(number))) return true;
    }
    if (social.has(text.trim()) || known.has(`user:${siteId}:${text.trim()}`)) return true;
    return [readEmailKey(text), readPhoneKey(text)].some((read) => 'key' in read && known.has(read.key));
  };
}

const depthMax = 12;

/** Whether any text in a JSON value names them; names of fields are looked at too. */
export function holdsName(value: unknown, siteId: number, namesThem: NamesThem, depth = 0): boolean {
  if (typeof value === 'string') return namesThem(value, siteId);
  if (typeof value === 'number') return namesThem(String(value), siteId);
  if (typeof value !== 'object' || value === null || depth > depthMax) return false;
  return Object.entries(value).some(
    ([name, inner]) => namesThem(name, siteId) || holdsName(inner, siteId, namesThem, depth + 1),
  );
}
