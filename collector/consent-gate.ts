// The one consent gate of the server side: what a visitor's choice leaves of a request and of each event. It believes
// nothing that the browser script claims to have done already.

import { createHmac } from 'node:crypto';
import { purposeBits } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import type { ConsentOrigin, ConsentState, WireConsent } from '#contract/wire-format.ts';
import { pickEvent, type RawEvent, readPage } from './pick-event.ts';

const origins: ReadonlySet<unknown> = new Set<ConsentOrigin>([
  'api',
  'gcm',
  'iubenda',
  'cookiebot',
  'dnt',
  'gpc',
  'opt-out',
  'default',
]);
const states: ReadonlySet<unknown> = new Set<ConsentState>(['granted', 'limited', 'denied']);
const eventTypes: ReadonlySet<unknown> = new Set([
  'page_view',
  'page_leave',
  'click',
  'site_search',
  'form_seen',
  'form_submit',
  'form_left',
  'video',
  'identify',
  'track',
  'group',
  'consent',
]);

/** Signals that the browser sends by itself: DNT and Global Privacy Control. */
export interface RefusalHeaders {
  dnt: boolean;
  gpc: boolean;
}

// A choice cannot be older than any site that asks for one, nor newer than a client's clock may be ahead.
const earliestChoiceMs = Date.UTC(2000, 0, 1);
const clockAheadMsMax = 3_600_000;

/**
 * What holds for a request: a browser signal wins, then what was stated; a request that states none is limited.
 * `receivedAtMs`: server clock, `sentAtMs`: the client's when it sent this, null when it does not say; milliseconds since 1970.
 */
export function decideConsent(
  stated: unknown,
  site: Site,
  headers: RefusalHeaders,
  receivedAtMs: number = Date.now(),
  sentAtMs: number | null = null,
): WireConsent {
  if (headers.gpc) return { state: 'denied', origin: 'gpc' };
  if (headers.dnt) return { state: 'denied', origin: 'dnt' };
  const consent = typeof stated === 'object' && stated !== null ? (stated as RawEvent) : {};
  const state = consent['state'];
  if (state !== 'granted' && state !== 'denied' && state !== 'limited') {
    return { state: site.consentDefault === 'denied' ? 'denied' : 'limited', origin: 'default' };
  }
  const decided: WireConsent = { state };
  if (state === 'granted') readPurposes(consent['purposes'], decided);
  // The very millisecond of a refusal would make a visitor recognisable who is not to be.
  if (decided.state === 'granted') readProof(consent, decided, receivedAtMs, sentAtMs);
  if (origins.has(consent['origin'])) decided.origin = consent['origin'] as ConsentOrigin;
  return decided;
}

/** Whether a state was stated that is none, such as a misspelt one: what holds then is not what was meant. */
export function isUnknownState(stated: unknown): boolean {
  if (stated === undefined || stated === null || stated === '') return false;
  if (typeof stated !== 'object') return true;
  const state: unknown = Reflect.get(stated, 'state');
  return state !== undefined && !states.has(state);
}

/**
 * What is left of a consent after whoever uses the browser took some of it back outside of it. `purposes`: a sum of
 * `purposeBits`.
 */
export function takeBackConsent(consent: WireConsent, purposes: number): WireConsent {
  if (consent.state !== 'granted' || purposes === 0) return consent;
  if ((purposes & purposeBits.measure) !== 0) return { state: 'denied', origin: 'opt-out' };
  const { measure = true, company = true, person = true } = consent.purposes ?? {};
  return {
    ...consent,
    purposes: {
      measure,
      company: company && (purposes & purposeBits.company) === 0,
      person: person && (purposes & purposeBits.person) === 0,
    },
  };
}

// Who allows something but not measuring has refused measuring.
function readPurposes(purposes: unknown, decided: WireConsent): void {
  if (typeof purposes !== 'object' || purposes === null) return;
  const allows = (name: string) => Reflect.get(purposes, name) === true;
  decided.purposes = { measure: allows('measure'), company: allows('company'), person: allows('person') };
  if (!decided.purposes.measure) {
    decided.state = 'denied';
    delete decided.purposes;
  }
}

// The time of a choice is compared with that of a withdrawal, which is the server's: dated by a clock that is ahead, a choice would
// count as a newer one.
function readProof(
  { version, at }: RawEvent,
  decided: WireConsent,
  receivedAtMs: number,
  sentAtMs: number | null,
): void {
  if (typeof version === 'string') decided.version = version.slice(0, 100);
  if (typeof at !== 'number' || !Number.isInteger(at)) return;
  const aheadMs = sentAtMs === null ? 0 : Math.max(0, Math.floor(sentAtMs) - receivedAtMs);
  const chosenAtMs = at - aheadMs;
  if (chosenAtMs >= earliestChoiceMs && chosenAtMs <= receivedAtMs + clockAheadMsMax) decided.at = chosenAtMs;
}

/**
 * What is left of an event, or null when it is stopped. What is no event of ours passes with nothing in it that the
 * state forbids, so that the processor can reject it by name.
 */
export function admitEvent(raw: RawEvent, consent: WireConsent): RawEvent | null {
  // What somebody did elsewhere is told by providers through their connections, never by a browser or a site's backend.
  if (raw['type'] === 'engagement') return null;
  if (consent.state === 'granted') return admitGranted(raw, consent);
  const type = raw['type'];
  if (consent.state === 'denied') return type === 'page_view' ? pickEvent(raw, ['type', 'at']) : null;
  if (!eventTypes.has(type)) return pickEvent(raw, ['type', 'at', 'page']);
  switch (type) {
    case 'page_view':
      return pickEvent(raw, ['type', 'at', 'page', 'navigation']);
    case 'consent':
      return pickEvent(raw, ['type', 'at', 'page']);
    case 'track':
      return pickEvent(raw, ['type', 'at', 'page', 'name']);
    case 'form_seen':
    case 'form_submit':
      return pickEvent(raw, ['type', 'at', 'page', 'form']);
    default:
      return null;
  }
}

function admitGranted(raw: RawEvent, { purposes }: WireConsent): RawEvent | null {
  if (!purposes) return raw;
  if (raw['type'] === 'identify' && !purposes.person) return null;
  if (raw['type'] === 'group' && !purposes.company) return null;
  if (raw['type'] === 'form_submit' && !purposes.person) {
    return pickEvent(raw, ['type', 'at', 'page', 'form']);
  }
  return raw;
}

/** On login and careers pages: the view itself, without title and referrer. */
export function admitOnQuietPage(raw: RawEvent): RawEvent | null {
  if (raw['type'] !== 'page_view') return null;
  return { ...pickEvent(raw, ['type', 'at']), page: { url: readPage(raw['page'])?.url } };
}

/**
 * The id of a `limited` visitor: 16 hex digits, the same all day on one site for one address and user agent, and not to
 * be worked out by anybody once the day's salt is destroyed. '' when nothing tells visitors apart.
 */
export function limitedVisitorId(
  salt: Buffer | null,
  siteId: number,
  address: string,
  userAgent: string,
): string {
  if (!salt || (address === '' && userAgent === '')) return '';
  const text = `${siteId}|${address}|${userAgent}`;
  return createHmac('sha256', salt).update(text).digest('hex').slice(0, 16);
}
