// What a delivery that was read becomes: events for the queue, leads to be fetched, and what is remembered so that it can be taken
// away again. Pure but for the sealing: the same delivery gives the same, as long as settings and deletions are the same.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import { type ConnectionKeys, openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { MailFlag } from '#stores/records/links/keep-flags.ts';
import type { NewOutboxItem } from '#stores/records/outbox/write-items.ts';
import type { SettledDelivery, WaitingDelivery } from '#stores/records/questions/take-deliveries.ts';
import type { ReportedThing } from '#stores/records/reported/keep-things.ts';
import { connectionLane, leadRecordKey } from '#stores/records/reported/lead-record-key.ts';
import { nameThing } from '#stores/records/reported/mark-gone.ts';
import type { LeadNotice, UnderstoodWebhook } from '../adapters/webhooks/webhook-adapter.ts';
import { listFlags } from './list-flags.ts';
import { type DeliveryFacts, makeBatch, makeProviderEvent } from './make-requests.ts';
import { readTold } from './read-told.ts';

export interface WorkedDelivery {
  readonly delivery: WaitingDelivery;
  readonly settled: SettledDelivery;
  readonly batch: QueuedBatch | undefined;
  /** Hashes of what is gone at the provider. */
  readonly gone: readonly string[];
  readonly things: readonly ReportedThing[];
  readonly items: readonly NewOutboxItem[];
  /** Openings and clicks that the tool says a machine made. */
  readonly flags: readonly MailFlag[];
  /** Whether it tells of somebody who was erased, or of what is gone: then its body goes as well. */
  readonly losesBody: boolean;
}

/** Of what each engagement tells, as keyed hashes; none for nothing in particular. */
export function hashThings(
  { connection }: Pick<WaitingDelivery, 'connection'>,
  { engagements, things, about = [] }: UnderstoodWebhook,
  keys: ConnectionKeys,
): string[][] {
  const single = engagements.length === 1 && about.length === 1 ? about : [];
  return engagements.map((_, index) =>
    [(things ?? single)[index] ?? []]
      .flat()
      .filter((thing) => thing !== '')
      .map((thing) => keys.hashThing(connection.id, thing)),
  );
}

export function settle({ id }: Pick<WaitingDelivery, 'id'>, more: Partial<SettledDelivery>): SettledDelivery {
  return { ...{ id, state: 'ignored', events: 0, reason: '', about: [] }, ...more };
}

/** Nothing comes of it but that it was looked at. */
export function nothingOf(delivery: WaitingDelivery, settled: SettledDelivery): WorkedDelivery {
  return {
    delivery,
    settled,
    batch: undefined,
    gone: [],
    things: [],
    items: [],
    flags: [],
    losesBody: false,
  };
}

/** `goneSince`: by `nameThing`, milliseconds since 1970. */
export function workOutDelivery(
  delivery: WaitingDelivery,
  understood: UnderstoodWebhook,
  secret: string,
  goneSince: ReadonlyMap<string, number>,
  isErased: (key: string) => boolean,
): WorkedDelivery {
  const { connection, receivedAt, dedupeKey, isTest } = delivery;
  const { id, siteId, provider, trackingConsent } = connection;
  const keys = openConnectionKeys(secret);
  const hashes = (given: readonly string[] = []) =>
    [...new Set(given)].filter((thing) => thing !== '').map((thing) => keys.hashThing(id, thing));
  const facts: DeliveryFacts = {
    ...{ connectionId: id, dedupeKey, siteId, provider, trackingConsent },
    receivedAtMs: receivedAt.getTime(),
  };
  const things = hashThings(delivery, understood, keys);
  const { engagements } = understood;
  const late = places(engagements, ({ at }, index) =>
    (things[index] ?? []).some((thing) => at <= (goneSince.get(nameThing(id, thing)) ?? -1)),
  );
  const leads = connection.sealedCredentials === '' ? [] : (understood.leads ?? []);
  const doubted = connection.sealedCredentials === '' ? [] : (understood.doubted ?? []).filter(isLeadId);
  const fetched = new Set(leads.map(({ providerId }) => providerId));
  const leftOut = places(
    engagements,
    ({ providerId }, index) => late.has(index) || fetched.has(providerId ?? ''),
  );
  const about = hashes(understood.about);
  // A sample is understood like any other, and nothing comes of it.
  if (isTest) {
    const sample = describe(
      { ...understood, leads: [] },
      { events: engagements.length, late: 0, fetched: 0 },
    );
    const settled = settle(delivery, { ...sample, about });
    return nothingOf(delivery, settled);
  }
  // The pipeline refuses what they did, and says so; here nothing that tells of them is kept beside it.
  const erased = places(engagements, (one) => readTold(one, siteId).people.some(isErased));
  const found = { events: engagements.length - leftOut.size, late: late.size, fetched: leads.length };
  return {
    ...{ delivery, gone: hashes(understood.gone) },
    settled: settle(delivery, { ...describe(understood, found), about }),
    batch: makeBatch(engagements, facts, leftOut),
    things: listThings(understood, things, new Set([...leftOut, ...erased]), facts),
    // Whoever asked to be deleted is not kept in the request that says so.
    losesBody: late.size + erased.size > 0 || (engagements.length === 0 && understood.gone !== undefined),
    flags: listFlags(understood, facts),
    items: [
      ...leads
        .filter(({ leadId }) => !goneSince.has(nameThing(id, keys.hashThing(id, leadId))))
        .map((lead) => makeLeadItem(lead, connection, keys)),
      ...doubted.map((leadId) => makeCheckItem(leadId, delivery, keys)),
    ],
  };
}

