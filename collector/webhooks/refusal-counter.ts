// Counts webhooks that did not pass the check, so that the page can say so. Written together, once a second: whoever sends
// rubbish must not make the records busy.

import type { Logger } from 'pino';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { Records } from '#stores/records/open-records.ts';
import { noteRefused } from '#stores/records/questions/keep-connections.ts';

export interface RefusalCounter {
  count(connectionId: number, reason: string): void;
  /** Writes what has gathered. */
  flush(): Promise<void>;
}

const writeAfterMs = 1_000;

export function createRefusalCounter(records: Records, log: Pick<Logger, 'warn'>): RefusalCounter {
  let gathered = new Map<number, { reason: string; times: number }>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const writing = gathered;
    gathered = new Map();
    try {
      for (const [id, { reason, times }] of writing) await noteRefused(records, id, reason, times);
    } catch (error) {
      log.warn({ reason: failureReason(error) }, 'refused webhooks could not be counted');
    }
  };
  return {
    count: (connectionId, reason) => {
      gathered.set(connectionId, { reason, times: (gathered.get(connectionId)?.times ?? 0) + 1 });
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref();
    },
    flush,
  };
}
