// Some events by their ids, as a ledger tells of them. The window over the time in the ids is what makes it quick.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

export const eventsByIds = {
  name: 'events-by-ids',
  sql: `SELECT toString(id) AS eventId, type, action, name, host, path, title, traffic_channel AS trafficChannel,
  campaign_name AS campaignName
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)}
  AND id_time BETWEEN fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC') AND fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')
  AND id IN {eventIds: Array(UUID)} AND outcome = 'stored'
LIMIT 1 BY id
LIMIT 1000`,
  parameters: z.object({
    siteIds: z.array(z.number().int()).max(10_000),
    fromMs: z.number().int(),
    toMs: z.number().int(),
    eventIds: z.array(z.uuid()).max(1_000),
  }),
  row: z.object({
    eventId: z.string(),
    type: z.string(),
    action: z.string(),
    name: z.string(),
    host: z.string(),
    path: z.string(),
    title: z.string(),
    trafficChannel: z.string(),
    campaignName: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
