// All sessions of a window, for tests of how they are cut: out of the events, and from the table of the days that were cut.

import { z } from 'zod';
import type { Question } from '#stores/events/event-store.ts';
import { cutParameters, cutSessionsSql } from '#stores/events/sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '#stores/events/sessions/kept-sessions.sql.ts';
import { sessionFields, sessionRow } from '#stores/events/sessions/session-columns.ts';

const renderAll = (sessions: string) => `SELECT ${sessionFields} FROM (${sessions})
ORDER BY startedAtMs DESC, siteId, visitor LIMIT {limit: UInt32}`;
const parameters = z.object({ ...cutParameters, limit: z.number().int().max(100_000) });

/** Newest first, as below. */
export const cutSessions = {
  name: 'cut-sessions',
  sql: renderAll(cutSessionsSql),
  parameters,
  row: sessionRow,
} satisfies Question<z.ZodObject, z.ZodType>;

export const keptSessions = {
  name: 'kept-sessions',
  sql: renderAll(keptSessionsSql),
  parameters,
  row: sessionRow,
} satisfies Question<z.ZodObject, z.ZodType>;
