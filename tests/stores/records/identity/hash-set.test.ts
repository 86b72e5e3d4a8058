// The set of hashes is exact, grows, and holds half a million in little memory.

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createHashSet } from '#stores/records/identity/hash-set.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

it('knows what was added and nothing else, each once, zeros and long runs too', () => {
  const set = createHashSet();
  const zeros = '0'.repeat(64);
  const alike = Array.from(
    { length: 50 },
    (_, at) => `${at.toString(16).padStart(8, '0')}00000001${'f'.repeat(48)}`,
  );
  expect(set.has(zeros)).toBe(false);
  for (const hash of [zeros, zeros, ...alike, ...alike]) set.add(hash);
  expect(set.size).toBe(51);
  expect([zeros, ...alike].every((hash) => set.has(hash))).toBe(true);
  expect(set.has('000000ff00000001')).toBe(false);
});

it('holds half a million in some megabytes', () => {
  const set = createHashSet();
  const before = process.memoryUsage().arrayBuffers;
  for (let at = 0; at < 500_000; at += 1) set.add(hashOf(`erased ${at}`));
  expect(set.size).toBe(500_000);
  expect(set.has(hashOf('erased 499999'))).toBe(true);
  expect(set.has(hashOf('kept'))).toBe(false);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
});
