// Says now and then that an import is being worked on and how far it has come, outside of any transaction of its own.

import type { Records } from '../open-records.ts';
import { noteImport } from '../questions/company-import-runs.ts';

const everyMs = 2_000;

/** Lines done of those that are known so far. */
export type ImportWatch = (phase: 'reading' | 'comparing' | 'writing', done: number, total: number) => void;

/** `done`: lines. */
export function createTouch(records: Records, importId: number): (done: number) => Promise<void> {
  let touchedAt = 0;
  return async (done) => {
    if (performance.now() - touchedAt < everyMs) return;
    touchedAt = performance.now();
    await noteImport(records, importId, { progress: done });
  };
}
