// Guarantees which of two mails with the same words are one.

import { describe, expect, test } from 'vitest';
import { isCopy, type MailCopy } from '#intelligence/mail/is-copy.ts';

const day = 86_400_000;
const named = (atMs: number): MailCopy => ({ isNamed: true, atMs });
const nameless = (atMs: number): MailCopy => ({ isNamed: false, atMs });
const both = (one: MailCopy, other: MailCopy) => [isCopy(one, other), isCopy(other, one)];

describe('of two mails with the same words', () => {
  test('the one that is written a week later under a name of its own is another', () => {
    expect(both(named(0), named(7 * day))).toEqual([false, false]);
    expect(both(named(0), named(3_600_000))).toEqual([false, false]);
  });

  test('those sent at once under two names are one', () => {
    expect(both(named(0), named(60_000))).toEqual([true, true]);
  });

  test('a copy without a name is of what was sent before it came, and of nothing later', () => {
    expect(both(named(0), nameless(5 * day))).toEqual([true, true]);
    expect(both(named(7 * day), nameless(5 * day))).toEqual([false, false]);
  });

  test('copies without names are one within days', () => {
    expect(both(nameless(0), nameless(day))).toEqual([true, true]);
    expect(both(nameless(0), nameless(7 * day))).toEqual([false, false]);
  });
});
