// The tokens behind the buttons of alerts: nobody else's, for one act, for few days.

import { expect, test } from 'vitest';
import {
  makeActToken,
  makeUnsubscribeToken,
  readActToken,
  readUnsubscribeToken,
} from '#stores/records/alerts/act-token.ts';

const key = Buffer.alloc(32, 1);
const nowMs = 1_790_000_000_000;
const act = { tellingId: 12, channelId: 3, act: 'not_interesting' } as const;
const token = makeActToken(key, act, nowMs);

test('a token says what it is for, for four days', () => {
  expect(readActToken(key, token, nowMs)).toEqual(act);
  expect(readActToken(key, token, nowMs + 4 * 86_400_000)).toEqual(act);
  expect(readActToken(key, token, nowMs + 4 * 86_400_000 + 1)).toBeUndefined();
});

test('no other key, act, telling or time makes it valid', () => {
  expect(readActToken(Buffer.alloc(32, 2), token, nowMs)).toBeUndefined();
  const parts = token.split('.');
  for (const [place, other] of [
    ['0', 'm'],
    ['1', 'd'],
    ['2', '4'],
    ['3', 'zzzzzzzz'],
  ] as const) {
    const forged = parts.with(Number(place), other).join('.');
    expect(readActToken(key, forged, nowMs)).toBeUndefined();
  }
  for (const none of ['', 'm', '....', `${token}x`, token.slice(0, -1)])
    expect(readActToken(key, none, nowMs)).toBeUndefined();
});

test('a token to unsubscribe does nothing else, and the reverse', () => {
  const unsubscribe = makeUnsubscribeToken(key, 3, nowMs);
  expect(readUnsubscribeToken(key, unsubscribe, nowMs)).toBe(3);
  expect(readActToken(key, unsubscribe, nowMs)).toBeUndefined();
  expect(readUnsubscribeToken(key, token, nowMs)).toBeUndefined();
});
