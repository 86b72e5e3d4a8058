// How many events of a window came with a consent state that is none, so that another held: a misspelt word in a site's tag or in
// a program.

import { z } from 'zod';
import { unknownConsentGap } from '#contract/event-stages.ts';
import type { Question } from '../event-store.ts';
import { receivedWindow, windowParameters } from './window.ts';

// FINAL: a replayed event must count once.
export const unknownConsent = {
  name: 'unknown-consent',
  sql: `SELECT site_id AS siteId, toUInt64(count()) AS events, toUnixTimestamp64Milli(max(received_at)) AS lastMs
FROM events_v1 FINAL
WHERE ${receivedWindow} AND has(gaps, '${unknownConsentGap}')
GROUP BY site_id
ORDER BY events DESC, siteId
LIMIT 1000`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({ siteId: z.number(), events: z.number(), lastMs: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
