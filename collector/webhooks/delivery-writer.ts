// Deliveries that arrive while a write is under way share the next one, as events do: a mailing's bounces come by the hundred in
// a second, each as a request of its own.

import type { Logger } from 'pino';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type KeptDelivery,
  keepDeliveries,
  type NewDelivery,
} from '#stores/records/questions/keep-deliveries.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';
import { Refusal } from '../collector-parts.ts';

export interface DeliveryWriter {
  /** Resolves when the delivery is durable; rejects with Refusal (503) when it cannot be made so now. */
  keep(delivery: NewDelivery): Promise<KeptDelivery>;
}

interface Pending {
  delivery: NewDelivery;
  resolve: (kept: KeptDelivery) => void;
  reject: (error: unknown) => void;
}

/** In one write; a statement takes some ten thousand parameters. */
const deliveriesMax = 500;
const bytesMax = 8 * 1024 * 1024;
/** What may wait in memory; beyond that providers are asked to come again. */
const waitingBytesMax = 48 * 1024 * 1024;

export function createDeliveryWriter(records: Records, log: Pick<Logger, 'error'>): DeliveryWriter {
  let waiting: Pending[] = [];
  let waitingBytes = 0;
  let isWriting = false;

  const write = async () => {
    isWriting = true;
    // Once all that arrived together has been read.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting.slice(0, countFitting(waiting));
      waiting = waiting.slice(group.length);
      await writeGroup(records, log, group);
      for (const { delivery } of group) waitingBytes -= delivery.sealed.length;
    }
    isWriting = false;
  };

  return {
    keep: (delivery) => {
      if (waitingBytes > waitingBytesMax) {
        const message = 'Too much is waiting to be stored: send it again shortly.';
        return Promise.reject(new Refusal(503, 'busy', message, { 'retry-after': '2' }));
      }
      waitingBytes += delivery.sealed.length;
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        if (!isWriting) void write();
      });
    },
  };
}

async function writeGroup(
  records: Records,
  log: Pick<Logger, 'error'>,
  group: readonly Pending[],
): Promise<void> {
  try {
    const kept = await keepDeliveries(
      records,
      group.map(({ delivery }) => delivery),
    );
    group.forEach(({ resolve }, index) => {
      resolve(kept[index] ?? 'known');
    });
  } catch (error) {
    // One whose connection was removed just now must not take the others with it.
    if (group.length > 1 && isRefusedRow(error)) {
      for (const one of group) await writeGroup(records, log, [one]);
      return;
    }
    log.error(
      { reason: failureReason(error) },
      'webhooks cannot be kept; providers are asked to send them again',
    );
    const message = 'The delivery cannot be stored now: send it again shortly.';
    for (const { reject } of group) reject(new Refusal(503, 'unavailable', message, { 'retry-after': '5' }));
  }
}

function countFitting(waiting: readonly Pending[]): number {
  let bytes = 0;
  let count = 0;
  for (const { delivery } of waiting.slice(0, deliveriesMax)) {
    bytes += delivery.sealed.length;
    if (count > 0 && bytes > bytesMax) break;
    count += 1;
  }
  return count;
}
