// Keeps looking whether somebody's morning has come: puts what waited into messages, and writes the page of the week. All of it is
// written with its name in one transaction, so that a process that ends in the middle, or several at once, send nothing twice.

import type { Logger } from 'pino';
import { bundleTellings } from '#stores/records/alerts/bundle-tellings.ts';
import { forgetDeliveries } from '#stores/records/alerts/read-delivery.ts';
import { writeWeeks } from '#stores/records/alerts/write-weeks.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { runRounds } from '../outbox/run-rounds.ts';

export interface BundleParts {
  readonly records: Records;
  readonly keys: OutboxKeys;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

const lookEveryMs = 15_000;
const weekEveryMs = 300_000;
const keptMs = 90 * 86_400_000;

export function runBundles(parts: BundleParts): { stop(): Promise<void> } {
  const { records, keys, log } = parts;
  let weekAtMs = 0;
  const look = async () => {
    const nowMs = Date.now();
    const messages = await bundleTellings(records, keys, nowMs);
    if (messages > 0) log.info({ messages }, 'signals that waited go out together');
    if (nowMs < weekAtMs) return false;
    await writeWeeks(records, keys, nowMs);
    await forgetDeliveries(records, new Date(nowMs - keptMs));
    weekAtMs = nowMs + weekEveryMs;
    return false;
  };
  const failing = 'signals that wait cannot be gathered; trying again';
  return runRounds(look, { idleMs: lookEveryMs, log, failing });
}
