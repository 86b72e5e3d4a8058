// Batches as the collector makes them, for tests of the queue and of what comes after it.

import { randomBytes } from 'node:crypto';
import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';

/** A fresh UUIDv7 of now. */
function sampleId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** One request of a site with so many page views; `changes` replace fields. */
export function sampleRequest(
  siteId: number,
  events: number,
  changes: Partial<QueuedRequest> = {},
): QueuedRequest {
  return {
    siteId,
    channel: 'browser',
    receivedAtMs: Date.now(),
    sentAtMs: null,
    address: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
    headers: {
      acceptLanguage: 'it',
      secFetch: true,
      clientHints: false,
      brands: '',
      platform: '',
      mobile: null,
    },
    consent: { state: 'granted' },
    visitor: '00112233445566aa',
    signals: {},
    hints: {},
    events: Array.from({ length: events }, () => ({
      id: sampleId(),
      raw: { type: 'page_view', at: Date.now(), page: { url: 'https://www.example.com/' } },
    })),
    ...changes,
  };
}

export function sampleBatch(requests: QueuedRequest[]): QueuedBatch {
  return { version: 1, batchId: sampleId(), requests };
}
