// Looks from time to time at how much each user has read, and has administrators told when it is far more than usual.

import type { Logger } from 'pino';
import { tellUnusualReads } from '#stores/records/alerts/unusual-reads.ts';
import { describeFailure } from '#stores/records/describe-failure.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';

/** Called with what went out, once it is in the audit log. Never rejects: an answer is not held back by it. */
export type WatchReads = (userId: string, rows: number) => Promise<void>;

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

export function createReadWatch({ records, keys, fromRecords, log }: WatchParts): WatchReads {
  const sinceAsked = new Map<string, number>();
  return async (userId, rows) => {
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
    try {
      const told = await tellUnusualReads(records, { userId, fromRecords }, keys);
      if (told !== undefined) log.warn({ userId, what: told }, 'a user read far more records than usual');
    } catch (error) {
      log.error({ err: describeFailure(error) }, 'it could not be asked how much a user has read');
    }
  };
}
