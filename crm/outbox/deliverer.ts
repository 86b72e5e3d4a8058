// What delivers one kind of item, and what may become of it. The registry of all kinds is `crm/open-deliverers.ts`; a kind without
// a deliverer does not compile.

import type { OutboxKind, OutboxPayload } from '#contract/outbox.ts';
import type { RecordsTransaction } from '#stores/records/outbox/write-items.ts';
import type { RetryPace } from './retry-wait.ts';

export type Delivery =
  | {
      readonly outcome: 'done';
      /** What it changes here, written together with the note that it is done. */
      readonly effect: (db: RecordsTransaction) => Promise<void>;
      /** The other side is nearly at its limit: the lane rests for so many milliseconds. */
      readonly restMs?: number | undefined;
    }
  /** Later it may work. `waitMs`: what the other side asked for. */
  | {
      readonly outcome: 'again';
      readonly reason: string;
      readonly detail: string;
      readonly waitMs?: number | undefined;
    }
  /** Nothing of this lane can be delivered until then; null: until somebody mends it. The try does not count. */
  | {
      readonly outcome: 'paused';
      readonly reason: string;
      readonly detail: string;
      readonly untilMs: number | null;
      /** Asked once the lane stands still: false when somebody mended it while the other side was asked. */
      readonly stillHolds?: (() => Promise<boolean>) | undefined;
    }
  /** It will never work as it is. */
  | { readonly outcome: 'aside'; readonly reason: string; readonly detail: string };

export interface DeliveryCircumstances {
  /** Those that were written later have a higher one. */
  readonly itemId: number;
  readonly connectionId: number | null;
  /** Tries, this one included. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Aborted when the worker must stop. */
  readonly signal: AbortSignal;
}

interface AsideItem {
  readonly recordKey: string;
  readonly reason: string;
  readonly detail: string;
}

export interface Deliverer<Payload> extends RetryPace {
  /** Then it is set aside. */
  readonly attemptsMax: number;
  /** What it rejects with counts as a failed try. */
  deliver(payload: Payload, circumstances: DeliveryCircumstances): Promise<Delivery>;
  /** What is to be known here of an item that is set aside, whose payload perhaps nobody can read; written together with that. */
  noteAside?(db: RecordsTransaction, aside: AsideItem): Promise<void>;
}

export type Deliverers = { readonly [K in OutboxKind]: Deliverer<OutboxPayload<K>> };
