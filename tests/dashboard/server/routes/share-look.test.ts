// Whoever asks the same at the same time is answered by one look, and by none that began before the question.

import { describe, expect, it } from 'vitest';
import { createSharedLook } from '#dashboard/server/routes/share-look.ts';

describe('a shared look', () => {
  it('answers everybody who asks before it begins, and anew who asks while it is under way', async () => {
    const share = createSharedLook<number>(0);
    const begun: ((value: number) => void)[] = [];
    const look = () => new Promise<number>((resolve) => void begun.push(resolve));
    const early = [share('1', look), share('1', look)];
    await expect.poll(() => begun.length).toBe(1);
    const late = share('1', look);
    begun[0]?.(7);
    expect(await Promise.all(early)).toEqual([7, 7]);
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.(8);
    expect(await late).toBe(8);
  });

  it('leaves the gap between two looks of one name, and none between two names', async () => {
    const gapMs = 60;
    const share = createSharedLook<number>(gapMs);
    const look = async () => performance.now();
    const first = await share('1', look);
    const other = await share('2', look);
    const second = await share('1', look);
    // Timers may fire a millisecond early.
    expect(second - first).toBeGreaterThanOrEqual(gapMs - 2);
    expect(other).toBeLessThan(second);
  });

  it('hands on that a look failed, and looks again for the next', async () => {
    const share = createSharedLook<number>(0);
    await expect(share('1', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await share('1', async () => 9)).toBe(9);
  });
});
