// A command's wish for a replay, left in the records and answered by the processor once.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReplayFilter } from '#processor/replay/replay-rejected.ts';
import { answerReplayRequest, askForReplay, readReplayAnswer } from '#processor/replay/replay-requests.ts';
import { openAddress, sealAddress } from '#processor/write/seal-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

test('answers a wish once, with what was asked for', async () => {
  const asked: ReplayFilter[] = [];
  const replay = (filter: ReplayFilter) => {
    asked.push(filter);
    return Promise.resolve(3);
  };
  await answerReplayRequest(records, replay);
  expect(asked).toEqual([]);
  await askForReplay(records, 'wish-1', { siteId: 4, reason: 'malformed', fromMs: 1, toMs: 2 });
  await expect(readReplayAnswer(records, 'wish-1')).resolves.toBeUndefined();
  await answerReplayRequest(records, replay);
  await answerReplayRequest(records, replay);
  expect(asked).toEqual([{ siteId: 4, reason: 'malformed', fromMs: 1, toMs: 2 }]);
  await expect(readReplayAnswer(records, 'wish-1')).resolves.toEqual({ id: 'wish-1', queued: 3, error: '' });
});

test('tells the command when the replay failed', async () => {
  await askForReplay(records, 'wish-2', {});
  await answerReplayRequest(records, () => Promise.reject(new Error('the event store is away')));
  await expect(readReplayAnswer(records, 'wish-2')).resolves.toMatchObject({
    error: 'the event store is away',
  });
});

test('opens a sealed address with the key of its day alone', () => {
  const atMs = Date.parse('2026-03-01T23:59:59Z');
  const key = Buffer.alloc(32, 7);
  const keys = { addressKeyFor: (day: string) => (day === '2026-03-01' ? key : null) };
  const sealed = sealAddress('2001:db8::1', atMs, keys);
  expect(sealed).not.toContain('2001');
  expect(openAddress(sealed, atMs, keys)).toBe('2001:db8::1');
  expect(openAddress(sealed, atMs, { addressKeyFor: () => null })).toBe('');
  expect(openAddress(sealed, atMs, { addressKeyFor: () => Buffer.alloc(32, 8) })).toBe('');
  expect(sealAddress('2001:db8::1', atMs + 1_000, keys)).toBe('');
});
