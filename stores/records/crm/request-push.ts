// Writes to the outbox that a company is to go to the CRMs: called in the transaction of whatever made it worth going there.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CrmSettings } from '#contract/crm.ts';
import type { OutboxPayload } from '#contract/outbox.ts';
import { refusePush } from '#intelligence/sync/may-push.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type NewOutboxItem, type RecordsTransaction, writeOutboxItems } from '../outbox/write-items.ts';
import { absorbWaiting } from './absorb-waiting.ts';
import { laneOfCrm } from './keep-crm-connections.ts';

type Payload = OutboxPayload<'push_company'>;
type Note = NonNullable<Payload['note']>;

type Task = NonNullable<Payload['task']>;

export type WantedPush = Omit<Payload, 'crmId' | 'note' | 'task'> & {
  /** In the words of the connection that it goes to. */
  readonly note?: Note | ((settings: CrmSettings) => Note);
  readonly task?: Task | ((settings: CrmSettings) => Task);
};

const connectionsMax = 100;

/**
 * One item for each connection whose filter lets the company pass, in order per company; the same content again writes nothing. Answers
 * how many are new. `stage`: of the lead that a person accepted; undefined when there is none. `mark`: tells content that matters from
 * what may wait, in the place of the content itself. `holdToMs`: where the mark is one that went already, it goes at this moment, once;
 * whatever is new in between takes it along.
 */
export async function requestPush(
  db: RecordsTransaction,
  push: WantedPush,
  { stage, keys, mark, holdToMs }: PushOptions,
): Promise<number> {
  const { rows } = await db.execute<{ id: number; settings: CrmSettings }>(
    sql`SELECT id, settings FROM crm_connections ORDER BY id LIMIT ${connectionsMax}`,
  );
  const wanting = rows.filter(
    ({ settings }) => refusePush({ ...push, stage }, settings.filter) === undefined,
  );
  let written = 0;
  for (const { id, settings } of wanting) {
    const payload = payloadFor(push, id, settings);
    const item = pushItem(payload, { mark });
    const isNew = (await writeOutboxItems(db, [item], keys)) > 0;
    if (isNew) {
      await absorbWaiting(db, { payload, dedupeKey: item.dedupeKey }, keys);
      await releaseHeld(db, payload);
    } else if (holdToMs !== undefined) {
      const held = { ...pushItem(payload, { mark, again: 'held' }), notBeforeMs: holdToMs };
      await writeOutboxItems(db, [held], keys);
    }
    written += isNew ? 1 : 0;
  }
  return written;
}

interface PushOptions {
  readonly stage: string | undefined;
  readonly keys: OutboxKeys;
  readonly mark?: string;
  /** Milliseconds since 1970. */
  readonly holdToMs?: number;
}

/** What is held back stands before it in line. */
export async function releaseHeld(
  db: RecordsTransaction,
  { crmId, companyId }: Pick<Payload, 'crmId' | 'companyId'>,
): Promise<void> {
  await db.execute(sql`
    UPDATE outbox_items SET next_at = now() WHERE record_key = ${recordOf(crmId, companyId)} AND kind = 'push_company'
      AND state = 'waiting' AND attempts = 0 AND next_at > now()`);
}

function recordOf(crmId: number, companyId: number): string {
  return `crm:${crmId}:company:${companyId}`;
}

function payloadFor({ note, task, ...push }: WantedPush, crmId: number, settings: CrmSettings): Payload {
  return {
    ...{ ...push, crmId },
    ...(note === undefined ? {} : { note: typeof note === 'function' ? note(settings) : note }),
    ...(task === undefined ? {} : { task: typeof task === 'function' ? task(settings) : task }),
  };
}

/** `again`: tells a wanted repetition from the same push. `mark`: what tells two pushes apart, the whole content when absent. */
export function pushItem(
  payload: Payload,
  { again = '', mark = JSON.stringify(payload) }: { again?: string; mark?: string | undefined } = {},
): NewOutboxItem {
  const record = recordOf(payload.crmId, payload.companyId);
  const content = createHash('sha256').update(mark).update(again).digest('hex').slice(0, 32);
  return {
    kind: 'push_company',
    payload,
    recordKey: record,
    dedupeKey: `${record}:${content}`,
    lane: laneOfCrm(payload.crmId),
  };
}
