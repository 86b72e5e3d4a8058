// How a batch is sealed, and what is left when keys are gone.

import { expect, it } from 'vitest';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-batch.ts';

const masterKey = Buffer.alloc(32, 1);
const keys = new Map([
  ['2026-05-10', Buffer.alloc(32, 2)],
  ['2026-05-11', Buffer.alloc(32, 3)],
]);
const seal = createBatchSeal({ masterKey, addressKeyFor: (day) => keys.get(day) ?? null });
const first = Date.UTC(2026, 4, 10, 12);
const second = Date.UTC(2026, 4, 11, 1);
const batch = sampleBatch([
  sampleRequest(1, 1, { receivedAtMs: first, address: '203.0.113.1' }),
  sampleRequest(2, 2, { receivedAtMs: second, address: '203.0.113.2' }),
  sampleRequest(1, 1, { receivedAtMs: first, address: '203.0.113.3' }),
]);

it('opens to what was sealed, and leaves what was sealed as it was', () => {
  const before = structuredClone(batch);
  expect(seal.open(seal.seal(batch))).toEqual(before);
  expect(batch).toEqual(before);
});

it('opens addresses as empty when the key of their day is destroyed or another, the rest as ever', () => {
  const text = seal.seal(batch);
  for (const key of [null, Buffer.alloc(32, 9)]) {
    const later = createBatchSeal({
      masterKey,
      addressKeyFor: (day) => (day === '2026-05-10' ? key : (keys.get(day) ?? null)),
    });
    const opened = later.open(text);
    expect(opened.requests.map(({ address }) => address)).toEqual(['', '203.0.113.2', '']);
    expect(opened.requests.map(({ events }) => events.length)).toEqual([1, 2, 1]);
  }
});

it('never writes an address down where there is no key for its day', () => {
  const keyless = createBatchSeal({ masterKey, addressKeyFor: () => null });
  expect(seal.open(keyless.seal(batch)).requests.every(({ address }) => address === '')).toBe(true);
});

it('says what is wrong with what it cannot open', () => {
  const text = seal.seal(batch);
  const other = createBatchSeal({ masterKey: Buffer.alloc(32, 8), addressKeyFor: () => null });
  expect(() => other.open(text)).toThrow(/cannot be opened.*secret\.key/);
  expect(() => seal.open(`${text.slice(0, 60)}AAAA${text.slice(64)}`)).toThrow(/cannot be opened/);
  expect(() => seal.open('rubbish')).toThrow(/has no version/);
  expect(() => seal.open(text.replace(/^1/, '3'))).toThrow(/has version 3, this Fiuto reads 1/);
});
