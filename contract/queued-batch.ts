// The envelope that the collector puts on the queue and the processor takes from it: one job carries many requests.
// A worker reads the last two versions, so that a rolling deploy loses nothing.

import { z } from 'zod';
import type { LinkHit, TokenCarried } from './links.ts';
import type { WireConsent, WireHints, WireSignals } from './wire-format.ts';

export const queuedBatchVersion = 1;

/**
 * How a request reached us. `import` and `server` may state addresses and times of their own. `provider`: another tool told us
 * what somebody did there, through a connection; only such a request may carry events of the type `engagement`.
 */
export type RequestChannel = 'browser' | 'pixel' | 'server' | 'import' | 'provider';

/** Of a request that was made by no browser, or by one of which nothing is kept. */
export const noHeaders: QueuedRequest['headers'] = {
  acceptLanguage: '',
  secFetch: false,
  clientHints: false,
  brands: '',
  platform: '',
  mobile: null,
};

/** One accepted request. Its events are JSON objects as they were sent, scrubbed of what is never taken. */
export interface QueuedRequest {
  siteId: number;
  channel: RequestChannel;
  /** Server clock, milliseconds since 1970. */
  receivedAtMs: number;
  /** Client clock when sent; null when the client said nothing. */
  sentAtMs: number | null;
  /** Full address of the client, '' when unknown or not allowed (denied). The batch is encrypted at rest. */
  address: string;
  userAgent: string;
  /** Header facts that tell people from robots; names and presence, never cookies. */
  headers: {
    acceptLanguage: string;
    secFetch: boolean;
    clientHints: boolean;
    brands: string;
    platform: string;
    mobile: boolean | null;
  };
  /** What the consent gate left standing. */
  consent: WireConsent;
  /** Another state was stated, which is none: `consent` holds in its place. */
  unknownConsent?: true;
  /** 16 hex digits: the browser's id under `granted`, the day's keyed hash under `limited`, '' under `denied`. */
  visitor: string;
  signals: WireSignals;
  hints: WireHints;
  /** Set when a secret-key call or an imported file said that its events may be older than 30 days. */
  historical?: boolean;
  /** Which of our own links was opened. */
  hit?: LinkHit;
  /** Whose token the browser script carried, checked. */
  token?: TokenCarried;
  /** Each with an `id` (UUIDv7) given by the client or by the collector. */
  events: QueuedEvent[];
}

export interface QueuedEvent {
  /** UUIDv7; every copy of an event has the same. */
  id: string;
  /** Why the event was stopped before it was processed: it is counted as dropped for this reason and carries no `raw`. */
  stopped?: 'consent' | 'quiet_page' | 'erased';
  /** The event as a JSON value; its shape is checked by the processor. */
  raw: unknown;
  /** Only on replay: how often this event was tried before; the new row replaces the old one. */
  attempt?: number;
}

export interface QueuedBatch {
  version: typeof queuedBatchVersion;
  /** UUIDv7 made by the collector; names the batch for ever. */
  batchId: string;
  requests: QueuedRequest[];
}

/** Checks the frame only; single events are checked by the processor so that one bad event harms no other. */
export const queuedBatchFrame = z.object({
  version: z.literal(queuedBatchVersion),
  batchId: z.string(),
  requests: z.array(
    z.object({ siteId: z.number().int(), events: z.array(z.object({ id: z.string() }).loose()) }).loose(),
  ),
});
