// The stored row of an event that came through a drop-in endpoint, and the question for those of a site.

import { z } from 'zod';
import type { Question } from '#stores/events/event-store.ts';

export const dropInRows = {
  name: 'test-drop-in-rows',
  sql: `SELECT type, channel, consent, name, action, target, host, path, title, properties, network, language, browser,
  toString(visitor_id) AS visitor, toUnixTimestamp64Milli(time) AS timeMs, referrer_host AS referrer,
  campaign_source AS campaign, toInt32(engaged_ms) AS engagedMs, outcome, reason
FROM events_v1 WHERE site_id = {site: UInt32} ORDER BY time, type, name LIMIT 1000`,
  parameters: z.object({ site: z.number() }),
  row: z.object({
    type: z.string(),
    channel: z.string(),
    consent: z.string(),
    name: z.string(),
    action: z.string(),
    target: z.string(),
    host: z.string(),
    path: z.string(),
    title: z.string(),
    properties: z.string(),
    network: z.string(),
    language: z.string(),
    browser: z.string(),
    visitor: z.string(),
    timeMs: z.coerce.number(),
    referrer: z.string(),
    campaign: z.string(),
    engagedMs: z.number(),
    outcome: z.string(),
    reason: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;

export type DropInRow = z.output<typeof dropInRows.row>;
