// What one event says about who it was. A browser's word is a claim, a backend's with its secret key a proof; of two names in
// a claim one is taken, since it must never tie them.

import { purposeBits, type ReceivedEvent } from '#contract/event-stages.ts';
import {
  type PersonField,
  type Said,
  type SaidRefusal,
  type SaidValue,
  type SaidWord,
  signatureSource,
} from '#contract/said.ts';
import type { Site } from '#contract/site.ts';
import {
  isSharedKey,
  type ReadKey,
  readEmailKey,
  readPhoneKey,
  readSocialKey,
  readUserKey,
} from '#intelligence/identity/identity-key.ts';
import { readTraits } from '#intelligence/identity/read-traits.ts';
import { readObject } from '../write/read-raw.ts';
import { readEngagement, type Told } from './read-engagement.ts';
import { readFormTraits } from './read-form-traits.ts';

export type SayingEvent = Pick<
  ReceivedEvent,
  | 'siteId'
  | 'id'
  | 'batch'
  | 'timeMs'
  | 'channel'
  | 'consent'
  | 'consentVersion'
  | 'purposes'
  | 'visitor'
  | 'raw'
  | 'name'
> & { readonly type: string; readonly isBot: boolean };

export interface SaidByEvent {
  readonly said: Said;
  /** Whom it means; undefined when all that was said was refused. */
  readonly subject: string | undefined;
}

/** Undefined for an event that says nothing of anybody, or may not. */
export function readSaid(event: SayingEvent, site: Site | undefined): SaidByEvent | undefined {
  if (!maySay(event)) return undefined;
  const told = readTold(event, site);
  return told === undefined ? undefined : say(event, told);
}

/** What a robot says counts as nobody's word; a backend and a provider are no browsers. */
function maySay({ type, channel, consent, purposes, isBot }: SayingEvent): boolean {
  if (type !== 'identify' && type !== 'form_submit' && type !== 'engagement') return false;
  if (consent !== 'granted' || (purposes & purposeBits.person) === 0) return false;
  return !isBot || (channel !== 'browser' && channel !== 'pixel' && channel !== 'import');
}

function readTold(event: SayingEvent, site: Site | undefined): Told | undefined {
  const raw = readObject(event.raw);
  const nobody = { social: undefined, userId: '', isProof: false, isDeed: true };
  if (event.type === 'engagement') return readEngagement(raw, event.consentVersion);
  if (event.type === 'form_submit') {
    const values = readObject(raw['values']);
    const read = readFormTraits(event.name, values, site);
    return { ...nobody, ...read, source: `site:${event.siteId}:form`, how: 'form' };
  }
  const isProof = event.channel === 'server';
  const how = isProof ? 'server' : 'identify';
  const userId = typeof raw['userId'] === 'string' ? raw['userId'] : '';
  const read = readTraits(readObject(raw['traits']));
  // Some sites give the e-mail as the id.
  const isEmail = userId.includes('@') && 'key' in readEmailKey(userId);
  return {
    ...{ ...nobody, ...read, isProof, how, source: `site:${event.siteId}:${how}` },
    ...{ email: read.email || (isEmail ? userId : ''), userId: isEmail ? '' : userId },
  };
}

function say(event: SayingEvent, told: Told): SaidByEvent {
  const scope = String(event.siteId);
  const read: { kind: string; given: string; key: ReadKey }[] = [
    { kind: 'email', given: told.email, key: readEmailKey(told.email) },
    { kind: 'user', given: told.userId, key: readUserKey(scope, told.userId) },
    { kind: 'phone', given: told.phone, key: readPhoneKey(told.phone) },
    readSocial(told.social),
  ].filter(({ given }) => given !== '');
  const keys = new Map(read.flatMap(({ kind, key }) => ('key' in key ? [[kind, key.key] as const] : [])));
  const refusals = read.flatMap(({ kind, given, key }) =>
    'refused' in key ? [refuse(event, kind, given, key.refused)] : [],
  );
  const subject = chooseSubject(keys, told.isProof);
  if (subject === undefined) return { said: { ...nothing, refusals }, subject };
  // Who is not known by anything they did is not made known by what a machine did to them.
  if (!told.isDeed) return { said: { ...nothing, values: fillKnown(event, told, subject) }, subject };
  return {
    subject,
    said: {
      refusals,
      words:
        told.how !== 'form' || event.type === 'form_submit'
          ? sayWords(event, told, subject, keys.get('user'))
          : [],
      proofs: told.isProof ? [{ way: 'server', keys: proven(keys, subject), atMs: event.timeMs }] : [],
      values: sayValues(event, told, subject, keys),
      contacts: (told.isProof ? proven(keys, subject) : [subject]).map((key) => ({
        key,
        atMs: event.timeMs,
      })),
    },
  };
}

