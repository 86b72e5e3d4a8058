// Event ids: UUIDv7 that carry the time, never the same.

import { expect, it } from 'vitest';
import { makeEventId, randomHex } from '../../snippet/make-event-id.ts';

it('makes UUIDs of version 7 that carry the time', () => {
  const atMs = 1_795_327_454_497;
  const id = makeEventId(atMs);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(atMs);
});

it('makes no id twice', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => makeEventId(1))).size).toBe(10_000);
});

it('pads small bytes', () => {
  expect(Array.from({ length: 200 }, () => randomHex(8)).every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(
    true,
  );
});
