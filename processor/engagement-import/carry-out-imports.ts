// Does what the dashboard or a command asked for: rows of files put on the queue, imports taken back. One machine at a time.

import type { Logger } from 'pino';
import { listAskedRuns, noteEngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import { applyPiece } from './apply-import.ts';
import { type UndoParts, undoPiece } from './undo-import.ts';

export interface CarryOutParts extends UndoParts {
  queue: UndoParts['queue'] & Parameters<typeof applyPiece>[0]['queue'];
  log: Pick<Logger, 'warn'>;
}

/** What fails stays asked for and is tried again at the next call. */
export async function carryOutImports(parts: CarryOutParts): Promise<void> {
  for (const run of await listAskedRuns(parts.records)) {
    try {
      if (run.state === 'applying') await applyPiece(parts, run);
      else await undoPiece(parts, run);
    } catch (error) {
      parts.log.warn({ importId: run.id, reason: String(error) }, 'an import waits, and is tried again');
      await noteEngagementRun(parts.records, run.id, {}).catch(() => undefined);
    }
  }
}
