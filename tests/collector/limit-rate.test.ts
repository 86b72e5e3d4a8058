// The rate limits per client address, per network of IPv6 and per site.

import { expect, it } from 'vitest';
import { createLimitRate } from '#collector/limit-rate.ts';

const limit = (requestsPerMinute: number, siteEventsPerMinute = 0) =>
  createLimitRate({ requestsPerMinute, siteEventsPerMinute });

it('lets a burst of a minute through, then as many as the minute has', () => {
  const rate = limit(60);
  const passes = (atMs: number) => rate.admitRequest('203.0.113.1', atMs);
  const burst = Array.from({ length: 61 }, () => passes(0));
  expect(burst.filter(Boolean)).toHaveLength(60);
  expect(passes(500)).toBe(false);
  expect(passes(1_500)).toBe(true);
  expect(passes(1_500)).toBe(false);
  expect(rate.admitRequest('203.0.113.2', 0)).toBe(true);
});

it('counts 25 events as one request', () => {
  const rate = limit(60);
  const send = (events: number, atMs: number) =>
    rate.admitRequest('a', atMs) && rate.admitEvents('a', events, atMs);
  const passed = Array.from({ length: 10 }, () => send(500, 0)).filter(Boolean);
  expect(passed).toHaveLength(3);
  expect(send(1, 500)).toBe(false);
  expect(send(500, 60_000)).toBe(true);
});

it('lets the largest request through even when that is more than the minute has, and then nothing for its price', () => {
  const rate = limit(2);
  expect(rate.admitRequest('a', 0) && rate.admitEvents('a', 500, 0)).toBe(true);
  expect(rate.admitRequest('a', 9 * 60_000)).toBe(false);
  expect(rate.admitRequest('a', 10 * 60_000)).toBe(true);
});

it('counts a /64 of IPv6 as one client, however it is written', () => {
  const rate = limit(2);
  expect(rate.admitRequest('2001:db8:0:1::1', 0)).toBe(true);
  expect(rate.admitRequest('2001:db8:0:1:ffff::9', 0)).toBe(true);
  expect(rate.admitRequest('2001:db8:0:1:1:2:3:4', 0)).toBe(false);
  expect(rate.admitRequest('2001:db8:0:2::1', 0)).toBe(true);
});

it('lets a /48 of IPv6 send as much as twenty clients, however many addresses it has', () => {
  const rate = limit(10);
  const passed = Array.from({ length: 1_000 }, (_, index) =>
    rate.admitRequest(`2001:db8:1:${index.toString(16)}::1`, 0),
  );
  expect(passed.filter(Boolean)).toHaveLength(200);
  expect(rate.admitRequest('2001:db8:2:1::1', 0)).toBe(true);
});

it('bounds what all clients of a site send together, and that site alone', () => {
  const rate = limit(1_000, 100);
  expect(rate.admitToSite(1, 60, 0)).toBe(true);
  expect(rate.admitToSite(1, 60, 0)).toBe(true);
  expect(rate.admitToSite(1, 1, 0)).toBe(false);
  expect(rate.admitToSite(2, 1, 0)).toBe(true);
  expect(rate.admitToSite(1, 1, 30_000)).toBe(true);
});

it('keeps no address in memory for which nothing is left to count', () => {
  const rate = limit(2);
  rate.admitRequest('203.0.113.1', 0);
  rate.admitRequest('2001:db8::1', 0);
  rate.admitEvents('203.0.113.2', 500, 0);
  rate.forgetIdle(1_000);
  expect(rate.remembered()).toBe(4);
  rate.forgetIdle(60_000);
  expect(rate.remembered()).toBe(1);
  expect(rate.admitRequest('203.0.113.2', 60_000)).toBe(false);
});

it('takes nothing away when the clock is put back', () => {
  const rate = limit(10);
  rate.admitRequest('a', 3_600_000);
  expect(rate.admitRequest('a', 0)).toBe(true);
});

it('forgets the oldest rather than grow without end', () => {
  const rate = limit(1);
  expect(rate.admitRequest('first', 0)).toBe(true);
  expect(rate.admitRequest('first', 0)).toBe(false);
  for (let index = 0; index < 50_000; index++) rate.admitRequest(`a${index}`, 0);
  expect(rate.admitRequest('first', 0)).toBe(true);
});

it('is off at 0, for sites too', () => {
  const rate = limit(0, 1);
  const all = Array.from({ length: 1_000 }, () => [
    rate.admitRequest('x', 0),
    rate.admitEvents('x', 500, 0),
    rate.admitToSite(1, 500, 0),
  ]);
  expect(all.flat().every(Boolean)).toBe(true);
});
