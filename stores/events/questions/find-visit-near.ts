// The visit of a visitor in which something happened that is no event, such as the answer to a form of our own: it may come
// after the last event of the visit, within the silence that ends one.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutVisitorSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { sessionFields, sessionRow } from '../sessions/session-columns.ts';

export const findVisitNear = {
  name: 'find-visit-near',
  sql: `SELECT ${sessionFields},
  concat(toString(site_id), '-', visitor, '-', toString(startedAtMs)) AS visitId
FROM (${cutVisitorSessionsSql})
WHERE startedAtMs <= {momentMs: Int64} AND endedAtMs >= {momentMs: Int64} - 1800000
ORDER BY startedAtMs DESC
LIMIT 1`,
  parameters: z.object({
    ...cutParameters,
    visitorHex: z.string().regex(/^[0-9a-f]{16}$/),
    momentMs: z.number().int(),
  }),
  row: sessionRow.extend({ visitId: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
