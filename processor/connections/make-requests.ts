// Makes queued requests of what a provider told: with names where the provider's own consent covers it, without them where only
// a recorded consent to tracking would.

import type { WireEngagement } from '#contract/engagement.ts';
import {
  noHeaders,
  type QueuedBatch,
  type QueuedEvent,
  type QueuedRequest,
  queuedBatchVersion,
} from '#contract/queued-batch.ts';
import type { WireConsent } from '#contract/wire-format.ts';
import { deriveIdFrom } from '../arrived-event.ts';

export interface DeliveryFacts {
  /** Names the delivery for ever: its batch and, where nothing else does, its events are named after it. */
  connectionId: number;
  dedupeKey: string;
  siteId: number;
  provider: string;
  /** Asked for by us after a notice: the provider vouches for it, however long it could not be asked. */
  isFetched?: boolean;
  /** Recipients agreed that opens and clicks are kept under their names. */
  trackingConsent: boolean;
  /** Server clock, milliseconds since 1970. */
  receivedAtMs: number;
}

/** Who sent a form, a message or a comment wanted us to know; who opened a mail did nothing of the kind. */
const tracked: ReadonlySet<WireEngagement['kind']> = new Set(['email_open', 'email_click']);
/** A clock that is further ahead is wrong. */
const aheadMsMax = 3_600_000;

/**
 * The same delivery gives the same batch, to the last id. Undefined when nothing happened. `leftOut`: places of engagements of which
 * nothing is made; the others keep their names.
 */
export function makeBatch(
  engagements: readonly WireEngagement[],
  facts: DeliveryFacts,
  leftOut: ReadonlySet<number> = new Set(),
): QueuedBatch | undefined {
  const named: QueuedEvent[] = [];
  const unnamed: QueuedEvent[] = [];
  engagements.forEach((engagement, index) => {
    if (leftOut.has(index)) return;
    const event = makeProviderEvent(engagement, index, facts);
    if (tracked.has(engagement.kind) && !facts.trackingConsent) unnamed.push(event);
    else named.push(event);
  });
  const requests = [
    makeRequest(named, { state: 'granted', version: `provider:${facts.provider}`, origin: 'api' }, facts),
    makeRequest(unnamed.map(withoutPerson), { state: 'limited', origin: 'default' }, facts),
  ]
    .filter((request) => request.events.length > 0)
    .map((request) => (facts.isFetched === true ? { ...request, historical: true } : request));
  if (requests.length === 0) return undefined;
  // Settings that changed since a try that was cut off give another batch: one batch never has two contents.
  const content = JSON.stringify(requests);
  const batchId = deriveIdFrom(
    `batch ${facts.connectionId} ${facts.dedupeKey} ${content}`,
    facts.receivedAtMs,
  );
  return { version: queuedBatchVersion, batchId, requests };
}

/** `index`: its place in the delivery, by which it is named where the provider gives it no id. */
export function makeProviderEvent(
  engagement: WireEngagement,
  index: number,
  facts: Pick<DeliveryFacts, 'connectionId' | 'dedupeKey' | 'receivedAtMs'>,
): QueuedEvent {
  const at = timeOfHappening(engagement, facts);
  const name = nameHappening(engagement, index, facts);
  return { id: deriveEventId(facts.connectionId, name, at), raw: { ...engagement, at } };
}

/** A repetition has the provider's id and time, in whichever delivery it comes. */
export function nameHappening(
  { providerId }: WireEngagement,
  index: number,
  { dedupeKey }: Pick<DeliveryFacts, 'dedupeKey'>,
): string {
  return providerId ?? `delivery ${dedupeKey} ${index}`;
}

/** Milliseconds since 1970. */
export function timeOfHappening(
  { at }: WireEngagement,
  { receivedAtMs }: Pick<DeliveryFacts, 'receivedAtMs'>,
): number {
  return at > receivedAtMs + aheadMsMax ? receivedAtMs : at;
}

/** `name`: as `nameHappening` answers it. `atMs`: milliseconds since 1970. */
export function deriveEventId(connectionId: number, name: string, atMs: number): string {
  return deriveIdFrom(`event ${connectionId} ${name}`, atMs);
}

/** That it happened, by what kind of hand and to which link; nothing that leads to a person. */
function withoutPerson({ id, raw }: QueuedEvent): QueuedEvent {
  const { subject: _, profile: _p, text: _t, answers: _a, providerId: _i, ...rest } = raw as WireEngagement;
  return { id, raw: rest };
}

/** What a provider told, without a browser's circumstances. */
export function makeRequest(
  events: QueuedEvent[],
  consent: WireConsent,
  { siteId, receivedAtMs }: Pick<DeliveryFacts, 'siteId' | 'receivedAtMs'>,
): QueuedRequest {
  return {
    siteId,
    channel: 'provider',
    receivedAtMs,
    sentAtMs: null,
    // The machine that opened or clicked is the provider's to know: its address is not taken over.
    address: '',
    userAgent: '',
    headers: noHeaders,
    consent,
    visitor: '',
    signals: {},
    hints: {},
    events,
  };
}
