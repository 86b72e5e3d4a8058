// The bars of the Pipeline chart cover the whole window.

import { describe, expect, it } from 'vitest';
import { fillHours } from '../../../dashboard/web/pages/pipeline/fill-hours.ts';

const at = (iso: string, stored: number) => ({ hour: iso, stored, dropped: 1, rejected: 0 });

describe('the bars of a period', () => {
  it('has one for each hour of a day, also where nothing came', () => {
    const hours = [at('2026-03-10T12:00:00.000Z', 5)];
    const { unit, bars } = fillHours(hours, '2026-03-10T00:00:00.000Z', '2026-03-11T00:00:00.000Z');
    expect(unit).toBe('hour');
    expect(bars).toHaveLength(24);
    expect(bars[12]).toEqual({ at: '2026-03-10T12:00:00.000Z', stored: 5, dropped: 1, rejected: 0 });
    expect(bars[0]?.stored).toBe(0);
  });

  it('has one for each day of a longer period, and loses no event over it', () => {
    const hours = [at('2026-03-10T12:00:00.000Z', 5), at('2026-03-10T13:00:00.000Z', 6)];
    const { unit, bars } = fillHours(hours, '2026-02-20T09:00:00.000Z', '2026-03-22T09:00:00.000Z');
    expect(unit).toBe('day');
    expect(bars).toHaveLength(31);
    expect(bars.map(({ stored }) => stored).filter((stored) => stored > 0)).toEqual([11]);
    expect(bars.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(2);
  });
});
