// Lets one process at a time write tables. Whoever holds the lock keeps it fresh for as long as it works, and looks right before each table
// takes its place whether it still holds it: one that was taken for ended writes nothing more.

import { randomUUID } from 'node:crypto';
import { setTimeout as waitFor } from 'node:timers/promises';
import { CrmError } from '../../http/crm-fault.ts';
import type { FilePlace } from './file-place.ts';

const lockName = '.fiuto-lock';

/** In milliseconds. */
export interface LockTimes {
  readonly tryMs: number;
  readonly waitMs: number;
  readonly beatMs: number;
  /** Whoever did not freshen it for so long has ended. */
  readonly staleMs: number;
}

const usualTimes: LockTimes = { tryMs: 100, waitMs: 5_000, beatMs: 10_000, staleMs: 60_000 };

/** `check` rejects once the lock is another's. Rejects with CrmError `locked`. */
export type CsvLock = <T>(work: (check: () => Promise<void>) => Promise<T>) => Promise<T>;

export function openCsvLock(place: FilePlace, times: LockTimes = usualTimes): CsvLock {
  const isStale = watchStale(place, times.staleMs);
  return async (work) => {
    const own = randomUUID();
    const untilMs = performance.now() + times.waitMs;
    while (!(await place.claim(lockName, Buffer.from(own)))) {
      if (await isStale()) await place.remove(lockName);
      else if (performance.now() > untilMs) throw locked(times.waitMs);
      else await waitFor(times.tryMs);
    }
    const isOurs = async () => (await place.read(lockName))?.content.toString() === own;
    const beat = setInterval(() => void place.touch(lockName).catch(() => undefined), times.beatMs);
    try {
      return await work(async () => {
        if (!(await isOurs())) throw locked(times.waitMs);
      });
    } finally {
      clearInterval(beat);
      await letGo(place, isOurs);
    }
  };
}

function locked(waitMs: number): CrmError {
  return new CrmError({ kind: 'later', reason: 'locked', waitMs }, lockName);
}

/** Whoever comes next breaks it when this fails. */
async function letGo(place: FilePlace, isOurs: () => Promise<boolean>): Promise<void> {
  try {
    if (await isOurs()) await place.remove(lockName);
  } catch {
    // What was written stands, whatever became of the lock.
  }
}

function watchStale(place: FilePlace, staleMs: number): () => Promise<boolean> {
  let seen = { mark: '', sinceMs: 0 };
  return async () => {
    const mark = (await place.mark(lockName)) ?? '';
    const nowMs = performance.now();
    if (mark !== seen.mark) seen = { mark, sinceMs: nowMs };
    return mark !== '' && nowMs - seen.sinceMs > staleMs;
  };
}
