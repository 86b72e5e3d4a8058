// The latest events of everyone who did something since a moment, robots left out: what the Live page cuts into visits.
// Asked every two seconds, so it is one plain pass; cutting in SQL would take ten times as long for a handful of people.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { campaignKey, tellsSource } from '../sessions/cut-sessions.sql.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const liveEvents = {
  name: 'live-events',
  sql: `SELECT site_id AS siteId, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor, toString(id) AS eventId,
  toUnixTimestamp64Milli(time) AS ms, toBool(type = 'page_view') AS isView, toBool(${tellsSource}) AS tellsSource,
  leftPad(lower(hex(${campaignKey})), 16, '0') AS campaign,
  path, title, consent, traffic_channel AS channel, source_name AS sourceName, country, region, city,
  network_name AS networkName, device, browser, page_kind AS pageKind, toString(decision) AS decision
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
  AND outcome = 'stored' AND visitor_id != 0 AND NOT is_bot
  AND (site_id, visitor_id) IN (
    SELECT site_id, visitor_id FROM events_v1
    WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow.replaceAll('{fromMs: Int64}', '{activeMs: Int64}')}
      AND outcome = 'stored' AND visitor_id != 0 AND NOT is_bot
    GROUP BY site_id, visitor_id
    ORDER BY max(time) DESC
    LIMIT {visitors: UInt32}
  )
ORDER BY time DESC, id DESC
LIMIT 500 BY site_id, visitor_id
LIMIT 50000`,
  parameters: z.object({
    ...windowParameters,
    activeMs: z.number().int(),
    visitors: z.number().int().max(1_000),
  }),
  row: z.object({
    siteId: z.number(),
    visitor: z.string(),
    eventId: z.string(),
    ms: z.number(),
    isView: z.boolean(),
    tellsSource: z.boolean(),
    /** 16 hex digits, of which the highest stand for none: compared, and sorted by within a millisecond. */
    campaign: z.string(),
    path: z.string(),
    title: z.string(),
    consent: z.enum(['granted', 'limited', 'denied']),
    channel: z.string(),
    sourceName: z.string(),
    country: z.string(),
    region: z.string(),
    city: z.string(),
    networkName: z.string(),
    device: z.string(),
    browser: z.string(),
    pageKind: z.string(),
    decision: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
