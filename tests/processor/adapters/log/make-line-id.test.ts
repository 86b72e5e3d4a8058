// Ids of log lines: the same wherever the line comes, and telling nothing about the client's address.

import { expect, test } from 'vitest';
import type { LogHit } from '#processor/adapters/log/log-hit.ts';
import { createLineIds } from '#processor/adapters/log/make-line-id.ts';

const hit: LogHit = {
  timeMs: Date.UTC(2025, 9, 10, 11, 55, 36),
  addresses: ['203.0.113.7'],
  method: 'GET',
  host: '',
  target: '/a',
  status: 200,
  bytes: '12',
  referrer: '',
  userAgent: 'x',
};
const network = '203.0.113.0/24';

test('is a UUIDv7 with the time of the line', () => {
  const id = createLineIds(1).idFor(hit, network);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(hit.timeMs);
});

test('is the same in another file, and another one on another site', () => {
  const id = createLineIds(1).idFor(hit, network);
  expect(createLineIds(1).idFor(hit, network)).toBe(id);
  expect(createLineIds(2).idFor(hit, network)).not.toBe(id);
});

test('equal lines beside each other are two views, in every file the same two', () => {
  const twice = () => {
    const ids = createLineIds(1);
    return [ids.idFor(hit, network), ids.idFor(hit, network)];
  };
  expect(new Set(twice()).size).toBe(2);
  expect(twice()).toEqual(twice());
});

test('a file that was written twice into one gives each line one id', () => {
  const ids = createLineIds(1);
  const lines = Array.from({ length: 100 }, (_, index) => ({ ...hit, timeMs: hit.timeMs + index * 60_000 }));
  const first = lines.map((line) => ids.idFor(line, network));
  const second = lines.map((line) => ids.idFor(line, network));
  expect(second).toEqual(first);
});

test('does not depend on the address within its network, so that it cannot be found out from the id', () => {
  const other = { ...hit, addresses: ['203.0.113.200'] };
  expect(createLineIds(1).idFor(other, network)).toBe(createLineIds(1).idFor(hit, network));
});
