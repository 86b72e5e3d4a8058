// Visits in the browsers of one person, the newest first. Only what was collected with consent to be known as a person: what
// came before that is nobody's.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters } from '../sessions/cut-sessions.sql.ts';
import { cutVisitorsSessionsSql } from '../sessions/cut-visitors-sessions.sql.ts';
import { sessionFields, sessionRow } from '../sessions/session-columns.ts';

export const visitorParameters = {
  /** Two lists of one length: number of the site, and 16 hex digits of the browser. */
  browserSites: z.array(z.number().int()).max(500),
  browsers: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(500),
};

export const personVisits = {
  name: 'person-visits',
  sql: `SELECT ${sessionFields},
  concat(toString(site_id), '-', visitor, '-', toString(startedAtMs)) AS visitId
FROM (${cutVisitorsSessionsSql})
ORDER BY startedAtMs DESC, visitId DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({ ...cutParameters, ...visitorParameters, limit: z.number().int().max(1_000) }),
  row: sessionRow.extend({ visitId: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
