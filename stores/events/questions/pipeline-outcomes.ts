// How the events received in a window ended, per site, outcome, reason and step.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { receivedWindow, windowParameters } from './window.ts';

// FINAL: a replayed event must count once, with its last outcome.
export const pipelineOutcomes = {
  name: 'pipeline-outcomes',
  sql: `SELECT site_id AS siteId, outcome, reason, step, toUInt64(count()) AS events
FROM events_v1 FINAL
WHERE ${receivedWindow}
GROUP BY site_id, outcome, reason, step
ORDER BY events DESC, siteId, outcome, reason, step
LIMIT 10000`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({
    siteId: z.number(),
    outcome: z.enum(['stored', 'dropped', 'rejected']),
    reason: z.string(),
    step: z.string(),
    events: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
