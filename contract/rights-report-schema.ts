// The zod schemas of `rights-report.ts`: each must satisfy its type there.

import { z } from 'zod';
import * as report from './rights-report.ts';

export const rightsSettingsSchema = z.strictObject({
  erasure: z.enum(['ask', 'at_once']),
}) satisfies z.ZodType<report.RightsSettings>;

const requestRowSchema = z.object({
  id: z.number(),
  kind: z.enum(['erasure', 'objection']),
  email: z.string(),
  at: z.string(),
  dueAt: z.string(),
  state: z.enum(['open', 'approved', 'done', 'refused']),
  settledAt: z.string().nullable(),
  settledByName: z.string(),
  reason: z.string(),
  reply: z.enum(['none', 'waiting', 'mailed', 'given_up']),
  repliedAt: z.string().nullable(),
  person: z.object({ id: z.number(), name: z.string() }).nullable(),
}) satisfies z.ZodType<report.RightsRequestRow>;

export const rightsReportSchema = z.object({
  settings: rightsSettingsSchema,
  gaps: z.array(z.enum(report.rightsGaps)),
  pageUrl: z.string(),
  clearedWithinHours: z.number(),
  clearing: z.number(),
  left: z.array(z.string()),
  requests: z.array(requestRowSchema),
}) satisfies z.ZodType<report.RightsReport>;

export const rightsRequestParams = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 53 - 1),
});
export const rightsRefusalSchema = z.strictObject({ reason: z.string().trim().min(1).max(1_000) });
