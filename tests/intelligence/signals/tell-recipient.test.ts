// What a recipient gets through which of their channels, and when messages of several may go out.

import { describe, expect, it } from 'vitest';
import { lastWeek, spanOfWeek } from '#intelligence/alerts/last-week.ts';
import { defaultTellingRules as rules } from '#intelligence/signals/default-signal-rules.ts';
import { isDigestTime } from '#intelligence/signals/is-digest-time.ts';
import { nextLocal } from '#intelligence/signals/local-time.ts';
import type { Signal } from '#intelligence/signals/signal.ts';
import { type TellingChannel, tellRecipient } from '#intelligence/signals/tell-recipient.ts';
import { nowMs } from '#tests/support/sample-lead-facts.ts';

const facts = { verdict: 'known', band: 'high', deal: 'none' } as const;
const signalOf = (kind: Signal['kind']): Signal => ({
  kind,
  lead: 'company 7',
  key: `${kind} x`,
  atMs: nowMs,
  because: [],
});
const channel = (id: number, pace: TellingChannel['pace'], signals: TellingChannel['signals'] = []) => ({
  id,
  pace,
  signals,
});
const tell = (kind: Signal['kind'], channels: TellingChannel[], told: number[] = []) =>
  tellRecipient(signalOf(kind), facts, { rules, toldKeys: new Set(), toldAtOnceMs: told }, channels, nowMs);
/** Friday, 8:30 in Rome. */
const morning = Date.UTC(2026, 10, 27, 7, 30);

describe('a recipient', () => {
  it('gets urgent signals now and the rest in the morning, each channel at its pace', () => {
    const channels = [channel(1, 'by_rules'), channel(2, 'at_once'), channel(3, 'together')];
    expect(tell('request', channels)).toMatchObject({
      ...{ how: 'at_once', nowIds: [1, 2], bundleAtMs: morning, waitingIds: [3], counts: true },
    });
    expect(tell('going_quiet', channels)).toMatchObject({
      ...{ how: 'at_once', nowIds: [2], bundleAtMs: morning, waitingIds: [1, 3], counts: false },
    });
    expect(tell('going_quiet', [channel(1, 'by_rules')])).toMatchObject({
      ...{ how: 'together', reason: 'waits_for_morning', nowIds: [], atMs: morning, bundleAtMs: morning },
    });
    expect(tell('request', [channel(3, 'together')])).toMatchObject({
      how: 'together',
      reason: 'waits_for_morning',
    });
  });

  it('gets no more at once than the rules say, which binds no program', () => {
    const told = [1, 2, 3].map((minutes) => nowMs - minutes * 60_000);
    expect(tell('request', [channel(1, 'by_rules')], told)).toMatchObject({
      how: 'together',
      reason: 'waits_enough_today',
    });
    expect(tell('request', [channel(2, 'at_once')], told)).toMatchObject({ how: 'at_once', nowIds: [2] });
  });

  it('gets nothing through channels that want other signals or are switched off, and the reason is kept', () => {
    expect(tell('request', [channel(1, 'by_rules', ['going_quiet'])])).toMatchObject({
      how: 'not',
      reason: 'not_wanted',
    });
    expect(tell('request', [])).toMatchObject({ how: 'not', reason: 'channels_off', nowIds: [] });
  });

  it('is not told of what is not for sales, by no channel', () => {
    const telling = tellRecipient(
      signalOf('request'),
      { ...facts, verdict: 'supplier' },
      { rules, toldKeys: new Set(), toldAtOnceMs: [] },
      [channel(2, 'at_once')],
      nowMs,
    );
    expect(telling).toMatchObject({ how: 'not', reason: 'not_sales', nowIds: [] });
  });
});

describe('what waited', () => {
  const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 1, minute);

  it('goes out on working days from the minute on, never on a day off or in quiet hours', () => {
    expect(isDigestTime(at(27, 8, 29), rules)).toBe(false);
    expect(isDigestTime(at(27, 8, 30), rules)).toBe(true);
    expect(isDigestTime(at(27, 18, 59), rules)).toBe(true);
    expect(isDigestTime(at(27, 19), rules)).toBe(false);
    expect(isDigestTime(at(28, 9), rules)).toBe(false);
    expect(isDigestTime(at(30, 8, 30), rules)).toBe(true);
  });

  it('goes out on the day of the change to summer time as well, which has 23 hours', () => {
    const saturdayNight = Date.UTC(2026, 2, 28, 22, 30);
    expect(nextLocal(saturdayNight, 510, [1, 2, 3, 4, 5, 6, 7], 'Europe/Rome')).toBe(
      Date.UTC(2026, 2, 29, 6, 30),
    );
  });

  it('goes out at the chosen minute also where quiet hours span it', () => {
    expect(isDigestTime(at(27, 7, 0), { ...rules, digestMinute: 420 })).toBe(true);
  });

  it('is told of the week before once that week is over', () => {
    expect(lastWeek(at(30, 8, 0), rules)).toBeUndefined();
    expect(lastWeek(at(30, 8, 30), rules)).toBe('2026-11-23');
    expect(lastWeek(at(27, 10), rules)).toBe('2026-11-16');
    expect(spanOfWeek('2026-11-23')).toMatchObject({
      to: new Date('2026-11-30T00:00:00Z'),
      lastDay: '2026-11-29',
    });
  });
});
