// Whom the events of an imported file are about, and how many there are: asked before they are taken back.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const subjectsAtOnce = 20_000;
const subject = z.string().regex(/^\d{1,20}$/);
const ofFile = `site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND consent_version = {version: String}`;

export const importedEventCount = {
  name: 'imported-event-count',
  sql: `SELECT toUInt32(uniqExact(id)) AS events FROM events_v1 WHERE ${ofFile} HAVING events > 0 LIMIT 1`,
  parameters: z.object({ ...windowParameters, version: z.string() }),
  row: z.object({ events: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** In order; those that follow `after`. */
export const importedSubjects = {
  name: 'imported-subjects',
  sql: `SELECT toString(subject) AS named FROM events_v1
WHERE ${ofFile} AND subject > toUInt64({after: String})
GROUP BY subject ORDER BY subject LIMIT ${subjectsAtOnce}`,
  parameters: z.object({ ...windowParameters, version: z.string(), after: subject }),
  row: z.object({ named: subject }),
} satisfies Question<z.ZodObject, z.ZodType>;

export const subjectsOfEvents = {
  name: 'subjects-of-events',
  sql: `SELECT DISTINCT toString(subject) AS named FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND subject != 0 AND id IN {eventIds: Array(UUID)} LIMIT 500`,
  parameters: z.object({ ...windowParameters, eventIds: z.array(z.uuid()).max(500) }),
  row: z.object({ named: subject }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** Those of some that are met in events beside those of some files. */
export const subjectsElsewhere = {
  name: 'subjects-elsewhere',
  sql: `SELECT DISTINCT toString(subject) AS named FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND subject IN (SELECT toUInt64(arrayJoin({subjects: Array(String)})))
  AND consent_version NOT IN {versions: Array(String)} LIMIT 500`,
  parameters: z.object({
    ...windowParameters,
    versions: z.array(z.string()).max(1_000),
    subjects: z.array(subject).max(500),
  }),
  row: z.object({ named: subject }),
} satisfies Question<z.ZodObject, z.ZodType>;
