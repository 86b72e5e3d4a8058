// Does what providers asked for when they said that something is gone: events, requests and values of profiles that came of it go.
// What has still to be done stands in the records, so that a restart goes on; each is looked for again while it may be on its way.

import { deleteEvents } from '#stores/events/delete-events.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import {
  forgetRequestsOf,
  listDueDeletions,
  settleDeletions,
} from '#stores/records/reported/due-deletions.ts';
import { forgetToldValues } from '#stores/records/reported/forget-told-values.ts';
import { openTold } from '#stores/records/reported/keep-things.ts';

export interface DeletionParts {
  events: EventStore;
  records: Records;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
}

/** Answers how many were looked for; more may be due. Rejects when a store is away: then all of them are still due. */
export async function deleteReported({ events, records, secret }: DeletionParts, now: Date): Promise<number> {
  const due = await listDueDeletions(records.db, now);
  if (due.length === 0) return 0;
  await deleteEvents(events, due);
  await forgetRequestsOf(records.db, due);
  const keys = openOutboxKeys(secret);
  const told = due
    .filter(({ sealedSaid }) => sealedSaid !== '')
    .map(({ source, sealedSaid }) => ({ source, values: openTold(sealedSaid, keys) }));
  await forgetToldValues(records, told, keys);
  await settleDeletions(records.db, due, now);
  return due.length;
}
