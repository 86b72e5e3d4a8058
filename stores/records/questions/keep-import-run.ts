// How far the import of a log file has come, so that a run that was cut off goes on where it stopped.

import { and, eq } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { importRuns } from '../schema/operation.ts';

export type ImportRun = typeof importRuns.$inferSelect;

export async function findImportRun(
  records: Records,
  siteId: number,
  fingerprint: string,
): Promise<ImportRun | undefined> {
  const [run] = await records.db
    .select()
    .from(importRuns)
    .where(and(eq(importRuns.siteId, siteId), eq(importRuns.fingerprint, fingerprint)))
    .limit(1);
  return run;
}

/** Call it only after the lines before `byteOffset` are on the queue. */
export async function keepImportRun(
  records: Records,
  run: Omit<ImportRun, 'startedAt' | 'changedAt'>,
): Promise<void> {
  const { siteId, fingerprint, ...progress } = run;
  await records.db
    .insert(importRuns)
    .values(run)
    .onConflictDoUpdate({
      target: [importRuns.siteId, importRuns.fingerprint],
      set: { ...progress, changedAt: new Date() },
    });
}
