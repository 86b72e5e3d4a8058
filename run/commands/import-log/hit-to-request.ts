// A page request of a log as the pipeline takes it, by the rules of `limited`: the same gate and the same scrubbing as
// in the collector, a visitor id that nobody can work out tomorrow, the address for resolution alone.

import { createHmac } from 'node:crypto';
import { admitEvent, admitOnQuietPage, decideConsent, limitedVisitorId } from '#collector/consent-gate.ts';
import { isQuietPage } from '#collector/quiet-pages.ts';
import { keptParametersOf } from '#collector/scrub-address.ts';
import { scrubEvent } from '#collector/scrub-event.ts';
import { noHeaders, type QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import type { LogHit } from '#processor/adapters/log/log-hit.ts';

export interface HitSettings {
  site: Site;
  /** Host of the pages where the line names none. */
  host: string;
  /** Today's random salt; with it gone tomorrow, the visitor ids made from it cannot be made again. */
  salt: Buffer | null;
}

const dayMs = 86_400_000;
const visitorsKnownMax = 50_000;

/** Answers a request with its one event; `id` is the event's, `address` the client's. */
export function createHitToRequest({ site, host, salt }: HitSettings) {
  const consent = decideConsent(undefined, site, { dnt: false, gpc: false });
  const isDenied = consent.state === 'denied';
  const parameters = keptParametersOf(site, false);
  const visitorOf = createVisitorIds(site.id, salt);
  return (hit: LogHit, id: string, address: string, receivedAtMs: number): QueuedRequest => {
    const page = { url: addressOf(hit, host), referrer: hit.referrer };
    const event = { type: 'page_view', at: hit.timeMs, page };
    const admitted = isQuietPage(site, page.url) ? admitOnQuietPage(event) : event;
    const raw = admitted === null ? null : admitEvent(admitted, consent);
    return {
      siteId: site.id,
      channel: 'import',
      receivedAtMs,
      sentAtMs: null,
      address: isDenied ? '' : address,
      userAgent: isDenied ? '' : hit.userAgent.slice(0, 1_000),
      headers: noHeaders,
      consent,
      visitor: isDenied ? '' : visitorOf(hit.timeMs, address, hit.userAgent),
      signals: {},
      hints: {},
      events: [
        raw === null ? { id, stopped: 'consent', raw: null } : { id, raw: scrubEvent(raw, site, parameters) },
      ],
    };
  };
}

/** Host that the line or the operator names, https since logs rarely tell the scheme. */
function addressOf(hit: LogHit, host: string): string {
  if (/^https?:\/\//i.test(hit.target)) return hit.target;
  const name = (hit.host || host).replace(/:(80|443)$/, '').toLowerCase();
  return `https://${name}${hit.target.startsWith('/') ? '' : '/'}${hit.target}`;
}

/** One salt for each day of the log, made from today's: visitors split at midnight, as live ones do. */
function createVisitorIds(siteId: number, salt: Buffer | null) {
  let known = new Map<string, string>();
  let knownDay = -1;
  let daySalt: Buffer | null = null;
  return (timeMs: number, address: string, userAgent: string): string => {
    const day = Math.floor(timeMs / dayMs);
    if (day !== knownDay || known.size >= visitorsKnownMax) {
      knownDay = day;
      known = new Map();
      daySalt = salt && createHmac('sha256', salt).update(`log import ${day}`).digest();
    }
    const name = `${address}|${userAgent}`;
    let visitor = known.get(name);
    if (visitor === undefined) {
      visitor = limitedVisitorId(daySalt, siteId, address, userAgent);
      known.set(name, visitor);
    }
    return visitor;
  };
}
