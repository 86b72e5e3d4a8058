// How many rows a site has in the events table, doubles that are not merged yet included.

import { z } from 'zod';
import type { EventReader } from '#stores/events/event-store.ts';

export async function countRows(store: EventReader, siteId: number): Promise<number> {
  const [row] = await store.ask(
    {
      name: 'count-rows',
      sql: 'SELECT count() AS rows FROM events_v1 WHERE site_id = {site:UInt32} LIMIT 1',
      parameters: z.object({ site: z.number() }),
      row: z.object({ rows: z.number() }),
    },
    { site: siteId },
  );
  return row?.rows ?? -1;
}
