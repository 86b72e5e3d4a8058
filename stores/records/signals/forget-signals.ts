// Forgets signals that are too old to matter to anybody.

import { lt } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { signals } from '../schema/signals.ts';

/** Answers how many are gone. */
export async function forgetSignals({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.delete(signals).where(lt(signals.foundAt, before));
  return rowCount ?? 0;
}