const nothing: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

/**
 * Whom it speaks of. A backend knows its user by the id, and two users may have one mailbox; so may many where several people
 * read it. Of a browser's words the e-mail stands first, since an id alone is nobody elsewhere.
 */
function chooseSubject(keys: ReadonlyMap<string, string>, isProof: boolean): string | undefined {
  const [email, user] = [keys.get('email'), keys.get('user')];
  if (user !== undefined && (isProof || (email !== undefined && isSharedKey(email)))) return user;
  return email ?? user ?? keys.get('phone') ?? keys.get('social');
}

/** A telephone is a whole office's as often as one person's: given beside another name it is a value and ties nobody. */
function proven(keys: ReadonlyMap<string, string>, subject: string): string[] {
  const named = ['email', 'user'].flatMap((kind) => keys.get(kind) ?? []);
  return named.length > 0 ? named : [subject];
}

function readSocial(social: Told['social']): { kind: string; given: string; key: ReadKey } {
  const given = social?.id ?? '';
  return { kind: 'social', given, key: readSocialKey(social?.network ?? '', given) };
}

function sayWords(
  { siteId, visitor, timeMs, id }: SayingEvent,
  { isProof, how }: Told,
  subject: string,
  user: string | undefined,
): SaidWord[] {
  if (visitor === '') return [];
  const word = {
    siteId,
    visitor,
    strength: isProof ? ('proof' as const) : ('claim' as const),
    atMs: timeMs,
    id,
    how,
  };
  const own = { ...word, key: subject, means: subject };
  return user === undefined || user === subject ? [own] : [own, { ...word, key: user, means: subject }];
}

function fillKnown({ timeMs }: SayingEvent, { values, source }: Told, key: string): SaidValue[] {
  return values.map((value) => ({
    ...{ ...value, key, source, atMs: timeMs },
    ...{ confidence: 'claim', ifKnown: true },
  }));
}

function sayValues(
  { timeMs }: SayingEvent,
  { values, signature = [], source, isProof, phone }: Told,
  subject: string,
  keys: ReadonlyMap<string, string>,
): SaidValue[] {
  const said = (field: PersonField, value: string): SaidValue => ({
    ...{ key: subject, field, value, source, atMs: timeMs },
    confidence: isProof ? 'confirmed' : 'claim',
  });
  const email = keys.get('email');
  const number = keys.get('phone')?.slice('phone:'.length) ?? phone;
  return [
    ...values.map(({ field, value }) => said(field, value)),
    ...(email === undefined ? [] : [said('email', email.slice('email:'.length))]),
    ...(number === '' ? [] : [said('phone', number)]),
    ...signature.map(({ field, value }) => ({ ...said(field, value), source: signatureSource })),
  ];
}

/** Only a junk id is told as it came, and none with an address in it: everything else may be somebody's. */
function refuse(
  { siteId, batch, timeMs }: SayingEvent,
  kind: string,
  given: string,
  reason: string,
): SaidRefusal {
  const isTold = kind === 'user' && reason === 'junk' && !given.includes('@');
  const sample = isTold
    ? given
        .trim()
        .slice(0, 40)
        .replace(/[\p{Cc}\p{Cs}]/gu, '\u{FFFD}')
    : '';
  return { siteId, batch, kind, reason, sample, atMs: timeMs };
}
