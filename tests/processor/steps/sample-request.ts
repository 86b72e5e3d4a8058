// A request and a site as the steps' tests start from them.

import type { ReceivedEvent } from '#contract/event-stages.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { defaultKeptParameters, type Site } from '#contract/site.ts';
import { isEarlyOutcome } from '#processor/pipeline-step.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';

export const sampleTimeMs = Date.UTC(2026, 9, 1, 12);
export const sampleId = '0199a123-4567-7abc-8def-0123456789ab';

export function sampleRequest(changes: Partial<QueuedRequest> = {}): QueuedRequest {
  return {
    siteId: 1,
    channel: 'browser',
    receivedAtMs: sampleTimeMs,
    sentAtMs: sampleTimeMs - 50,
    address: '93.184.216.34',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    headers: {
      acceptLanguage: 'it-IT,it;q=0.9',
      secFetch: true,
      clientHints: true,
      brands: '"Chromium";v="131", "Google Chrome";v="131"',
      platform: '"Windows"',
      mobile: false,
    },
    consent: { state: 'granted', purposes: { measure: true, company: true, person: false }, version: '3' },
    visitor: '00000000000000aa',
    signals: {},
    hints: {},
    events: [],
    ...changes,
  };
}

export function sampleSite(changes: Partial<Site> = {}): Site {
  return {
    id: 1,
    name: 'Acme',
    publicKey: 'abcdefghijkl',
    secretKeyHash: '',
    allowedHosts: ['acme.it'],
    linkedDomains: [],
    consentDefault: 'limited',
    keptParameters: [...defaultKeptParameters],
    searchParameters: [],
    pathRules: [],
    forms: [],
    companyWithoutConsent: null,
    createdAtMs: 0,
    firstEventAtMs: null,
    ...changes,
  };
}

/** A wire event of the sample request, read. */
export function receive(raw: unknown, changes: Partial<QueuedRequest> = {}): ReceivedEvent {
  const event = createParseEvent({ limitedDays: 90, grantedMonths: 13 })(
    sampleRequest(changes),
    { id: sampleId, raw },
    '00000000000000bb',
  );
  if (isEarlyOutcome(event)) throw new Error(`not received: ${JSON.stringify(event)}`);
  return event;
}
