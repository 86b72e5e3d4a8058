// When everyone who is on the sites now did something, and with which campaign, robots left out: what the Live page cuts
// into visits. Asked every two seconds, so it reads four columns; what a visit shows is fetched afterwards.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { campaignKey, noCampaign } from '../sessions/cut-sessions.sql.ts';
import { happenedWindow, windowParameters } from './window.ts';

/** The latest of one visitor; turned round, since the engine keeps the smallest. */
const eventsMax = 500;

export const liveMoments = {
  name: 'live-moments',
  sql: `SELECT site_id AS siteId, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor,
  arrayReverse(arrayMap(ms -> -ms, groupArraySorted(${eventsMax})(-ms))) AS moments,
  arrayReverse(arrayMap(pair -> (-pair.1, hex(bitNot(pair.2))),
    groupArraySortedIf(${eventsMax})((-ms, bitNot(campaign)), campaign != ${noCampaign}))) AS campaigns
FROM (
  SELECT site_id, visitor_id, toUnixTimestamp64Milli(time) AS ms, ${campaignKey} AS campaign FROM events_v1
  WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
    AND outcome = 'stored' AND visitor_id != 0 AND NOT is_bot
)
GROUP BY site_id, visitor_id
HAVING max(ms) >= {activeMs: Int64}
ORDER BY max(ms) DESC
LIMIT {visitorsMax: UInt32}`,
  parameters: z.object({
    ...windowParameters,
    activeMs: z.number().int(),
    visitorsMax: z.number().int().max(1_000),
  }),
  row: z.object({
    siteId: z.number(),
    /** 16 hex digits. */
    visitor: z.string(),
    /** Milliseconds since 1970, in order, one for each event. */
    moments: z.array(z.number()),
    /** Of the events that came with a campaign, in order: the moment, and the campaign as hex digits. */
    campaigns: z.array(z.tuple([z.number(), z.string()])),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
