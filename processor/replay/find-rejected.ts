// The rejected events that a replay takes up: whole as they were kept, the oldest first.

import { z } from 'zod';
import { rejectReasons } from '#contract/event-outcome.ts';
import type { Question } from '#stores/events/event-store.ts';

// FINAL: an event that was replayed before has an older row until parts are merged.
export const rejectedEventsQuestion = {
  name: 'rejected-events-to-replay',
  sql: `SELECT site_id, toString(id) AS event_id, toUnixTimestamp64Milli(id_time) AS id_time_ms,
  toUnixTimestamp64Milli(received_at) AS received_at_ms, toUInt32(attempt) AS attempts, raw, request, address_sealed
FROM events_v1 FINAL
WHERE outcome = 'rejected' AND raw != ''
  AND received_at BETWEEN fromUnixTimestamp64Milli({fromMs:Int64}) AND fromUnixTimestamp64Milli({toMs:Int64})
  AND ({site:UInt32} = 0 OR site_id = {site:UInt32})
  AND ({reason:String} = '' OR reason = {reason:String})
  AND (empty({ids:Array(UUID)}) OR id IN {ids:Array(UUID)})
  AND (id_time, site_id, id) > (fromUnixTimestamp64Milli({afterMs:Int64}), {afterSite:UInt32}, {afterId:UUID})
ORDER BY id_time, site_id, id
LIMIT {limit:UInt32}`,
  parameters: z.object({
    /** Receive time, milliseconds since 1970. */
    fromMs: z.number().int(),
    toMs: z.number().int(),
    /** 0: all. */
    site: z.number().int(),
    reason: z.enum(['', ...rejectReasons]),
    /** Empty: all. */
    ids: z.array(z.string()),
    afterMs: z.number().int(),
    afterSite: z.number().int(),
    afterId: z.string(),
    limit: z.number().int().max(1_000),
  }),
  row: z.object({
    site_id: z.number(),
    event_id: z.string(),
    id_time_ms: z.number(),
    received_at_ms: z.number(),
    attempts: z.number(),
    raw: z.string(),
    request: z.string(),
    address_sealed: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;

export type RejectedRow = z.output<typeof rejectedEventsQuestion.row>;
