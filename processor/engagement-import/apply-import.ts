// Puts the rows of an import on the queue, a piece at a time: the next call goes on where this one stopped, or was killed.

import type { EventQueue } from '#stores/queue/event-queue.ts';
import { listWaitingRows, noteQueuedRows } from '#stores/records/engagement-import/import-rows.ts';
import { type EngagementRun, noteEngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import type { Records } from '#stores/records/open-records.ts';
import { eventIdOf, makeImportBatch } from './make-import-batch.ts';

const rowsAtOnce = 250;
const rowsOfCall = 20_000;
/** The queue is everybody's: live visitors must not wait for a file. */
const waitingMax = 60_000;

/** Answers whether rows may be left. Killed in between, the same batches come again, which the pipeline knows. */
export async function applyPiece(
  { records, queue }: { records: Records; queue: Pick<EventQueue, 'add' | 'waitingEvents'> },
  run: EngagementRun,
): Promise<boolean> {
  const { id, siteId, provider, createdAt } = run;
  const file = { importId: id, siteId, provider, receivedAtMs: createdAt.getTime() };
  let waiting = 0;
  for (const events of (await queue.waitingEvents()).values()) waiting += events;
  if (waiting > waitingMax) {
    await noteEngagementRun(records, id, {});
    return true;
  }
  let [afterLine, done] = [0, 0];
  while (done < rowsOfCall) {
    const rows = await listWaitingRows(records, id, afterLine, rowsAtOnce);
    if (rows.length === 0) {
      await noteEngagementRun(records, id, { state: 'applied', appliedAt: new Date(), speakers: [] });
      return false;
    }
    await queue.add([makeImportBatch(file, rows)]);
    await noteQueuedRows(
      records,
      id,
      rows.map((row) => ({ line: row.line, eventId: eventIdOf(row) })),
    );
    afterLine = rows.at(-1)?.line ?? afterLine;
    done += rows.length;
  }
  await noteEngagementRun(records, id, { progress: run.progress + done });
  return true;
}
