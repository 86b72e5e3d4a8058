// Looks from time to time at how much each user has read, and has administrators told when it is far more than usual.

import type { Logger } from 'pino';
import { tellUnusualReads } from '#stores/records/alerts/unusual-reads.ts';
import { describeFailure } from '#stores/records/describe-failure.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';

export interface ReadWatch {
  /** Takes what went out, once it is in the audit log. Nothing waits for it: the log is asked afterwards, one user after the other. */
  note(userId: string, rows: number): void;
  /** Resolves when all that was noted is looked at; never rejects. */
  settle(): Promise<void>;
}

export interface WatchParts {
  readonly records: Records;
  readonly keys: OutboxKeys;
  /** Fewer records within a day are never unusual; 0 switches the watch off. */
  readonly fromRecords: number;
  readonly log: Logger;
}

/** Where nothing else is set. */
export const usualFromRecords = 1_000;
/** The log is asked after each so many parts of what would be unusual. */
const steps = 10;
/** Users remembered at once; the oldest go first. */
const rememberedMax = 1_000;

export function createReadWatch(parts: WatchParts): ReadWatch {
  const { fromRecords } = parts;
  const sinceAsked = new Map<string, number>();
  const waiting = new Set<string>();
  let asking: Promise<void> = Promise.resolve();
  return {
    note: (userId, rows) => {
      if (fromRecords === 0 || rows === 0) return;
      const since = (sinceAsked.get(userId) ?? 0) + rows;
      sinceAsked.delete(userId);
      if (since < fromRecords / steps) {
        sinceAsked.set(userId, since);
        for (const oldest of sinceAsked.keys()) {
          if (sinceAsked.size <= rememberedMax) break;
          sinceAsked.delete(oldest);
        }
        return;
      }
      // Whoever waits is judged by all that they have read by then.
      if (waiting.has(userId)) return;
      waiting.add(userId);
      asking = asking.then(() => {
        waiting.delete(userId);
        return ask(parts, userId);
      });
    },
    settle: async () => {
      for (let last: Promise<void> | undefined; last !== asking; ) {
        last = asking;
        await last;
      }
    },
  };
}

async function ask({ records, keys, fromRecords, log }: WatchParts, userId: string): Promise<void> {
  try {
    const told = await tellUnusualReads(records, { userId, fromRecords }, keys);
    if (told !== undefined) log.warn({ userId, what: told }, 'a user read far more records than usual');
  } catch (error) {
    log.error({ err: describeFailure(error) }, 'it could not be asked how much a user has read');
  }
}