/** Which events come of which thing. */
function listThings(
  { engagements }: UnderstoodWebhook,
  things: readonly (readonly string[])[],
  leftOut: ReadonlySet<number>,
  facts: DeliveryFacts,
): ReportedThing[] {
  const { connectionId, siteId, receivedAtMs } = facts;
  return engagements.flatMap((engagement, index) => {
    const own = things[index] ?? [];
    if (own.length === 0 || leftOut.has(index)) return [];
    const eventId = String(makeProviderEvent(engagement, index, facts).id);
    // One from the future was taken for one of now.
    const atMs = Math.min(engagement.at, receivedAtMs);
    const told = readTold(engagement, siteId);
    return own.map((thing) => ({ connectionId, thing, siteId, eventId, atMs, ...told }));
  });
}

function places<T>(list: readonly T[], isMeant: (one: T, index: number) => boolean): Set<number> {
  return new Set(list.flatMap((one, index) => (isMeant(one, index) ? [index] : [])));
}

function describe(
  { leads = [], doubted = [], gone = [], isGivenUp }: UnderstoodWebhook,
  { events, late, fetched }: { events: number; late: number; fetched: number },
): Partial<SettledDelivery> {
  if (fetched > 0) return { state: 'understood', events, reason: 'to_be_fetched' };
  if (doubted.length > 0) return { reason: 'deletion_not_proven' };
  // Read again when a token is given.
  if (events > 0) return { state: 'understood', events, reason: leads.length > 0 ? 'lead_not_fetched' : '' };
  if (late > 0) return { reason: 'gone_there' };
  if (gone.length > 0) return { state: 'understood', reason: 'deletion_asked' };
  return { reason: isGivenUp === true ? 'given_up' : 'nothing_in_it' };
}

/** As long as an item of the outbox may name; LinkedIn's are far shorter. */
function isLeadId(leadId: string): boolean {
  return leadId !== '' && leadId.length <= 300;
}

/** Asked once for each notice: it may be gone at the second one. */
function makeCheckItem(
  leadId: string,
  { connection: { id }, dedupeKey }: Pick<WaitingDelivery, 'connection' | 'dedupeKey'>,
  keys: ConnectionKeys,
): NewOutboxItem {
  const thing = keys.hashThing(id, leadId);
  return {
    kind: 'check_linkedin_lead',
    payload: { leadId },
    recordKey: leadRecordKey(id, thing),
    dedupeKey: `${id} ${thing} ${dedupeKey}`,
    lane: connectionLane(id),
    connectionId: id,
  };
}

function makeLeadItem(
  { leadId, formId, atMs }: LeadNotice,
  { id, provider }: WaitingDelivery['connection'],
  keys: ConnectionKeys,
): NewOutboxItem {
  const thing = keys.hashThing(id, leadId);
  return {
    kind: provider === 'meta' ? 'fetch_meta_lead' : 'fetch_linkedin_lead',
    payload: { leadId, formId, atMs },
    recordKey: leadRecordKey(id, thing),
    dedupeKey: `${id} ${thing}`,
    lane: connectionLane(id),
    connectionId: id,
  };
}
