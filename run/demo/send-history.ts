// Sends the demo's history of 90 days through the collector, the way a backend would: `POST /v1/batch` with the site's
// secret key. Nothing is written past the collector, so the demo shows what the product really does.

import { setTimeout as wait } from 'node:timers/promises';
import { type DemoVisit, makeDay } from './history-day.ts';
import { makeRoster } from './history-roster.ts';

export interface DemoHistoryOptions {
  /** Where the collector listens, without trailing slash. */
  collectorUrl: string;
  siteKey: string;
  secretKey: string;
  /** Address of the pages, without trailing slash. */
  siteUrl?: string;
  /** Whole days before today; today's visits up to now come on top. */
  days?: number;
  /** Clock, milliseconds since 1970. */
  nowMs?: number;
  /** Visits sent and visits in all. */
  onProgress?: (sent: number, total: number) => void;
}

export interface DemoHistory {
  visits: number;
  /** Accepted by the collector. */
  events: number;
}

const dayMs = 86_400_000;
const requestsAtOnce = 24;
const triesMax = 8;
const firstRetryMs = 200;
const patienceMs = 30_000;

/** Rejects when the collector refuses, or cannot be reached several times in a row. */
export async function sendDemoHistory(options: DemoHistoryOptions): Promise<DemoHistory> {
  const visits = planHistory(options);
  let sent = 0;
  let events = 0;
  const left = visits.values();
  const sendNext = async () => {
    for (const visit of left) {
      const accepted = await sendVisit(visit, options);
      events += accepted;
      sent += 1;
      options.onProgress?.(sent, visits.length);
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, sendNext));
  return { visits: visits.length, events };
}

function planHistory({
  siteUrl = 'https://www.example.com',
  days = 89,
  nowMs = Date.now(),
}: DemoHistoryOptions): DemoVisit[] {
  const roster = makeRoster();
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const starts = Array.from({ length: days + 1 }, (_, index) => today - (days - index) * dayMs);
  // A visit that is not over yet comes with the next sending.
  return starts
    .flatMap((startMs) => makeDay(startMs, roster, siteUrl))
    .filter(({ events }) => (events.at(-1)?.at ?? 0) < nowMs);
}

async function sendVisit({ visitor, events }: DemoVisit, options: DemoHistoryOptions): Promise<number> {
  const body = JSON.stringify({
    v: 1,
    site: options.siteKey,
    historical: true,
    address: visitor.address,
    userAgent: visitor.userAgent,
    visitor: visitor.id,
    consent: { state: visitor.consent, version: 'demo-1', origin: 'api' },
    hints: { language: visitor.language },
    signals: { gesture: !visitor.isBot },
    events,
  });
  for (let tries = 1; ; tries += 1) {
    const answer = await post(body, options);
    if (answer === 'accepted') return events.length;
    if (tries === triesMax) throw new Error(`The collector does not take the demo's history: ${answer}`);
    await wait(firstRetryMs * 2 ** (tries - 1));
  }
}

/** 'accepted', or why it should be tried again; throws when trying again is of no use. */
async function post(body: string, { collectorUrl, secretKey }: DemoHistoryOptions): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${collectorUrl}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const text = await response.text();
  if (response.ok) return 'accepted';
  const reason = `${response.status} ${text.slice(0, 300)}`;
  if (response.status < 500 && response.status !== 429) {
    throw new Error(`The collector refuses the demo's history: ${reason}`);
  }
  return reason;
}
