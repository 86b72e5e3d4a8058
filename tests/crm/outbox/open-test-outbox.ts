// An outbox on real records, whose deliverer does what the test says.

import type { OutboxPayload } from '#contract/outbox.ts';
import { deliverItems, type OutboxParts } from '#crm/outbox/deliver-items.ts';
import type { Deliverer, Delivery } from '#crm/outbox/deliverer.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { type NewOutboxItem, writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const outboxSecret = 'cd'.repeat(32);
export const outboxKeys = openOutboxKeys(outboxSecret);

type Payload = OutboxPayload<'fetch_meta_lead'>;
export type Deliver = Deliverer<Payload>['deliver'];

/** An item of the record, whose payload is its name. */
export function itemOf(
  name: string,
  more: { record?: string; lane?: string; people?: string[] } = {},
): NewOutboxItem {
  return {
    kind: 'fetch_meta_lead',
    payload: { leadId: name, formId: '', atMs: 1 },
    recordKey: more.record ?? name,
    dedupeKey: name,
    lane: more.lane ?? 'lane',
    people: more.people ?? [],
  };
}

export const write = (records: Records, ...items: NewOutboxItem[]) =>
  records.db.transaction((tx) => writeOutboxItems(tx, items, outboxKeys));

export interface TestOutbox extends OutboxParts {
  /** One round; answers how many were taken. */
  round(signal?: AbortSignal): Promise<number>;
}

export function openTestOutbox(
  records: Records,
  deliver: Deliver,
  more: { itemsAtOnce?: number; leaseMs?: number; attemptsMax?: number; firstWaitMs?: number } = {},
): TestOutbox {
  const { attemptsMax = 5, firstWaitMs = 0, itemsAtOnce = 10, leaseMs = 60_000 } = more;
  const deliverer: Deliverer<Payload> = { attemptsMax, firstWaitMs, longestWaitMs: firstWaitMs, deliver };
  const unwritten = { ...deliverer, deliver: () => Promise.reject(new Error('no test writes these')) };
  const parts: OutboxParts = {
    ...{ records, itemsAtOnce, leaseMs, keys: outboxKeys, log: quietLog },
    deliverers: {
      ...{ fetch_meta_lead: deliverer, fetch_linkedin_lead: deliverer },
      ...{ check_linkedin_lead: unwritten, push_company: unwritten, undo_crm_write: unwritten },
      ...{ erase_crm_record: unwritten },
      ...{ alert_mail: unwritten, alert_slack: unwritten, alert_teams: unwritten, alert_webhook: unwritten },
      alert_push: unwritten,
    },
  };
  return { ...parts, round: (signal = new AbortController().signal) => deliverItems(parts, signal) };
}

export const done: Delivery = { outcome: 'done', effect: async () => undefined };
export const again: Delivery = { outcome: 'again', reason: 'unavailable', detail: '503' };

export interface ShownItem {
  name: string;
  state: string;
  attempts: number;
  reason: string;
  sealed: string;
}

/** In the order of their writing. */
export async function showItems({ db }: Records): Promise<ShownItem[]> {
  const { rows } = await db.execute<Record<string, unknown> & ShownItem>(
    'SELECT dedupe_key AS name, state, attempts, reason, sealed FROM outbox_items ORDER BY id LIMIT 1000',
  );
  return rows;
}
