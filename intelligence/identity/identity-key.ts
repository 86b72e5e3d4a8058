// Names under which a person is known: an e-mail address, a site's own id of its user, a telephone number, a social handle.
// What is no name of anybody is refused here, at the door, with its reason.

import { describeEmail } from '../company/emails/describe-email.ts';
import { isJunkId } from './junk-ids.ts';

/** `email:anna@acme.example`, `user:3:4711`, `phone:+390212345`, `social:linkedin:abc`. Compared as a whole. */
export type IdentityKey = string;

type KeyRefusal = 'empty' | 'too_long' | 'junk' | 'no_email' | 'disposable_email' | 'no_phone';

export type ReadKey = { readonly key: IdentityKey } | { readonly refused: KeyRefusal };

const charsMax = 200;
/** Addresses that forms and examples are tried with. */
const triedNames = new Set([
  'test',
  'tests',
  'example',
  'noreply',
  'no-reply',
  'donotreply',
  'asd',
  'foo',
  'a',
  'aaa',
]);
const triedDomains = new Set([
  'test.com',
  'test.it',
  'example.com',
  'example.org',
  'example.net',
  'email.com',
  'asd.com',
]);
/** International, as E.164 has it: a plus and 7 to 15 digits. */
const international = /^\+[1-9]\d{6,14}$/;

/** Control signs and halves of a sign: nobody's name has them, and PostgreSQL takes neither NUL nor halves. */
const unwritable = /[\p{Cc}\p{Cs}]/u;

/** Case does not tell mailboxes apart; a tag ("+news") may. */
export function readEmailKey(address: string): ReadKey {
  const text = address.trim().toLowerCase();
  if (text === '') return { refused: 'empty' };
  const { kind } = describeEmail(text);
  if (kind === 'invalid' || unwritable.test(text)) return { refused: 'no_email' };
  const at = text.lastIndexOf('@');
  if (triedNames.has(text.slice(0, at)) && triedDomains.has(text.slice(at + 1))) return { refused: 'junk' };
  if (kind === 'disposable') return { refused: 'disposable_email' };
  return { key: `email:${text}` };
}

/** `scope`: whose ids these are, such as the number of a site; the same id elsewhere is another user. */
export function readUserKey(scope: string, id: string): ReadKey {
  const text = id.trim();
  if (text === '') return { refused: 'empty' };
  if (text.length > charsMax) return { refused: 'too_long' };
  if (unwritable.test(text) || isJunkId(text)) return { refused: 'junk' };
  return { key: `user:${scope}:${text}` };
}

/** Signs between the digits are left out; a number without its country belongs to nobody in particular. */
export function readPhoneKey(number: string): ReadKey {
  const text = number.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
  if (text === '') return { refused: 'empty' };
  return international.test(text) ? { key: `phone:${text}` } : { refused: 'no_phone' };
}

/** `network`: such as `linkedin`; ids there are compared as they are. */
export function readSocialKey(network: string, id: string): ReadKey {
  const text = id.trim();
  if (text === '') return { refused: 'empty' };
  if (text.length > charsMax) return { refused: 'too_long' };
  if (unwritable.test(text) || isJunkId(text)) return { refused: 'junk' };
  return { key: `social:${network}:${text}` };
}

/** Mailboxes that several people read: they are somebody to write to, and never make two keys one person. */
export function isSharedKey(key: IdentityKey): boolean {
  if (!key.startsWith('email:')) return false;
  const address = key.slice('email:'.length);
  const { isRole, domain } = describeEmail(address);
  // "acme@acme.it" is the firm's own, and "rossi@rossi.it" may be the whole family's.
  return isRole || address.slice(0, address.lastIndexOf('@')) === domain.split('.', 1)[0];
}

/** What only one person has one of: two different ones of the same scope are two people. '' for all other keys. */
export function exclusiveScopeOf(key: IdentityKey): string {
  const [kind, scope] = key.split(':', 2);
  return kind === 'user' ? `user:${scope}` : '';
}
