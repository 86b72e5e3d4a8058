// What one person last chose in any of their browsers, as the newest of their events says.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { amongVisitors } from '../sessions/cut-sessions.sql.ts';
import { visitorParameters } from './person-visits.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const personConsent = {
  name: 'person-consent',
  sql: `SELECT consent, purposes, consent_version AS version, toUnixTimestamp64Milli(consent_at) AS chosenAtMs,
  toUnixTimestamp64Milli(time) AS atMs
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND outcome = 'stored' AND ${amongVisitors}
ORDER BY time DESC, id DESC
LIMIT 1`,
  parameters: z.object({ ...windowParameters, ...visitorParameters }),
  row: z.object({
    consent: z.string(),
    purposes: z.number(),
    version: z.string(),
    chosenAtMs: z.number(),
    atMs: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
