// Writes to the outbox that a company is to go to the CRMs: called in the transaction of whatever made it worth going there.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CrmSettings } from '#contract/crm.ts';
import type { OutboxPayload } from '#contract/outbox.ts';
import { refusePush } from '#intelligence/sync/may-push.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type NewOutboxItem, type RecordsTransaction, writeOutboxItems } from '../outbox/write-items.ts';
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
 * what may wait, in the place of the content itself.
 */
export async function requestPush(
  db: RecordsTransaction,
  push: WantedPush,
  { stage, keys, mark }: { stage: string | undefined; keys: OutboxKeys; mark?: string },
): Promise<number> {
  const { rows } = await db.execute<{ id: number; settings: CrmSettings }>(
    sql`SELECT id, settings FROM crm_connections ORDER BY id LIMIT ${connectionsMax}`,
  );
  const wanting = rows.filter(
    ({ settings }) => refusePush({ ...push, stage }, settings.filter) === undefined,
  );
  return writeOutboxItems(
    db,
    wanting.map(({ id, settings }) => pushItem(payloadFor(push, id, settings), { mark })),
    keys,
  );
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
  const record = `crm:${payload.crmId}:company:${payload.companyId}`;
  const content = createHash('sha256').update(mark).update(again).digest('hex').slice(0, 32);
  return {
    kind: 'push_company',
    payload,
    recordKey: record,
    dedupeKey: `${record}:${content}`,
    lane: laneOfCrm(payload.crmId),
  };
}
