// What somebody is searched by in whatever was sent: their names as texts, however they are written, and the browsers that
// were theirs at the time. A name that is only a piece of another's is not theirs.

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
  const { emails, phones } = findWritten(keys);
  const social = new Set(
    keys.flatMap((key) => (key.startsWith('social:') ? [key.split(':').slice(2).join(':')] : [])),
  );
  return (text, siteId) => {
    const whole = text.trim();
    if (social.has(whole) || known.has(`user:${siteId}:${whole}`)) return true;
    const phone = readPhoneKey(text);
    const email = readEmailKey(text);
    if (('key' in phone && known.has(phone.key)) || ('key' in email && known.has(email.key))) return true;
    // A whole number of somebody else may begin with theirs.
    return emails?.test(text) === true || (!('key' in phone) && phones?.test(text) === true);
  };
}

/** Takes their addresses and numbers out of a text that is about others as well; one that is nothing but a name of theirs goes whole. */
export function createHideNames(keys: readonly string[]): (text: string, siteId: number) => string {
  const namesThem = createNamesThem(keys);
  const { emails, phones } = findWritten(keys);
  const patterns = [emails, phones].flatMap((found) =>
    found === undefined ? [] : [new RegExp(found.source, `g${found.flags}`)],
  );
  return (text, siteId) => {
    const left = patterns.reduce((rest, pattern) => rest.replace(pattern, '…'), text);
    return namesThem(left, siteId) ? '…' : left;
  };
}

function findWritten(keys: readonly string[]): { emails: RegExp | undefined; phones: RegExp | undefined } {
  const after = (kind: string) =>
    keys.flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length).toLowerCase()] : []));
  return {
    emails: findEmails(after('email:')),
    phones: findPhones(after('phone:').map((phone) => phone.replace(/\D/g, ''))),
  };
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * An address anywhere in a text, as it is or encoded in an address of the web, with nothing around it that would make it another's.
 * A letter that belongs to `\n` of JSON or to `%3D` stands before it without being part of it.
 */
function findEmails(emails: readonly string[]): RegExp | undefined {
  if (emails.length === 0) return undefined;
  const plain = emails.map(escapePattern).join('|');
  const encoded = emails.map((email) => escapePattern(encodeURIComponent(email))).join('|');
  const code = '(?<=%(?!2[bde]|5f|25)[0-9a-f]{2})';
  const before = `(?:(?<![\\p{L}\\p{N}._%+-])|(?<=\\\\[nrtbf])|(?<=\\\\u00[0-9a-f]{2})|${code})`;
  // Encoded, a plus is a space.
  const beforeEncoded = `(?:(?<![\\p{L}\\p{N}._%-])|${code})`;
  const behind = '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])';
  return new RegExp(`(?:${before}(?:${plain})|${beforeEncoded}(?:${encoded}))${behind}`, 'iu');
}

/** A number however it is parted, with or without the sign or zeros before the country. */
function findPhones(numbers: readonly string[]): RegExp | undefined {
  const written = numbers
    .filter((number) => number !== '')
    .map((number) => [...number].join('[^\\p{L}\\p{N}]{0,4}'));
  if (written.length === 0) return undefined;
  return new RegExp(`(?<!\\d)(?:00[^\\p{L}\\p{N}]{0,4})?(?:${written.join('|')})(?!\\d)`, 'u');
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
