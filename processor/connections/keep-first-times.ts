// Gives what a provider tells again, without saying when it happened, the time at which it was told first: the time is part of an
// event's id, and a provider that sends anew states another time of sending.

import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import type { RecordsTransaction } from '#stores/records/outbox/write-items.ts';
import type { WaitingDelivery } from '#stores/records/questions/take-deliveries.ts';
import { findEventsOf } from '#stores/records/reported/find-events-of.ts';
import { nameThing } from '#stores/records/reported/mark-gone.ts';
import type { UnderstoodWebhook } from '../adapters/webhooks/webhook-adapter.ts';
import { readIdTime } from '../steps/correct-time.ts';
import { deriveEventId, nameHappening, timeOfHappening } from './make-requests.ts';
import { hashThings } from './work-out-delivery.ts';

interface Understood {
  readonly delivery: WaitingDelivery;
  readonly understood: UnderstoodWebhook;
}

/** In the order of the deliveries. What states its own time, and what was never told, stays as it is. */
export async function keepFirstTimes<T extends Understood>(
  db: RecordsTransaction,
  read: readonly T[],
  keys: ConnectionKeys,
): Promise<T[]> {
  const wanted = read.flatMap((one) => {
    const { undated } = one.understood;
    if (undated === undefined || undated.size === 0) return [];
    const connectionId = one.delivery.connection.id;
    const things = hashThings(one.delivery, one.understood, keys);
    return [...undated].flatMap((place) => (things[place] ?? []).map((thing) => ({ connectionId, thing })));
  });
  if (wanted.length === 0) return [...read];
  const before = await findEventsOf(db, wanted);
  const firstTimes = new Map<string, number>();
  return read.map((one) => redate(one, before, firstTimes, keys));
}

/** `firstTimes`: by connection and name of the happening; those of this delivery are added. */
function redate<T extends Understood>(
  one: T,
  before: ReadonlyMap<string, readonly string[]>,
  firstTimes: Map<string, number>,
  keys: ConnectionKeys,
): T {
  const { delivery, understood } = one;
  const { undated = new Set() } = understood;
  if (undated.size === 0) return one;
  const connectionId = delivery.connection.id;
  const facts = { dedupeKey: delivery.dedupeKey, receivedAtMs: delivery.receivedAt.getTime() };
  const things = hashThings(delivery, understood, keys);
  const engagements = understood.engagements.map((engagement, place) => {
    if (!undated.has(place)) return engagement;
    const happening = nameHappening(engagement, place, facts);
    const name = `${connectionId} ${happening}`;
    const events = (things[place] ?? []).flatMap((thing) => before.get(nameThing(connectionId, thing)) ?? []);
    const at =
      firstTimes.get(name) ??
      // Other events of the same thing have other names, and so another id at the same time.
      events.map(readIdTime).find((timeMs, index) => {
        return deriveEventId(connectionId, happening, timeMs) === events[index];
      }) ??
      timeOfHappening(engagement, facts);
    firstTimes.set(name, at);
    return { ...engagement, at };
  });
  return { ...one, understood: { ...understood, engagements } };
}
