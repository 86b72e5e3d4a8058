// What people of several companies did: every event of the browsers from which one of the companies was ever named, robots left
// out. Which of their visits are whose is for the asker to say, as for any visit. And what known people did outside of browsers.

import { z } from 'zod';
import { companiesParameters, decisionsNamingAnySql } from '../decisions/names-companies.sql.ts';
import type { Question } from '../event-store.ts';
import { campaignKey, noCampaign } from '../sessions/cut-sessions.sql.ts';

const at = (name: string) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`;
const inWindow = `id_time >= ${at('fromMs')} - INTERVAL 2 HOUR AND time >= ${at('fromMs')} AND time < ${at('toMs')}
    AND outcome = 'stored' AND NOT is_bot AND type != 'form_seen'`;

const fields = `toString(id) AS eventId, site_id AS siteId, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor,
  toUnixTimestamp64Milli(time) AS atMs, toUnixTimestamp64Milli(received_at) AS receivedMs, channel, type, action,
  page_kind AS pageKind, host, path, traffic_channel AS trafficChannel, campaign_name AS campaignName, name, target,
  engaged_ms AS engagedMs, scroll_percent AS scrollPercent, toString(decision) AS decision,
  consent = 'granted' AND bitAnd(purposes, 4) != 0 AS allowsPerson,
  if(${campaignKey} = ${noCampaign}, '', hex(${campaignKey})) AS campaign,
  if(type = 'engagement', JSONExtractString(properties, 'human'), '') AS human, toString(subject) AS subject`;

const row = z.object({
  eventId: z.string(),
  siteId: z.number(),
  /** 16 hex digits. */
  visitor: z.string(),
  atMs: z.number(),
  receivedMs: z.number(),
  channel: z.string(),
  type: z.string(),
  action: z.string(),
  pageKind: z.string(),
  host: z.string(),
  path: z.string(),
  trafficChannel: z.string(),
  campaignName: z.string(),
  name: z.string(),
  target: z.string(),
  engagedMs: z.number(),
  scrollPercent: z.number(),
  /** UInt64 as decimal text. */
  decision: z.string(),
  allowsPerson: z.coerce.boolean(),
  /** A name for the campaign; '' for none. */
  campaign: z.string(),
  /** Of what a tool told: whether a person did it. */
  human: z.string(),
  /** UInt64 as decimal text. */
  subject: z.string(),
});
export type CompanyDeed = z.output<typeof row>;

/** Of one browser; the newest. A screen that never sleeps tells no more with more. */
const perVisitorMax = 5_000;

export const companyDeeds = {
  name: 'company-deeds',
  sql: `SELECT ${fields}
FROM events_v1
WHERE ${inWindow} AND visitor_id != 0
  AND visitor_id IN (
    SELECT visitor_id FROM events_v1
    WHERE ${inWindow} AND visitor_id != 0 AND decision IN (${decisionsNamingAnySql})
    GROUP BY visitor_id ORDER BY max(time) DESC LIMIT {visitorsMax: UInt32})
ORDER BY time DESC, id DESC
LIMIT ${perVisitorMax} BY site_id, visitor_id
LIMIT {limit: UInt32}`,
  parameters: z.object({
    ...companiesParameters,
    fromMs: z.number().int(),
    toMs: z.number().int(),
    visitorsMax: z.number().int().max(100_000),
    limit: z.number().int().max(500_000),
  }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** Under `subjects`, keyed hashes of their keys; what they did in a browser belongs to its visit. */
export const personDeeds = {
  name: 'person-deeds',
  sql: `SELECT ${fields}
FROM events_v1 AS e
WHERE ${inWindow} AND visitor_id = 0
  AND e.subject != 0 AND e.subject IN (SELECT toUInt64(arrayJoin({subjects: Array(String)})))
ORDER BY time DESC, id DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({
    subjects: z.array(z.string().regex(/^\d{1,20}$/)).max(10_000),
    fromMs: z.number().int(),
    toMs: z.number().int(),
    limit: z.number().int().max(500_000),
  }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
