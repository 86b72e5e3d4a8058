// What a delivery that was read becomes: events for the queue, leads to be fetched, and what is remembered so that it can be taken
// away again. Pure but for the sealing: the same delivery gives the same, as long as settings and deletions are the same.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import { type ConnectionKeys, openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { MailFlag } from '#stores/records/links/keep-flags.ts';
import type { NewOutboxItem } from '#stores/records/outbox/write-items.ts';
import type { SettledDelivery, WaitingDelivery } from '#stores/records/questions/take-deliveries.ts';
import type { ReportedThing } from '#stores/records/reported/keep-things.ts';
import { nameThing } from '#stores/records/reported/mark-gone.ts';
import type { ReplacedEvent } from '#stores/records/reported/take-back-events.ts';
import { userPrefix } from '../adapters/webhooks/meta/meta-change.ts';
import type { LeadNotice, UnderstoodWebhook } from '../adapters/webhooks/webhook-adapter.ts';
import { listFlags } from './list-flags.ts';
import { makeCheckItem, makeLeadItem } from './make-lead-item.ts';
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
  /** Events by which leads were told that are fetched now: they were made while there was no token, if they were. */
  readonly replaced: readonly ReplacedEvent[];
  /** Whether it tells of somebody who was erased, or of what is gone: then its body goes as well. */
  readonly losesBody: boolean;
}

/** Of what each engagement tells, as keyed hashes; none for nothing in particular. */
export function hashThings(
  { connection }: Pick<WaitingDelivery, 'connection'>,
  { engagements, things, about = [], undated }: UnderstoodWebhook,
  keys: ConnectionKeys,
): string[][] {
  const single = engagements.length === 1 && about.length === 1 ? about : [];
  return engagements.map(({ providerId = '' }, index) => {
    const own = [(things ?? single)[index] ?? []].flat().filter((thing) => thing !== '');
    // What has no time is found again by what it is about; in need, by its own name.
    const isNamed = own.length === 0 && undated?.has(index) === true && providerId !== '';
    return (isNamed ? [`happening ${providerId}`] : own).map((thing) => keys.hashThing(connection.id, thing));
  });
}

export function settle({ id }: Pick<WaitingDelivery, 'id'>, more: Partial<SettledDelivery>): SettledDelivery {
  return { ...{ id, state: 'ignored', events: 0, batchId: null, reason: '', about: [] }, ...more };
}

/** For what is settled without anything else. */
export function comesToNothing(one: Pick<WorkedDelivery, 'delivery' | 'settled'>): WorkedDelivery {
  return {
    ...one,
    ...{ batch: undefined, gone: [], things: [], items: [], flags: [], replaced: [], losesBody: false },
  };
}

interface WorkingFacts {
  /** The installation's master key in hexadecimal digits. */
  readonly secret: string;
  /** By `nameThing`, milliseconds since 1970. */
  readonly goneSince: ReadonlyMap<string, number>;
  isErased(key: string): boolean;
  /** It was asked for after a notice. */
  readonly isFetched: boolean;
}

