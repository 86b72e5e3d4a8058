// The visit of a visitor that a moment falls into. Asked by the start that a link names: when an older event arrived
// since, the visit begins earlier now and is still found.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutVisitorSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { sessionFields, sessionRow } from '../sessions/session-columns.ts';

export const findVisit = {
  name: 'find-visit',
  sql: `SELECT ${sessionFields},
  concat(toString(site_id), '-', visitor, '-', toString(startedAtMs)) AS visitId
FROM (${cutVisitorSessionsSql})
WHERE startedAtMs <= {momentMs: Int64} AND endedAtMs >= {momentMs: Int64}
ORDER BY startedAtMs DESC
LIMIT 1`,
  parameters: z.object({
    ...cutParameters,
    visitorHex: z.string().regex(/^[0-9a-f]{16}$/),
    momentMs: z.number().int(),
  }),
  row: sessionRow.extend({ visitId: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
