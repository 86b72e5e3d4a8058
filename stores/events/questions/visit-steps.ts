// What happened in one visit, in order: the events of a visitor between two moments.

import { z } from 'zod';
import { pageKinds } from '#contract/event-stages.ts';
import type { Question } from '../event-store.ts';
import { tellsSource } from '../sessions/cut-sessions.sql.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const visitSteps = {
  name: 'visit-steps',
  sql: `SELECT toString(id) AS eventId, toUnixTimestamp64Milli(time) AS atMs, type, toBool(${tellsSource}) AS tellsSource, action, host, path, query, title,
  if(page_kind = '', 'other', page_kind) AS pageKind, name, target, engaged_ms AS engagedMs,
  scroll_percent AS scrollPercent, properties,
  bot_reasons AS botReasons, language, referrer_host AS referrerHost, referrer_path AS referrerPath
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
  AND outcome = 'stored' AND type != 'form_seen'
  AND visitor_id = reinterpretAsUInt64(reverse(unhex({visitor: String})))
ORDER BY time, id
LIMIT 1 BY id
LIMIT 2000`,
  parameters: z.object({ ...windowParameters, visitor: z.string().regex(/^[0-9a-f]{16}$/) }),
  row: z.object({
    eventId: z.string(),
    atMs: z.number(),
    type: z.string(),
    tellsSource: z.boolean(),
    action: z.string(),
    host: z.string(),
    path: z.string(),
    query: z.string(),
    title: z.string(),
    pageKind: z.enum(pageKinds),
    name: z.string(),
    target: z.string(),
    engagedMs: z.number(),
    scrollPercent: z.number(),
    properties: z.string(),
    botReasons: z.array(z.string()),
    language: z.string(),
    referrerHost: z.string(),
    referrerPath: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
