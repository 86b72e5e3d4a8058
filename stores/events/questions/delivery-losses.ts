// What the pipeline did not store of some batches of webhooks, and why: counted, for the rows of the deliveries that they were made of.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { receivedOnly, windowParameters } from './window.ts';

export const batchesMax = 200;

const lost = "outcome != 'stored' AND batch IN (SELECT toUInt64(arrayJoin({batches: Array(String)})))";

// An event whose replay has been stored is lost no more: of those that were lost all rows are looked at, by the sort key, and no
// month is merged for it as FINAL would. The batch of a row is the random half of the batch's id.
export const deliveryLosses = {
  name: 'delivery-losses',
  sql: `SELECT toString(batch) AS batchNumber, outcome, reason, toUInt32(count()) AS events
FROM (
  SELECT id, batch, outcome, reason
  FROM events_v1
  WHERE (site_id, id_time, id) IN (SELECT site_id, id_time, id FROM events_v1 WHERE ${receivedOnly} AND ${lost})
  ORDER BY attempt DESC
  LIMIT 1 BY site_id, id_time, id
)
WHERE ${lost}
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
