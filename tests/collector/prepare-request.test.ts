// Events that state no time get one that the processor takes; those that do keep theirs.

import { expect, test } from 'vitest';
import { prepareRequest } from '#collector/prepare-request.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { testSite } from './start-test-collector.ts';

const now = Date.UTC(2026, 0, 15, 12);
const hourMs = 3_600_000;

function prepare(event: Record<string, unknown>, sentAtMs: number | null = null) {
  const frame = {
    sentAtMs,
    consent: { state: 'granted' },
    visitor: '',
    signals: {},
    hints: {},
    events: [{ type: 'page_view', page: { url: 'https://www.example.com/' }, ...event }],
  };
  const arrival = {
    channel: 'server' as const,
    receivedAtMs: now,
    address: '',
    userAgent: '',
    headers: {
      acceptLanguage: '',
      secFetch: false,
      clientHints: false,
      brands: '',
      platform: '',
      mobile: null,
    },
    refusal: { dnt: false, gpc: false },
    historical: false,
  };
  const request = prepareRequest(testSite(), frame, arrival, () => null);
  const [queued] = request.events;
  return queued && createParseEvent({ limitedDays: 90, grantedMonths: 13 })(request, queued, '0'.repeat(16));
}

test('an event without a time is stored with the time at which it came', () => {
  expect(prepare({})).toMatchObject({ timeMs: now });
});

test.each([-9, -0.5, 0.5, 9])('also when the clock of the sender is %s hours off', (hours) => {
  expect(prepare({}, now + hours * hourMs)).toMatchObject({ timeMs: now, idTimeMs: now });
});

test('an event without a time that has an id of two days ago is of two days ago', () => {
  const made = now - 48 * hourMs;
  const time = made.toString(16).padStart(12, '0');
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7abc-8abc-0123456789ab`;
  expect(prepare({ id })).toMatchObject({ id, timeMs: made });
});

test('a time that is stated stays, and one that is none is rejected', () => {
  expect(prepare({ at: now - hourMs })).toMatchObject({ timeMs: now - hourMs });
  expect(prepare({ at: 'noon' })).toMatchObject({ outcome: 'rejected', reason: 'malformed' });
});
