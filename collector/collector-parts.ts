// What the collector is given by run/ and works with, and the one shape of a refusal.

import type { Logger } from 'pino';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import type { DaySecrets } from '#stores/records/day-secrets.ts';
import type { LinkBook } from '#stores/records/links/open-link-book.ts';
import type { OwnFormDesk } from '#stores/records/open-own-forms.ts';
import type { RightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import type { SiteCache } from '#stores/records/site-cache.ts';
import type { TakenBackOf } from './taken-back-of.ts';
import type { WebhookParts } from './webhooks/webhook-parts.ts';

export interface CollectorSettings {
  /** Address to listen on. */
  host: string;
  /** 0: a free one. */
  port: number;
  /** Path of the script, such as `/s.js`; its parts lie beside it. */
  scriptPath: string;
  /** Path to which the script sends, such as `/e`. */
  eventPath: string;
  /** Path of the picture for browsers without script. */
  pixelPath: string;
  /** Networks (CIDR or single addresses) of proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  bodyBytesMax: number;
  eventsPerRequestMax: number;
  /** Per client address; 0: no limit of any kind. */
  requestsPerMinuteMax: number;
  /** Per site, from browsers; 0 or absent: no limit. */
  siteEventsPerMinuteMax?: number;
}

/** A built file of the browser script, named as in `dist/snippet`: `s.js`, `s-NAME.js`, `f.js`. */
export interface SnippetAsset {
  file: string;
  bytes: Uint8Array;
}

export interface CollectorParts {
  queue: EventQueueWriter;
  sites: Pick<SiteCache, 'byKey' | 'bySecret' | 'all' | 'refresh'>;
  daySecrets: Pick<DaySecrets, 'visitorSaltFor'>;
  /** What was taken back on the page of one's own data; without it nothing is known to be. */
  takenBackOf?: TakenBackOf;
  /** Without it no short address is known. */
  links?: LinkBook;
  settings: CollectorSettings;
  assets: readonly SnippetAsset[];
  /** Without them, no webhooks are taken. */
  webhooks?: WebhookParts;
  /** Without it, nobody can ask for their own data. */
  rights?: RightsDesk;
  /** Without it, forms of our own are neither shown nor taken. */
  ownForms?: OwnFormDesk;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** A request that is answered with a status of 4xx or 503; thrown by whoever finds the fault, answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** Short and stable, such as `wrong_key`. */
  readonly code: string;
  /** Response headers that the status asks for, such as Allow or Retry-After. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
