// Takes single events away that a provider has taken back, together: each change of the kind rewrites whole parts of a table.

import { z } from 'zod';
import type { EventReader, EventStore } from './event-store.ts';

export interface DeletedEvent {
  readonly siteId: number;
  /** UUID. */
  readonly eventId: string;
}

const found = {
  name: 'events-to-be-deleted',
  sql: `SELECT toString(id) AS id FROM events_v1
WHERE site_id IN {sites:Array(UInt32)} AND id IN (SELECT toUUID(arrayJoin({ids:Array(String)}))) LIMIT 10000`,
  parameters: z.object({ sites: z.array(z.number()), ids: z.array(z.string()) }),
  row: z.object({ id: z.string() }),
};

/**
 * Answers how many of them were there. Resolves when the engine has rewritten the parts concerned; nothing is rewritten when none is
 * there. Throws EventStoreError.
 */
export async function deleteEvents(
  events: Pick<EventStore, 'command' | 'cluster'> & Pick<EventReader, 'ask'>,
  deleted: readonly DeletedEvent[],
): Promise<number> {
  if (deleted.length === 0) return 0;
  const sites = [...new Set(deleted.map(({ siteId }) => siteId))];
  const rows = await events.ask(found, { sites, ids: deleted.map(({ eventId }) => eventId) });
  if (rows.length === 0) return 0;
  const onCluster = events.cluster === undefined ? '' : ` ON CLUSTER ${events.cluster}`;
  // 2: every copy of the table has done it.
  await events.command(
    `ALTER TABLE events_v1${onCluster} DELETE WHERE site_id IN {sites:Array(UInt32)}
      AND id IN (SELECT toUUID(arrayJoin({ids:Array(String)}))) SETTINGS mutations_sync = 2`,
    { sites, ids: rows.map(({ id }) => id) },
  );
  return new Set(rows.map(({ id }) => id)).size;
}
