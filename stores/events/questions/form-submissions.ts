// How often each form of a site was submitted in a window, robots left out.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const formSubmissions = {
  name: 'form-submissions',
  sql: `SELECT name AS key, toUInt64(uniqExact(id)) AS submissions
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
  AND outcome = 'stored' AND type = 'form_submit' AND NOT is_bot
GROUP BY name
ORDER BY submissions DESC, key
LIMIT 1000`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({ key: z.string(), submissions: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
