// One page of rejected events; the cursor names the last event of the page before.

import type { RejectedPage, RejectedQuery } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { rejectedEvents } from '#stores/events/questions/rejected-events.ts';
import { readCursor, writeCursor } from '../api/cursor.ts';

const defaultLimit = 50;
const eventIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Sorts behind every real event. */
const newest = { atMs: 8_640_000_000_000, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export async function findRejected(
  events: EventReader,
  sites: readonly Site[],
  query: RejectedQuery,
): Promise<RejectedPage> {
  const limit = query.limit ?? defaultLimit;
  const before = query.cursor ? readCursor(query.cursor, eventIdPattern) : newest;
  const rows = await events.ask(rejectedEvents, {
    siteIds: sites.map(({ id }) => id),
    fromMs: Date.parse(query.from),
    toMs: Date.parse(query.to),
    reason: query.reason ?? '',
    beforeMs: before.atMs,
    beforeId: before.id,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    events: page.map(({ eventId, receivedAtMs, ...rest }) => ({
      ...rest,
      id: eventId,
      receivedAt: new Date(receivedAtMs).toISOString(),
    })),
    nextCursor: rows.length > limit && last ? writeCursor(last.receivedAtMs, last.eventId) : null,
  };
}
