// What every way of telling shares: reads what is to be told and to whom, has it sent, and notes each try. The outbox sees to it
// that it is tried again.

import type { OutboxPayload } from '#contract/outbox.ts';
import type { AlertSheet } from '#intelligence/alerts/alert-sheet.ts';
import { endChannel } from '#stores/records/alerts/keep-channels.ts';
import {
  noteDeliveryAside,
  noteTold,
  noteTry,
  type ReadDelivery,
  readDelivery,
} from '#stores/records/alerts/read-delivery.ts';
import { redact } from '../http/redact.ts';
import type { Deliverer, Delivery, DeliveryCircumstances } from '../outbox/deliverer.ts';
import type { AlertParts } from './alert-parts.ts';

/** How one try ended. `waitMs`: how long until the next. `ends`: nothing will ever arrive there. */
export type SendResult =
  | { readonly outcome: 'sent'; readonly status: number }
  | {
      readonly outcome: 'again' | 'never' | 'ends';
      readonly status: number;
      readonly reason: string;
      readonly detail: string;
      readonly waitMs?: number | undefined;
      /** The whole lane waits so long: the other side has had enough for now. */
      readonly restMs?: number | undefined;
    };

export type SendAlert = (
  sheet: AlertSheet,
  read: ReadDelivery,
  circumstances: DeliveryCircumstances,
) => Promise<SendResult>;

type Pace = Pick<Deliverer<unknown>, 'attemptsMax' | 'firstWaitMs' | 'longestWaitMs'>;
type MakeSheet = (parts: AlertParts, read: ReadDelivery, nowMs: number) => Promise<AlertSheet | undefined>;

/** Later than the last try of any channel: a server that was away for a week does not make old signals news. */
const oldMs = 5 * 86_400_000;

export function createAlertDeliverer(
  parts: AlertParts,
  makeSheet: MakeSheet,
  { send, ...pace }: Pace & { send: SendAlert },
): Deliverer<OutboxPayload<'alert_mail'>> {
  return {
    ...pace,
    noteAside: (db, { recordKey, reason, detail }) => noteDeliveryAside(db, recordKey, { reason, detail }),
    deliver: async ({ deliveryId }, circumstances) => {
      const read = await readDelivery(parts.records, deliveryId);
      if (read === undefined) return { outcome: 'done', effect: async () => undefined };
      const { nowMs } = circumstances;
      if (nowMs - read.delivery.createdAt.getTime() > oldMs) return drop(read, 'too_old', nowMs);
      if (!read.channel.enabled && read.delivery.what !== 'test') return drop(read, 'switched_off', nowMs);
      const sheet = await makeSheet(parts, read, nowMs);
      if (sheet === undefined) return drop(read, 'nothing_left', nowMs);
      const result = await send(sheet, read, circumstances).catch(
        (error: unknown): SendResult => ({
          ...{ outcome: 'again', status: 0, reason: 'fault', detail: redact(String(error), []) },
        }),
      );
      return settle(parts, read, result, circumstances, pace.attemptsMax);
    },
  };
}

function drop({ delivery }: ReadDelivery, reason: string, nowMs: number): Delivery {
  const at = new Date(nowMs);
  const one = { state: 'dropped' as const, status: 0, reason, detail: '', nextTryAt: null, at };
  return { outcome: 'done', effect: (db) => noteTry(db, delivery.id, one) };
}

async function settle(
  { records }: AlertParts,
  { delivery, channel }: ReadDelivery,
  result: SendResult,
  { attempts, nowMs, signal }: DeliveryCircumstances,
  attemptsMax: number,
): Promise<Delivery> {
  const at = new Date(nowMs);
  const { status } = result;
  if (result.outcome === 'sent') {
    return {
      outcome: 'done',
      effect: async (db) => {
        await noteTry(db, delivery.id, {
          ...{ state: 'sent', status, reason: '', detail: '', nextTryAt: null, at },
        });
        await noteTold(db, delivery.tellingIds, at);
      },
    };
  }
  const { outcome, reason, detail, waitMs, restMs } = result;
  // Whoever stops in the middle of a try has not failed.
  if (outcome === 'again' && signal.aborted) return { outcome: 'again', reason, detail };
  const isOver = outcome !== 'again' || attempts >= attemptsMax;
  const nextTryAt = isOver ? null : new Date(nowMs + (waitMs ?? restMs ?? 0));
  const state = isOver ? ('failed' as const) : ('waiting' as const);
  await noteTry(records.db, delivery.id, { state, status, reason, detail, nextTryAt, at });
  if (outcome === 'ends') await endChannel(records.db, channel.id, 'gone_there');
  // The log of the channel says why: there is nothing that somebody could mend and try again in the outbox.
  if (isOver) return { outcome: 'done', effect: async () => undefined };
  if (restMs !== undefined) return { outcome: 'paused', reason, detail, untilMs: nowMs + restMs };
  return { outcome: 'again', reason, detail, waitMs };
}
