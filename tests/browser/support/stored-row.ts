// The stored row that a browser test asserts on, and the question that reads the rows of a site.

import { z } from 'zod';
import type { Question } from '#stores/events/event-store.ts';

const storedRow = z.object({
  id: z.string(),
  type: z.string(),
  action: z.string(),
  name: z.string(),
  target: z.string(),
  host: z.string(),
  path: z.string(),
  query: z.string(),
  title: z.string(),
  navigation: z.string(),
  referrerPath: z.string(),
  consent: z.string(),
  purposes: z.number(),
  consentVersion: z.string(),
  /** '0' when there is none. */
  visitor: z.string(),
  view: z.string(),
  engagedMs: z.number(),
  scrollPercent: z.number(),
  clickIdName: z.string(),
  campaignSource: z.string(),
  language: z.string(),
  gesture: z.number(),
  isBot: z.number(),
  botReasons: z.array(z.string()),
  properties: z.string(),
});
export type StoredRow = z.output<typeof storedRow>;

/** One row for each event, in the order in which things happened. */
export const rowsOfSite = {
  name: 'test-rows-of-site',
  sql: `SELECT toString(id) AS id, type, action, name, target, host, path, query, title, navigation,
  referrer_path AS referrerPath, consent, toInt32(purposes) AS purposes, consent_version AS consentVersion,
  toString(visitor_id) AS visitor, toString(view_id) AS view, toInt32(engaged_ms) AS engagedMs,
  toInt32(scroll_percent) AS scrollPercent, click_id_name AS clickIdName, campaign_source AS campaignSource,
  language, toInt32(gesture) AS gesture, toInt32(is_bot) AS isBot, bot_reasons AS botReasons, properties
FROM events_v1 WHERE site_id = {site: UInt32} AND outcome = 'stored' ORDER BY time, id LIMIT 1000`,
  parameters: z.object({ site: z.number() }),
  row: storedRow,
} satisfies Question<z.ZodObject, z.ZodType>;

export const outcomesOfSite = {
  name: 'test-outcomes-of-site',
  sql: `SELECT outcome, reason, toInt32(count()) AS events FROM events_v1
WHERE site_id = {site: UInt32} GROUP BY outcome, reason ORDER BY outcome, reason LIMIT 100`,
  parameters: z.object({ site: z.number() }),
  row: z.object({ outcome: z.string(), reason: z.string(), events: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
