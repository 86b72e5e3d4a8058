// Writes to the outbox that a company is to go to the CRMs: called in the transaction of whatever made it worth going there.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CrmSettings } from '#contract/crm.ts';
import type { OutboxPayload } from '#contract/outbox.ts';
import { refusePush } from '#intelligence/sync/may-push.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type NewOutboxItem, type RecordsTransaction, writeOutboxItems } from '../outbox/write-items.ts';
import { absorbWaiting, joinWaiting } from './absorb-waiting.ts';
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
 * what may wait, in the place of the content itself. `holdToMs`: where the newest push has the same mark, what is new goes with it
 * while nobody has taken it, and else at this moment; whatever is new in between takes it along.
 */
export async function requestPush(
  db: RecordsTransaction,
  push: WantedPush,
  { stage, ...options }: PushOptions,
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
    const { mark, holdToMs } = options;
    const isNew = await writePush(db, pushItem(payload, { mark, isHeld: holdToMs !== undefined }), options);
    if (isNew) written += 1;
    else if (holdToMs !== undefined) written += await keepCurrent(db, payload, { ...options, holdToMs });
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

/** False where it stands in line already, or went. */
async function writePush(
  db: RecordsTransaction,
  item: PushItem,
  { keys }: Pick<PushOptions, 'keys'>,
): Promise<boolean> {
  if ((await writeOutboxItems(db, [item], keys)) === 0) return false;
  await absorbWaiting(db, item, keys);
  await releaseHeld(db, item.payload);
  return true;
}

/**
 * The mark was there before. Where another came after it, such as a name that was changed and is as it was again, it goes once more.
 * Where it is the newest, nothing more is written while that one waits; one that a worker has, or had, may have been read already.
 */
async function keepCurrent(
  db: RecordsTransaction,
  payload: Payload,
  { mark, keys, holdToMs }: Pick<PushOptions, 'mark' | 'keys'> & { holdToMs: number },
): Promise<number> {
  const { dedupeKey } = pushItem(payload, { mark, isHeld: true });
  const newest = await findNewest(db, payload);
  if (newest === undefined) return 0;
  const again = pushItem(payload, { mark, isHeld: true, again: `after ${newest.id}` });
  if (!newest.dedupeKey.startsWith(dedupeKey)) return (await writePush(db, again, { keys })) ? 1 : 0;
  if (!(await joinWaiting(db, newest.id, payload, keys)))
    await writeOutboxItems(db, [{ ...again, notBeforeMs: holdToMs }], keys);
  return 0;
}

/** Of those with a mark that may be held. */
async function findNewest(
  db: RecordsTransaction,
  { crmId, companyId }: Payload,
): Promise<{ id: number; dedupeKey: string } | undefined> {
  const record = recordOf(crmId, companyId);
  const { rows } = await db.execute<{ id: number; dedupeKey: string }>(sql`
    SELECT id::float8 AS id, dedupe_key AS "dedupeKey" FROM outbox_items
    WHERE kind = 'push_company' AND record_key = ${record} AND starts_with(dedupe_key, ${heldPrefix(record)})
    ORDER BY id DESC LIMIT 1`);
  return rows[0];
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

type PushItem = NewOutboxItem & { readonly kind: 'push_company' };

/** `again`: tells a wanted repetition from the same push. `mark`: what tells two pushes apart, the whole content when absent. */
export function pushItem(
  payload: Payload,
  { again = '', mark = JSON.stringify(payload), isHeld = false }: PushItemOptions = {},
): PushItem {
  const record = recordOf(payload.crmId, payload.companyId);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const dedupeKey = isHeld
    ? `${heldPrefix(record)}${hash(mark)}:${again}`
    : `${record}:${hash(mark + again)}`;
  return {
    kind: 'push_company',
    payload,
    recordKey: record,
    dedupeKey,
    lane: laneOfCrm(payload.crmId),
  };
}

interface PushItemOptions {
  readonly again?: string;
  readonly mark?: string | undefined;
  /** The mark is known again in the key. */
  readonly isHeld?: boolean;
}

const heldPrefix = (record: string) => `${record}:of `;
