// Writes to the outbox that a company is to go to the CRMs: called in the transaction of whatever made it worth going there.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CrmSettings } from '#contract/crm.ts';
import type { OutboxPayload } from '#contract/outbox.ts';
import { refusePush } from '#intelligence/sync/may-push.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type NewOutboxItem, type RecordsTransaction, writeOutboxItems } from '../outbox/write-items.ts';
import { laneOfCrm } from './keep-crm-connections.ts';

export type WantedPush = Omit<OutboxPayload<'push_company'>, 'crmId'>;

const connectionsMax = 100;

/**
 * One item for each connection whose filter lets the company pass, in order per company; the same content again writes nothing. Answers
 * how many are new. `stage`: of the lead that a person accepted; undefined when there is none.
 */
export async function requestPush(
  db: RecordsTransaction,
  push: WantedPush,
  { stage, keys }: { stage: string | undefined; keys: OutboxKeys },
): Promise<number> {
  const { rows } = await db.execute<{ id: number; settings: CrmSettings }>(
    sql`SELECT id, settings FROM crm_connections ORDER BY id LIMIT ${connectionsMax}`,
  );
  const wanting = rows.filter(
    ({ settings }) => refusePush({ ...push, stage }, settings.filter) === undefined,
  );
  return writeOutboxItems(
    db,
    wanting.map(({ id }) => pushItem({ ...push, crmId: id })),
    keys,
  );
}

/** `again`: a mark that tells a wanted repetition from the same push. */
export function pushItem(payload: OutboxPayload<'push_company'>, again = ''): NewOutboxItem {
  const record = `crm:${payload.crmId}:company:${payload.companyId}`;
  const content = createHash('sha256')
    .update(JSON.stringify(payload))
    .update(again)
    .digest('hex')
    .slice(0, 32);
  return {
    kind: 'push_company',
    payload,
    recordKey: record,
    dedupeKey: `${record}:${content}`,
    lane: laneOfCrm(payload.crmId),
  };
}
