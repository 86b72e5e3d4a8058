// What other tools say about when to come again.

import { expect, test } from 'vitest';
import { readRetryAfter } from '#crm/http/read-retry-after.ts';

const nowMs = Date.parse('2026-10-01T12:00:00Z');

test.each([
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': 'Thu, 01 Oct 2026 12:01:00 GMT' }, 60_000],
  [{ 'retry-after': 'Thu, 01 Oct 2026 11:00:00 GMT' }, 0],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }, 30_000],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(nowMs / 1_000 + 45) }, 45_000],
  [{ 'ratelimit-remaining': '4', 'ratelimit-reset': '30' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '999999999' }, 86_400_000],
  [{}, undefined],
])('%j asks to wait %s ms', (headers, waitMs) => {
  expect(readRetryAfter(headers, nowMs)).toBe(waitMs);
});
