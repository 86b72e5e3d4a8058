// Makes a queued request of what arrived: consent gate first, then scrubbing, then an id for each event. Every channel
// comes through here.

import {
  noHeaders,
  type QueuedEvent,
  type QueuedRequest,
  type RequestChannel,
} from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import type { WireConsent } from '#contract/wire-format.ts';
import {
  admitEvent,
  admitOnQuietPage,
  decideConsent,
  isUnknownState,
  limitedVisitorId,
  type RefusalHeaders,
  takeBackConsent,
} from './consent-gate.ts';
import { type IdCircumstances, makeEventId, readIdTime, settleEventId } from './event-id.ts';
import type { RawEvent } from './pick-event.ts';
import { isQuietPage } from './quiet-pages.ts';
import type { Frame } from './read-frame.ts';
import { type KeptParameters, keptParametersOf } from './scrub-address.ts';
import { scrubEvent } from './scrub-event.ts';
import { scrubRecord } from './scrub-record.ts';
import type { TakenBackOf } from './taken-back-of.ts';

/** What the collector knows of a request besides its body. */
export interface Arrival {
  channel: RequestChannel;
  receivedAtMs: number;
  /** Plain client address, '' when unknown. */
  address: string;
  userAgent: string;
  headers: QueuedRequest['headers'];
  refusal: RefusalHeaders;
  /** Events of any age are taken. */
  historical: boolean;
}

const userAgentLengthMax = 1_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** `saltFor` gives the day's salt of `limited` visitors' ids. */
export function prepareRequest(
  site: Site,
  frame: Pick<Frame, 'sentAtMs' | 'consent' | 'visitor' | 'signals' | 'hints' | 'events'>,
  arrival: Arrival,
  saltFor: (day: string) => Buffer | null,
  takenBackOf: TakenBackOf = () => 0,
): QueuedRequest {
  const { receivedAtMs, historical } = arrival;
  const stated = decideConsent(frame.consent, site, arrival.refusal, receivedAtMs, frame.sentAtMs);
  const takenBack = stated.state === 'granted' ? takenBackOf(site.id, frame.visitor, stated.at) : 0;
  const consent = takeBackConsent(stated, takenBack);
  const isGranted = consent.state === 'granted';
  const isDenied = consent.state === 'denied';
  const userAgent = isDenied ? '' : arrival.userAgent.slice(0, userAgentLengthMax);
  const address = isDenied ? '' : arrival.address;
  const parameters = keptParametersOf(site, isGranted);
  const circumstances: IdCircumstances = {
    siteId: site.id,
    receivedAtMs,
    sentAtMs: frame.sentAtMs,
    mayBeOld: historical || arrival.channel === 'import',
  };
  const request: QueuedRequest = {
    siteId: site.id,
    channel: arrival.channel,
    receivedAtMs,
    sentAtMs: frame.sentAtMs,
    address,
    userAgent,
    headers: keepHeaders(arrival.headers, consent),
    consent,
    visitor: chooseVisitor(frame.visitor, consent, site, { ...arrival, address, userAgent }, saltFor),
    signals: isDenied ? {} : frame.signals,
    hints: isGranted ? frame.hints : {},
    events: frame.events.map((raw) => prepareEvent(raw, site, consent, parameters, circumstances)),
  };
  if (historical) request.historical = true;
  if (isUnknownState(frame.consent)) request.unknownConsent = true;
  return request;
}

function prepareEvent(
  raw: unknown,
  site: Site,
  consent: WireConsent,
  parameters: KeptParameters,
  circumstances: IdCircumstances,
): QueuedEvent {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const id = makeEventId(circumstances.receivedAtMs);
    // What is no event may be anything; without consent not even that is kept.
    return { id, raw: consent.state === 'granted' && !Array.isArray(raw) ? scrubRecord(raw) : {} };
  }
  const event = raw as RawEvent;
  const claims = { id: event['id'], at: event['at'], content: () => describe(event) };
  const id = settleEventId(claims, circumstances);
  const admitted = admitEvent(
    event['at'] === undefined ? { ...event, at: timeFor(id, circumstances) } : event,
    consent,
  );
  if (!admitted) return { id, stopped: 'consent', raw: null };
  const url = readUrl(admitted);
  if (url === '' || !isQuietPage(site, url)) return { id, raw: scrubEvent(admitted, site, parameters) };
  const quiet = admitOnQuietPage(admitted);
  return quiet ? { id, raw: scrubEvent(quiet, site, parameters) } : { id, stopped: 'quiet_page', raw: null };
}

/**
 * Time of an event that states none: when it came, by the client's clock as every `at` is. An id of its own that is
 * older says when it happened, and a retry after hours is the same event.
 */
function timeFor(id: string, { receivedAtMs, sentAtMs }: IdCircumstances): number {
  const idTimeMs = readIdTime(id);
  if (receivedAtMs - idTimeMs > hourMs) return idTimeMs;
  return sentAtMs === null ? receivedAtMs : Math.floor(sentAtMs);
}

function describe(event: RawEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    // Nested too deeply to be written.
    return Object.keys(event).join();
  }
}

function readUrl(event: RawEvent): string {
  const page = event['page'];
  const url = typeof page === 'object' && page !== null ? Reflect.get(page, 'url') : undefined;
  return typeof url === 'string' ? url : '';
}

// Under `limited` the language alone is left, not the list that tells browsers apart; `denied` is counted and no more.
function keepHeaders(headers: QueuedRequest['headers'], { state }: WireConsent): QueuedRequest['headers'] {
  if (state === 'granted') return headers;
  if (state === 'denied') return noHeaders;
  const { acceptLanguage, secFetch, clientHints } = headers;
  return { ...noHeaders, acceptLanguage: acceptLanguage.split(/[,;-]/, 1)[0] ?? '', secFetch, clientHints };
}

function chooseVisitor(
  stated: string,
  consent: WireConsent,
  site: Site,
  { receivedAtMs, address, userAgent }: Arrival,
  saltFor: (day: string) => Buffer | null,
): string {
  if (consent.state === 'denied') return '';
  if (consent.state === 'granted') return /^[0-9a-f]{16}$/.test(stated) ? stated : '';
  return limitedVisitorId(saltFor(utcDay(receivedAtMs)), site.id, address, userAgent);
}

let lastDay = { number: -1, name: '' };

function utcDay(atMs: number): string {
  const number = Math.floor(atMs / dayMs);
  if (number !== lastDay.number) {
    lastDay = { number, name: new Date(number * dayMs).toISOString().slice(0, 10) };
  }
  return lastDay.name;
}
