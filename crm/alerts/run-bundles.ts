// Keeps looking whether somebody's morning has come: puts what waited into messages, and writes the page of the week. All of it is
// written with its name in one transaction, so that a process that ends in the middle, or several at once, send nothing twice.

import type { Logger } from 'pino';
import { bundleTellings } from '#stores/records/alerts/bundle-tellings.ts';
import { forgetDeliveries } from '#stores/records/alerts/read-delivery.ts';
import { writeWeeks } from '#stores/records/alerts/write-weeks.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';

export interface BundleParts {
  readonly records: Records;
  readonly keys: OutboxKeys;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

const lookEveryMs = 15_000;
const weekEveryMs = 300_000;
const keptMs = 90 * 86_400_000;

/** One look. `nowMs`: milliseconds since 1970. */
async function bundleOnce({ records, keys, log }: BundleParts, nowMs: number): Promise<void> {
  const messages = await bundleTellings(records, keys, nowMs);
  if (messages > 0) log.info({ messages }, 'signals that waited go out together');
}

export function runBundles(parts: BundleParts): { stop(): Promise<void> } {
  let weekAtMs = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const look = async () => {
    try {
      const nowMs = Date.now();
      await bundleOnce(parts, nowMs);
      if (nowMs < weekAtMs) return;
      await writeWeeks(parts.records, parts.keys, nowMs);
      await forgetDeliveries(parts.records, new Date(nowMs - keptMs));
      weekAtMs = nowMs + weekEveryMs;
    } catch (error) {
      parts.log.error({ reason: failureReason(error) }, 'signals that wait cannot be gathered; trying again');
    }
  };
  const next = () => {
    round = look().then(() => {
      if (!isStopped) timer = setTimeout(next, lookEveryMs);
    });
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
