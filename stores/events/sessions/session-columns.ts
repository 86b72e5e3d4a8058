// The columns of a session, as the cut gives them and `sessions_v1` holds them, and one session as the dashboard reads it.

import { z } from 'zod';
import { pageKinds } from '#contract/event-stages.ts';

/**
 * Taken, like the host, from the first event of a session that tells its source (`tellsSource`), else from its first page
 * view, else from its first event.
 */
export const entryColumns = [
  'traffic_channel',
  'source_name',
  'referrer_host',
  'campaign_source',
  'campaign_medium',
  'campaign_name',
  'campaign_term',
  'campaign_content',
  'campaign_id',
  'click_id_name',
  'click_id',
  'consent',
  'language',
  'country',
  'region',
  'city',
  'network_name',
  'network_class',
  'device',
  'browser',
  'os',
] as const;

export const sessionColumns = [
  'site_id',
  'visitor_id',
  'started_at',
  'ended_at',
  'pages',
  'events',
  'engaged_ms',
  'host',
  'entry_path',
  'exit_path',
  ...entryColumns,
  'is_bot',
  'decision',
  'page_kinds',
  'decisions',
] as const;

/** Columns of a session for a SELECT: ids as text and times in milliseconds, as JSON can hold them. */
export const sessionFields = `site_id AS siteId,
  leftPad(lower(hex(visitor_id)), 16, '0') AS visitor,
  toUnixTimestamp64Milli(started_at) AS startedAtMs,
  toUnixTimestamp64Milli(ended_at) AS endedAtMs,
  pages, events, engaged_ms AS engagedMs, host, entry_path AS entryPath, exit_path AS exitPath,
  traffic_channel AS trafficChannel, source_name AS sourceName, referrer_host AS referrerHost,
  campaign_source AS campaignSource, campaign_medium AS campaignMedium, campaign_name AS campaignName,
  campaign_term AS campaignTerm, campaign_content AS campaignContent, campaign_id AS campaignId,
  click_id_name AS clickIdName, click_id AS clickId,
  consent, language, country, region, city, network_name AS networkName, network_class AS networkClass,
  device, browser, os, is_bot AS isBot, toString(decision) AS decision, page_kinds AS pageKinds,
  arrayMap(one -> toString(one), decisions) AS decisions`;

/** A row of `SELECT ${sessionFields}`. The id of a visit is `siteId-visitor-startedAtMs`. */
export const sessionRow = z.object({
  siteId: z.number(),
  /** 16 hex digits. */
  visitor: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  pages: z.number(),
  events: z.number(),
  engagedMs: z.number(),
  host: z.string(),
  entryPath: z.string(),
  exitPath: z.string(),
  trafficChannel: z.string(),
  sourceName: z.string(),
  referrerHost: z.string(),
  campaignSource: z.string(),
  campaignMedium: z.string(),
  campaignName: z.string(),
  campaignTerm: z.string(),
  campaignContent: z.string(),
  campaignId: z.string(),
  /** '' for none, as its value; there is one only under `granted`. */
  clickIdName: z.string(),
  clickId: z.string(),
  consent: z.enum(['granted', 'limited', 'denied']),
  language: z.string(),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  networkName: z.string(),
  networkClass: z.string(),
  device: z.string(),
  browser: z.string(),
  os: z.string(),
  isBot: z.boolean(),
  /** Of the company, the last: UInt64 as decimal text, see `plainDecisions`. */
  decision: z.string(),
  /** Of all pages, each once. */
  pageKinds: z.array(z.enum(pageKinds).catch('other')),
  /** Each that was told apart once, the one that came last at the end; of a day cut before there were any, none. */
  decisions: z.array(z.string()),
});
export type SessionRow = z.output<typeof sessionRow>;