export function workOutDelivery(
  delivery: WaitingDelivery,
  understood: UnderstoodWebhook,
  { secret, goneSince, isErased, isFetched }: WorkingFacts,
): WorkedDelivery {
  const { connection, receivedAt, dedupeKey, isTest } = delivery;
  const { id, siteId, provider, trackingConsent } = connection;
  const keys = openConnectionKeys(secret);
  const hashes = (given: readonly string[] = []) =>
    [...new Set(given)].filter((thing) => thing !== '').map((thing) => keys.hashThing(id, thing));
  const facts: DeliveryFacts = {
    ...{ connectionId: id, dedupeKey, siteId, provider, trackingConsent, isFetched },
    receivedAtMs: receivedAt.getTime(),
  };
  const things = hashThings(delivery, understood, keys);
  const { engagements } = understood;
  const late = listLate(understood, things, id, goneSince);
  // The pipeline refuses what they did, and says so; here nothing that tells of them is kept beside it.
  const erased = places(engagements, (one) => readTold(one, siteId).people.some(isErased));
  const mustGo = late.size + erased.size > 0;
  const { leads, isWaiting } = listLeads(understood, connection, keys, mustGo);
  const fetched = new Set(leads.map(({ providerId }) => providerId));
  const leftOut = places(
    engagements,
    ({ providerId }, index) => late.has(index) || fetched.has(providerId ?? ''),
  );
  const about = hashes(understood.about);
  // A sample is understood like any other, and nothing comes of it.
  if (isTest) {
    const found = { events: engagements.length, late: 0, fetched: 0, isWaiting: false };
    return comesToNothing({
      delivery,
      settled: settle(delivery, { ...describe(understood, found), about }),
    });
  }
  const found = { events: engagements.length - leftOut.size, late: late.size, fetched: leads.length };
  const gone = hashes(understood.gone);
  const batch = makeBatch(engagements, facts, leftOut);
  return {
    ...{ delivery, gone, batch },
    settled: settle(delivery, {
      ...describe(understood, { ...found, isWaiting }),
      ...{ about, batchId: batch?.batchId ?? null },
    }),
    things: listThings(understood, things, new Set([...leftOut, ...erased]), facts),
    // A CRM's deletion repeats the whole record. One that tells of leads as well is read again when there is a token.
    losesBody: mustGo || (gone.length > 0 && !isWaiting),
    replaced: listReplaced(engagements, things, fetched, facts),
    flags: listFlags(understood, facts),
    items: [
      ...leads
        .filter(({ leadId }) => !goneSince.has(nameThing(id, keys.hashThing(id, leadId))))
        .map(({ item }) => item),
      // Also without a token: with one that was forgotten since, leads may have been fetched. It waits until another is given.
      ...(understood.doubted ?? []).flatMap((leadId) => makeCheckItem(leadId, delivery, keys) ?? []),
    ],
  };
}

/**
 * Places of what is gone there already. Whatever has no time of its own happened before it was gone; not so what its author did, who
 * may do more after they asked for what they had done to be deleted.
 */
function listLate(
  { engagements, undated, things: named }: UnderstoodWebhook,
  things: readonly (readonly string[])[],
  connectionId: number,
  goneSince: ReadonlyMap<string, number>,
): Set<number> {
  return places(engagements, (engagement, index) => {
    const names = [named?.[index] ?? []].flat().filter((name) => name !== '');
    return (things[index] ?? []).some((thing, place) => {
      const isTimeless = undated?.has(index) === true && names[place]?.startsWith(userPrefix) !== true;
      const at = isTimeless ? 0 : engagement.at;
      return at <= (goneSince.get(nameThing(connectionId, thing)) ?? -1);
    });
  });
}

/**
 * `isWaiting`: there are some, and no token to fetch them with. Where the body must go now, they are put down by themselves, and wait in
 * the outbox for a token.
 */
function listLeads(
  { leads = [] }: UnderstoodWebhook,
  connection: WaitingDelivery['connection'],
  keys: ConnectionKeys,
  mustGo: boolean,
): { leads: readonly (LeadNotice & { item: NewOutboxItem })[]; isWaiting: boolean } {
  const readable = leads.flatMap((lead) => {
    const item = makeLeadItem(lead, connection, keys);
    return item === undefined ? [] : [{ ...lead, item }];
  });
  const isWaiting = !mustGo && connection.sealedCredentials === '' && readable.length > 0;
  return { leads: isWaiting ? [] : readable, isWaiting };
}

function listReplaced(
  engagements: UnderstoodWebhook['engagements'],
  things: readonly (readonly string[])[],
  fetched: ReadonlySet<string>,
  facts: DeliveryFacts,
): ReplacedEvent[] {
  const { connectionId, provider: source } = facts;
  return engagements.flatMap((engagement, place) => {
    if (!fetched.has(engagement.providerId ?? '')) return [];
    const eventId = String(makeProviderEvent(engagement, place, facts).id);
    return (things[place] ?? []).map((thing) => ({ connectionId, thing, eventId, source }));
  });
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
  { doubted = [], gone = [], isGivenUp }: UnderstoodWebhook,
  { events, late, fetched, isWaiting }: { events: number; late: number; fetched: number; isWaiting: boolean },
): Partial<SettledDelivery> {
  if (fetched > 0) return { state: 'understood', events, reason: 'to_be_fetched' };
  if (doubted.length > 0) return { reason: 'deletion_not_proven' };
  // Read again when a token is given.
  if (events > 0) return { state: 'understood', events, reason: isWaiting ? 'lead_not_fetched' : '' };
  if (late > 0) return { reason: 'gone_there' };
  if (gone.length > 0) return { state: 'understood', reason: 'deletion_asked' };
  return { reason: isGivenUp === true ? 'given_up' : 'nothing_in_it' };
}
