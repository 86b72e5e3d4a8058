// What the outbox is given for a lead that was told by its id alone: to be fetched, or to be asked whether it is gone.

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

/** Of a lead that somebody without proof says is gone. Asked once for each notice: it may be gone at the second one. */
export function makeCheckItem(
  leadId: string,
  {
    connection: { id },
    dedupeKey,
    receivedAt,
  }: Pick<WaitingDelivery, 'connection' | 'dedupeKey' | 'receivedAt'>,
  keys: ConnectionKeys,
): NewOutboxItem | undefined {
  const read = outboxPayloads.check_linkedin_lead.safeParse({ leadId, saidAtMs: receivedAt.getTime() });
  if (!read.success) return undefined;
  const thing = keys.hashThing(id, leadId);
  return {
    ...{ kind: 'check_linkedin_lead', payload: read.data },
    // Its own: one that is asked again tomorrow keeps no other notice of the same lead waiting.
    recordKey: `check ${leadRecordKey(id, thing)} ${dedupeKey}`,
    dedupeKey: `${id} ${thing} ${dedupeKey}`,
    lane: connectionLane(id),
    connectionId: id,
  };
}
