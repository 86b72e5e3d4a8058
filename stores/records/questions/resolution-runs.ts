// Times when recent decisions about companies were made again.

import { desc, lt, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { resolutionRuns } from '../schema/resolution.ts';

export type ResolutionRun = typeof resolutionRuns.$inferSelect;

/** Runs that changed nothing are not kept; old ones go. */
export async function keepResolutionRun(
  records: Records,
  run: Omit<ResolutionRun, 'id' | 'at'>,
): Promise<void> {
  if (run.changed > 0) await records.db.insert(resolutionRuns).values(run);
  await records.db.delete(resolutionRuns).where(lt(resolutionRuns.at, sql`now() - interval '13 months'`));
}

/** Newest first. */
export async function listResolutionRuns(
  records: Records,
  page: { beforeId?: number | undefined; limit: number },
): Promise<ResolutionRun[]> {
  return records.db
    .select()
    .from(resolutionRuns)
    .where(page.beforeId === undefined ? undefined : lt(resolutionRuns.id, page.beforeId))
    .orderBy(desc(resolutionRuns.id))
    .limit(page.limit);
}
