// One look for everybody who asks the same at the same time: many open screens, or one that asks too often, must not slow
// down what they look at. An answer is never older than its question.

import { setTimeout as wait } from 'node:timers/promises';
import QuickLRU from 'quick-lru';

interface Looks<T> {
  /** Not begun; whoever asks now is answered by it. */
  next: Promise<T> | undefined;
  /** Resolves when nothing is under way. */
  last: Promise<unknown>;
  lastStartMs: number;
}

const namesMax = 200;

/**
 * `gapMs`: least time between the starts of two looks of one name, in milliseconds. The returned function rejects as the
 * look does.
 */
export function createSharedLook<T>(gapMs: number): (name: string, look: () => Promise<T>) => Promise<T> {
  const byName = new QuickLRU<string, Looks<T>>({ maxSize: namesMax });

  async function lookInTurn(looks: Looks<T>, look: () => Promise<T>): Promise<T> {
    await looks.last;
    const sinceMs = performance.now() - looks.lastStartMs;
    if (sinceMs < gapMs) await wait(gapMs - sinceMs);
    looks.lastStartMs = performance.now();
    looks.next = undefined;
    const looking = look();
    looks.last = looking.catch(() => undefined);
    return await looking;
  }

  return (name, look) => {
    const looks = byName.get(name) ?? {
      next: undefined,
      last: Promise.resolve(),
      lastStartMs: Number.NEGATIVE_INFINITY,
    };
    byName.set(name, looks);
    looks.next ??= lookInTurn(looks, look);
    return looks.next;
  };
}
