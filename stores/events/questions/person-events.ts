// What one person did under their own names, the newest first: forms, identifications and what happened on other channels.
// Found by the keyed hashes on the events, across all sites, browsers and providers.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const personEvents = {
  name: 'person-events',
  sql: `SELECT toString(id) AS eventId, site_id AS siteId, toUnixTimestamp64Milli(time) AS atMs, type, channel, name, action, target,
  host, path, title, properties, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
  AND outcome = 'stored' AND subject != 0 AND subject IN (SELECT toUInt64(arrayJoin({subjects: Array(String)})))
  AND ({type: String} = '' OR type = {type: String})
ORDER BY time DESC, id DESC
LIMIT 1 BY id
LIMIT {limit: UInt32}`,
  parameters: z.object({
    ...windowParameters,
    /** UInt64 as decimal text. */
    subjects: z.array(z.string().regex(/^\d{1,20}$/)).max(500),
    /** '' for all. */
    type: z.string(),
    limit: z.number().int().max(1_000),
  }),
  row: z.object({
    eventId: z.string(),
    siteId: z.number(),
    atMs: z.number(),
    type: z.string(),
    channel: z.string(),
    name: z.string(),
    action: z.string(),
    target: z.string(),
    host: z.string(),
    path: z.string(),
    title: z.string(),
    properties: z.string(),
    visitor: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
