// What the outbox is given for a lead that was told by its id alone.

import { outboxPayloads } from '#contract/outbox.ts';
import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import type { NewOutboxItem } from '#stores/records/outbox/write-items.ts';
import type { WaitingDelivery } from '#stores/records/questions/take-deliveries.ts';
import { connectionLane, leadRecordKey } from '#stores/records/reported/lead-record-key.ts';
import type { LeadNotice } from '../adapters/webhooks/webhook-adapter.ts';

/** Undefined when id, form or page are no names that a provider gives: there is nothing to be asked for. */
export function makeLeadItem(
  { leadId, formId, atMs, pageId = '' }: LeadNotice,
  { id, provider }: Pick<WaitingDelivery['connection'], 'id' | 'provider'>,
  keys: ConnectionKeys,
): NewOutboxItem | undefined {
  const kind = provider === 'meta' ? 'fetch_meta_lead' : 'fetch_linkedin_lead';
  const payload = { leadId, formId, atMs, ...(pageId === '' ? {} : { pageId }) };
  const read = outboxPayloads[kind].safeParse(payload);
  if (!read.success) return undefined;
  const thing = keys.hashThing(id, leadId);
  return {
    ...{ kind, payload: read.data },
    recordKey: leadRecordKey(id, thing),
    dedupeKey: `${id} ${thing}`,
    lane: connectionLane(id),
    connectionId: id,
  };
}
