// Whether, when and why somebody is told, on the clock of their own wall.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalKind } from '#contract/signal-rules.ts';
import { decideTelling, type Recipient } from '#intelligence/signals/decide-telling.ts';
import { defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import { localTime, nextLocal } from '#intelligence/signals/local-time.ts';
import type { Signal } from '#intelligence/signals/signal.ts';
import { nowMs, sampleLeadFacts } from '../../support/sample-lead-facts.ts';

const rome = 'Europe/Rome';
const signalOf = (kind: SignalKind): Signal => ({
  kind,
  lead: 'company 7',
  key: `${kind} 1`,
  atMs: nowMs,
  because: ['v1'],
});
const somebody = (more: Partial<Recipient> = {}): Recipient => ({
  rules: defaultTellingRules,
  toldKeys: new Set(),
  toldAtOnceMs: [],
  ...more,
});
const decide = (
  kind: SignalKind,
  {
    facts = {},
    to = somebody(),
    atMs = nowMs,
  }: { facts?: Parameters<typeof sampleLeadFacts>[0]; to?: Recipient | undefined; atMs?: number } = {},
) => decideTelling(signalOf(kind), sampleLeadFacts(facts), to, atMs);
const wall = (atMs: number) => {
  const { day, minute } = localTime(atMs, rome);
  return `${day} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
};

describe('at once', () => {
  it.each<[SignalKind, Parameters<typeof sampleLeadFacts>[0]]>([
    ['request', {}],
    ['ideal_and_hot', {}],
    ['customer_back', { deal: 'open' }],
    ['customer_back', { deal: 'lost' }],
  ])('is told %s of %o', (kind, facts) => {
    expect(decide(kind, { facts })).toEqual({ how: 'at_once', atMs: nowMs, reason: 'at_once' });
  });

  it.each<SignalKind>(['customer_back', 'new_warm_company', 'several_people', 'going_quiet'])(
    'is not told %s: it waits for the next working morning',
    (kind) => {
      const { how, atMs, reason } = decide(kind);
      expect([how, reason, wall(atMs)]).toEqual(['together', 'waits_for_morning', '2026-11-27 8:30']);
    },
  );

  it('comes at most three times a day, the rest in the morning; the next day is another', () => {
    const to = somebody({ toldAtOnceMs: [nowMs - 3_000, nowMs - 2_000, nowMs - 1_000] });
    expect(decide('request', { to }).reason).toBe('waits_enough_today');
    const yesterday = somebody({ toldAtOnceMs: [1, 2, 3].map((n) => nowMs - 20 * 3_600_000 - n) });
    expect(decide('request', { to: yesterday }).reason).toBe('at_once');
  });

  it('never comes in quiet hours, also over midnight and the weekend', () => {
    const late = Date.UTC(2026, 10, 27, 20);
    const { how, reason, atMs } = decide('request', { atMs: late });
    expect([how, reason, wall(atMs)]).toEqual(['together', 'waits_quiet_hours', '2026-11-30 8:30']);
    expect(decide('request', { atMs: Date.UTC(2026, 10, 26, 6) }).reason).toBe('waits_quiet_hours');
  });
});

describe('nobody is told', () => {
  it.each<[string, Parameters<typeof decide>[1]]>([
    ['company_unsure', { facts: { band: 'medium' } }],
    ['not_sales', { facts: { verdict: 'candidate' } }],
    ['not_sales', { facts: { verdict: 'competitor' } }],
    ['told_already', { to: somebody({ toldKeys: new Set(['request 1']) }) }],
  ])('with the reason %s', (reason, more) => {
    expect(decide('request', more)).toEqual({ how: 'not', atMs: nowMs, reason });
  });

  it('where nobody looks after the lead, and the reason says so', () => {
    expect(decideTelling(signalOf('request'), sampleLeadFacts(), undefined, nowMs).reason).toBe('no_owner');
  });
});

describe('the clock on the wall', () => {
  it('is right on both sides of daylight saving', () => {
    expect(wall(Date.UTC(2026, 2, 29, 0, 59))).toBe('2026-03-29 1:59');
    expect(wall(Date.UTC(2026, 2, 29, 1, 0))).toBe('2026-03-29 3:00');
    expect(localTime(Date.UTC(2026, 10, 29, 12), rome).weekday).toBe(7);
  });

  it('finds the next morning, whatever the season and the zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
        fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
        (fromMs, zone) => {
          const atMs = nextLocal(fromMs, 8 * 60 + 30, [1, 2, 3, 4, 5], zone);
          const { weekday, minute } = localTime(atMs, zone);
          expect(atMs).toBeGreaterThanOrEqual(fromMs);
          expect(minute).toBe(8 * 60 + 30);
          expect(weekday).toBeLessThan(6);
          expect(atMs - fromMs).toBeLessThan(4 * 86_400_000);
        },
      ),
    );
  });
});
