// Tokens of recipients: signed, bound to one recipient, and over in time.

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDayOf, readLinkToken, writeLinkToken } from '#intelligence/email/link-token.ts';

const key = Buffer.alloc(32, 7);
const nowMs = Date.UTC(2026, 10, 26, 12);
const token = { recipientId: 123_456, mailingId: 77, lastDay: lastDayOf(nowMs, 180) };

describe('tokens of recipients', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 40 - 1 }),
        fc.integer({ min: 0, max: 2 ** 24 - 1 }),
        fc.integer({ min: 30_000, max: 65_535 }),
        (recipientId, mailingId, lastDay) => {
          const text = writeLinkToken(key, { recipientId, mailingId, lastDay });
          expect(text).toMatch(/^k[\w-]{22}$/);
          expect(readLinkToken(key, text, nowMs)).toEqual({ token: { recipientId, mailingId, lastDay } });
        },
      ),
    );
  });

  test('of one letter changed, anywhere, name nobody', () => {
    const text = writeLinkToken(key, token);
    for (let at = 0; at < text.length; at++) {
      const letter = text[at] === 'A' ? 'Q' : 'A';
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      expect(readLinkToken(key, changed, nowMs)).not.toHaveProperty('token');
    }
  });

  test('of another key name nobody', () => {
    const text = writeLinkToken(randomBytes(32), token);
    expect(readLinkToken(key, text, nowMs)).toEqual({ refused: 'forged' });
  });

  test('hold to the end of their last day', () => {
    const text = writeLinkToken(key, { ...token, lastDay: lastDayOf(nowMs, 0) });
    expect(readLinkToken(key, text, Date.UTC(2026, 10, 26, 23, 59))).toHaveProperty('token');
    expect(readLinkToken(key, text, Date.UTC(2026, 10, 27))).toEqual({ refused: 'expired' });
  });

  test('of neighbours have nothing in common', () => {
    const one = writeLinkToken(key, token);
    const other = writeLinkToken(key, { ...token, recipientId: token.recipientId + 1 });
    const alike = Array.from(one).filter((letter, at) => letter === other[at]);
    expect(alike.length).toBeLessThan(6);
  });

  test('that are no tokens are refused whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(readLinkToken(key, text, nowMs)).not.toHaveProperty('token');
      }),
    );
  });
});
