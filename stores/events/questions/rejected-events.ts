// The rejected events of a window, newest first, whole; a page at a time by the place of the last one.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { receivedWindow, windowParameters } from './window.ts';

// FINAL: an event whose replay has been stored is rejected no more.
export const rejectedEvents = {
  name: 'rejected-events',
  sql: `SELECT site_id AS siteId, toString(id) AS eventId, toUnixTimestamp64Milli(received_at) AS receivedAtMs,
  reason, step, error, attempt, raw
FROM events_v1 FINAL
WHERE ${receivedWindow}
  AND outcome = 'rejected'
  AND ({reason: String} = '' OR reason = {reason: String})
  AND (received_at, id) < (fromUnixTimestamp64Milli({beforeMs: Int64}, 'UTC'), {beforeId: UUID})
ORDER BY received_at DESC, id DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({
    ...windowParameters,
    /** '' for all. */
    reason: z.string(),
    beforeMs: z.number().int(),
    beforeId: z.uuid(),
    limit: z.number().int().max(201),
  }),
  row: z.object({
    siteId: z.number(),
    eventId: z.string(),
    receivedAtMs: z.number(),
    reason: z.string(),
    step: z.string(),
    error: z.string(),
    attempt: z.number(),
    raw: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
