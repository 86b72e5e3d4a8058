// Days to be cut again: no touch is lost, whoever else writes.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { forgetTouchedDay, listTouchedDays, touchDays } from '#stores/records/questions/touch-days.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const day = { siteId: 1, day: '2026-03-10' };

describe('touchDays', () => {
  it('keeps the latest touch of a day, whatever order they arrive in', async () => {
    await touchDays(records, [{ ...day, touchedAtMs: 5_000 }]);
    await touchDays(records, [{ ...day, touchedAtMs: 3_000 }]);
    expect(await listTouchedDays(records, 4_999, 10)).toEqual([]);
    expect(await listTouchedDays(records, 5_000, 10)).toEqual([{ ...day, touchedAtMs: 5_000 }]);
  });

  it('does not forget a day that was touched again while it was being cut', async () => {
    const [taken] = await listTouchedDays(records, 5_000, 10);
    await touchDays(records, [{ ...day, touchedAtMs: 6_000 }]);
    if (taken) await forgetTouchedDay(records, taken);
    const left = await listTouchedDays(records, 9_000, 10);
    expect(left).toEqual([{ ...day, touchedAtMs: 6_000 }]);
    for (const touched of left) await forgetTouchedDay(records, touched);
    expect(await listTouchedDays(records, 9_000, 10)).toEqual([]);
  });

  it('takes two writers that touch the same days in opposite orders', async () => {
    const days = Array.from({ length: 50 }, (_, at) => ({ siteId: at, day: '2026-03-11', touchedAtMs: at }));
    await Promise.all([touchDays(records, days), touchDays(records, days.toReversed())]);
    expect(await listTouchedDays(records, 9_000, 100)).toHaveLength(50);
  });

  it('stamps a touch with the clock of PostgreSQL when it is given no time, and forgets it like any other', async () => {
    const touched = { siteId: 77, day: '2026-03-12' };
    await touchDays(records, [touched]);
    const [taken] = (await listTouchedDays(records, Date.now() + 60_000, 100)).filter(
      ({ siteId }) => siteId === 77,
    );
    expect(Math.abs((taken?.touchedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
    if (taken) await forgetTouchedDay(records, taken);
    const left = await listTouchedDays(records, Date.now() + 60_000, 100);
    expect(left.filter(({ siteId }) => siteId === 77)).toEqual([]);
  });
});
