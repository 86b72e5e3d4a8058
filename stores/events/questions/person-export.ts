// Every event of one person with all that is kept of it, for the copy that the person may ask for: what was done under their
// names, and in their browsers what was allowed to be put to a name.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { allowsPerson, amongVisitors } from '../sessions/cut-sessions.sql.ts';
import { visitorParameters } from './person-visits.ts';
import { happenedWindow, windowParameters } from './window.ts';

/** A copy of more is cut, and says so. */
export const exportedMax = 20_000;

export const personExport = {
  name: 'person-export',
  sql: `SELECT toString(id) AS id, site_id AS siteId, toUnixTimestamp64Milli(time) AS atMs, type, channel, consent, purposes,
  consent_version AS consentVersion, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor, host, path, query, title, name, action,
  target, properties, traffic_channel AS trafficChannel, source_name AS sourceName, campaign_name AS campaign, referrer_host AS referrer,
  country, region, city, network, network_name AS networkName, browser, os, device, language, engaged_ms AS engagedMs
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND outcome = 'stored'
  AND ((subject != 0 AND subject IN (SELECT toUInt64(arrayJoin({subjects: Array(String)})))) OR (${allowsPerson} AND ${amongVisitors}))
ORDER BY time, id
LIMIT 1 BY id
LIMIT ${exportedMax + 1}`,
  parameters: z.object({
    ...windowParameters,
    ...visitorParameters,
    subjects: z.array(z.string().regex(/^\d{1,20}$/)).max(500),
  }),
  row: z.looseObject({
    id: z.string(),
    siteId: z.number(),
    atMs: z.number(),
    visitor: z.string(),
    type: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
