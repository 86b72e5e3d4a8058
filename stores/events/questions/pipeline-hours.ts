// How the events received in a window ended, by the hour of their receipt.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { receivedWindow, windowParameters } from './window.ts';

// FINAL: a replayed event must count once, with its last outcome.
export const pipelineHours = {
  name: 'pipeline-hours',
  sql: `SELECT toUnixTimestamp(toStartOfHour(received_at)) * 1000 AS hourMs,
  toUInt64(countIf(outcome = 'stored')) AS stored,
  toUInt64(countIf(outcome = 'dropped')) AS dropped,
  toUInt64(countIf(outcome = 'rejected')) AS rejected
FROM events_v1 FINAL
WHERE ${receivedWindow}
GROUP BY hourMs
ORDER BY hourMs
LIMIT 10000`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({ hourMs: z.number(), stored: z.number(), dropped: z.number(), rejected: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
