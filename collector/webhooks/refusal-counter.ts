// Counts webhooks that did not pass the check, so that the page can say so: those without any signature apart, since anybody can
// send one. Written together, once a second: whoever sends rubbish must not make the records busy.

import type { Logger } from 'pino';
import type { WebhookRefusal } from '#intelligence/webhooks/webhook-request.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { Records } from '#stores/records/open-records.ts';
import { noteRefused, noteUnsigned } from '#stores/records/questions/keep-connections.ts';

export interface RefusalCounter {
  count(connectionId: number, reason: WebhookRefusal): void;
  /** Writes what has gathered. */
  flush(): Promise<void>;
}

/** `reason`: of the last one that was signed. */
interface Gathered {
  reason: string;
  refused: number;
  unsigned: number;
}

const writeAfterMs = 1_000;

/** What no provider sends: a delivery of theirs always has a body that can be read, with what it is signed with. */
const unsignedReasons: ReadonlySet<WebhookRefusal> = new Set(['no_signature', 'malformed']);

export function createRefusalCounter(records: Records, log: Pick<Logger, 'warn'>): RefusalCounter {
  let gathered = new Map<number, Gathered>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const writing = gathered;
    gathered = new Map();
    try {
      for (const [id, { reason, refused, unsigned }] of writing) {
        if (refused > 0) await noteRefused(records, id, reason, refused);
        if (unsigned > 0) await noteUnsigned(records, id, unsigned);
      }
    } catch (error) {
      log.warn({ reason: failureReason(error) }, 'refused webhooks could not be counted');
    }
  };
  return {
    count: (connectionId, reason) => {
      const before = gathered.get(connectionId) ?? { reason: '', refused: 0, unsigned: 0 };
      gathered.set(
        connectionId,
        unsignedReasons.has(reason)
          ? { ...before, unsigned: before.unsigned + 1 }
          : { ...before, reason, refused: before.refused + 1 },
      );
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref();
    },
    flush,
  };
}
