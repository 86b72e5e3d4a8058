// Believable queued batches, as the collector makes them: visits of browsers under `granted` and `limited`, page views
// and the leaving of pages.

import { createHash } from 'node:crypto';
import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import { createSeededRandom, type SeededRandom } from '#run/demo/seeded-random.ts';

const eventsPerBatch = 200;
const visitors = 60_000;
const spanMs = 6 * 3_600_000;
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
] as const;
const referrers = [
  '',
  '',
  'https://www.google.com/',
  'https://www.linkedin.com/',
  'https://chatgpt.com/',
  'https://www.bing.com/',
] as const;

/**
 * `events` in all, in batches of 200, received just before `untilMs` in this order. `addresses`: where visitors come from,
 * each from one of them; else from anywhere.
 */
export function* makeBatches(
  siteId: number,
  events: number,
  untilMs: number,
  addresses: readonly string[] = [],
): Generator<QueuedBatch> {
  const random = createSeededRandom('fiuto bench events');
  for (let made = 0; made < events; made += eventsPerBatch) {
    const size = Math.min(eventsPerBatch, events - made);
    const receivedAtMs = Math.round(untilMs - spanMs * (1 - made / events));
    const requests: QueuedRequest[] = [];
    for (let left = size; left > 0; left -= 2) {
      requests.push(makeRequest(siteId, receivedAtMs, Math.min(left, 2), random, addresses));
    }
    yield { version: 1, batchId: random.uuid(receivedAtMs), requests };
  }
}

function makeRequest(
  siteId: number,
  receivedAtMs: number,
  events: number,
  random: SeededRandom,
  addresses: readonly string[],
): QueuedRequest {
  const visitor = Math.floor(random.next() ** 2 * visitors);
  const isGranted = visitor % 3 !== 0;
  const at = receivedAtMs - random.whole(5, 900);
  return {
    siteId,
    channel: 'browser',
    receivedAtMs,
    sentAtMs: receivedAtMs,
    address: addresses[visitor % Math.max(1, addresses.length)] ?? anyAddress(visitor),
    userAgent: agents[visitor % agents.length] ?? agents[0],
    headers: {
      acceptLanguage: 'it-IT,it;q=0.9',
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    },
    consent: isGranted ? { state: 'granted', version: '1', at: receivedAtMs - 60_000 } : { state: 'limited' },
    visitor: createHash('md5').update(String(visitor)).digest('hex').slice(0, 16),
    signals: { gesture: true },
    hints: isGranted ? { language: 'it-IT', screenWidth: 1920, screenHeight: 1080 } : {},
    events: makeEvents(at, isGranted, events, random),
  };
}

function anyAddress(visitor: number): string {
  return `${20 + (visitor % 180)}.${(visitor >> 3) % 250}.${(visitor >> 7) % 250}.${1 + (visitor % 250)}`;
}

/** A view, and with `events` above one how it ended, or the next view where leaving is not told. */
function makeEvents(
  at: number,
  isGranted: boolean,
  events: number,
  random: SeededRandom,
): QueuedRequest['events'] {
  const number = Math.floor(random.next() ** 3 * 3_000);
  const page = {
    url: `https://www.example.com/prodotti/articolo-${number}${number % 9 === 0 ? '?utm_source=mail&utm_medium=email' : ''}`,
    title: `Articolo ${number}`,
    referrer: random.pick(referrers),
  };
  const view = random.uuid(at);
  const list: QueuedRequest['events'] = [
    { id: view, raw: { type: 'page_view', at, page, navigation: 'load' } },
  ];
  if (events > 1) {
    const leave = isGranted
      ? {
          type: 'page_leave',
          at,
          page,
          view,
          engagedMs: random.whole(500, 90_000),
          scrollPercent: random.whole(1, 100),
        }
      : { type: 'page_view', at, page, navigation: 'history' };
    list.push({ id: random.uuid(at), raw: leave });
  }
  return list;
}
