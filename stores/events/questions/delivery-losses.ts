// What the pipeline did not store of some batches of webhooks, and why: counted, for the rows of the deliveries that they were made of.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { receivedWindow, windowParameters } from './window.ts';

export const batchesMax = 200;

// FINAL: an event whose replay has been stored is lost no more. The batch of a row is the random half of the batch's id.
export const deliveryLosses = {
  name: 'delivery-losses',
  sql: `SELECT toString(batch) AS batchNumber, outcome, reason, toUInt32(count()) AS events
FROM events_v1 FINAL
WHERE ${receivedWindow}
  AND outcome != 'stored'
  AND batch IN (SELECT toUInt64(arrayJoin({batches: Array(String)})))
GROUP BY batch, outcome, reason
ORDER BY batch, outcome, reason
LIMIT 2000`,
  parameters: z.object({
    ...windowParameters,
    /** UInt64 as decimal texts. */
    batches: z.array(z.string().regex(/^\d{1,20}$/)).max(batchesMax),
  }),
  row: z.object({
    batchNumber: z.string(),
    outcome: z.enum(['dropped', 'rejected']),
    reason: z.string(),
    events: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
