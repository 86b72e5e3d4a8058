// Believable events for tests of the store and the processor. Ids are UUIDv7 of a given time.

import { randomBytes } from 'node:crypto';
import type { DescribedEvent } from '#contract/event-stages.ts';
import type { QueuedBatch, QueuedEvent, QueuedRequest } from '#contract/queued-batch.ts';

export function makeId(atMs: number): string {
  const time = Math.trunc(atMs).toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** A page view of site 1 that went through every step; `over` replaces fields. */
export function sampleDescribedEvent(over: Partial<DescribedEvent> = {}): DescribedEvent {
  const idTimeMs = over.idTimeMs ?? Date.now() - 1_000;
  return {
    siteId: 1,
    id: makeId(idTimeMs),
    idTimeMs,
    timeMs: idTimeMs,
    receivedAtMs: idTimeMs + 500,
    batch: 'f00dfeedcafe0001',
    attempt: 0,
    channel: 'browser',
    type: 'page_view',
    consent: 'granted',
    purposes: 7,
    unknownConsent: false,
    consentVersion: '2026-01',
    consentAtMs: idTimeMs - 86_400_000,
    visitor: 'ffffffffffffffff',
    userAgent: 'Mozilla/5.0',
    headers: {
      acceptLanguage: 'it-IT',
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    },
    signals: { gesture: true },
    hints: {},
    pageUrl: 'https://www.example.com/prodotti/valvole?utm_source=google',
    pageTitle: 'Valvole | Example',
    referrer: 'https://www.google.com/',
    statedTags: [],
    navigation: 'load',
    view: '',
    engagedMs: 0,
    scrollPercent: 0,
    name: '',
    action: '',
    target: '',
    properties: '',
    raw: { type: 'page_view' },
    subject: '0',
    said: null,
    host: 'www.example.com',
    path: '/prodotti/valvole',
    query: 'utm_source=google',
    pageKind: 'product',
    campaignSource: 'google',
    campaignMedium: 'cpc',
    campaignName: 'primavera',
    campaignTerm: '',
    campaignContent: '',
    campaignId: '',
    clickIdName: 'gclid',
    clickId: 'Cj0KCQ',
    browser: 'Chrome',
    browserVersion: '140',
    os: 'Windows',
    osVersion: '11',
    device: 'desktop',
    language: 'it-IT',
    country: 'IT',
    region: '25',
    city: 'Milano',
    asn: 3269,
    networkName: 'Example Network',
    networkClass: 'isp',
    decision: '0',
    claim: null,
    gaps: [],
    isBot: false,
    botReasons: [],
    referrerHost: 'www.google.com',
    referrerPath: '/',
    trafficChannel: 'paid',
    sourceName: 'Google',
    searchTerm: '',
    address: '',
    network: '192.0.2.0/24',
    ...over,
  };
}

/** A page view as the browser script sends it. */
export function samplePageView(atMs: number, path = '/prodotti'): QueuedEvent {
  const id = makeId(atMs);
  return {
    id,
    raw: {
      type: 'page_view',
      id,
      at: Math.trunc(atMs),
      page: { url: `https://www.example.com${path}`, title: 'Prodotti', referrer: 'https://www.google.com/' },
    },
  };
}

/** One accepted request of a browser at site 1. */
export function sampleRequest(events: QueuedEvent[], over: Partial<QueuedRequest> = {}): QueuedRequest {
  const receivedAtMs = over.receivedAtMs ?? Date.now();
  return {
    siteId: 1,
    channel: 'browser',
    receivedAtMs,
    sentAtMs: receivedAtMs,
    address: '192.0.2.10',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    headers: {
      acceptLanguage: 'it-IT,it;q=0.9',
      secFetch: true,
      clientHints: true,
      brands: '"Chromium";v="140"',
      platform: '"Windows"',
      mobile: false,
    },
    consent: { state: 'granted', version: '2026-01', at: receivedAtMs - 60_000 },
    visitor: '00112233445566aa',
    signals: { gesture: true },
    hints: { language: 'it-IT' },
    events,
    ...over,
  };
}

export function sampleBatch(requests: QueuedRequest[], batchId = makeId(Date.now())): QueuedBatch {
  return { version: 1, batchId, requests };
}
