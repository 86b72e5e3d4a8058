// The zod schemas of hand-over in the dashboard API. Each must satisfy its type in `handover-report.ts`.

import { z } from 'zod';
import { personContactSchema } from './contact-report-schema.ts';
import * as report from './handover-report.ts';
import { awaySchema } from './team-report-schema.ts';

const user = z.string().min(1).max(100);
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const named = z.object({ id: z.string(), name: z.string() });
const line = { text: z.string(), at: z.string().nullable() };

export const handOverParams = z.object({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

const briefSchema = z.object({
  ...{ leadId: z.number(), companyId: z.number(), companyName: z.string(), domain: z.string() },
  ...{ country: z.string(), stage: z.string().nullable(), score: z.number().nullable() },
  ...{ fit: z.number().nullable(), nextStep: z.string(), nextStepAt: z.string().nullable() },
  lastContactAt: z.string().nullable(),
  lastContactIn: z.string(),
  agreed: z.array(z.object(line)),
  written: z.array(z.object({ ...line, kind: z.enum(['note', 'call', 'meeting']), by: z.string() })),
  lookedAt: z.array(z.object({ ...line, who: z.string() })),
  tasks: z.array(z.object({ ...line, isPromise: z.boolean(), isOverdue: z.boolean(), assignee: z.string() })),
  people: z.array(
    z.object({
      ...{ id: z.number(), name: z.string(), jobTitle: z.string(), phone: z.string(), email: z.string() },
      ...{ isConfirmed: z.boolean(), isMain: z.boolean(), contact: personContactSchema },
    }),
  ),
  reminders: z.array(z.object({ ...line, kind: z.enum(report.reminderKinds) })),
}) satisfies z.ZodType<report.LeadBrief>;

export const handOverQuerySchema = z.strictObject({
  owner: user,
  cursor: z.string().max(600).exactOptional(),
  limit: z.coerce.number().int().min(1).max(50).exactOptional(),
}) satisfies z.ZodType<report.HandOverQuery>;

export const handOverPageSchema = z.object({
  owner: named,
  away: awaySchema,
  leads: z.array(briefSchema),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.HandOverPage>;

export const handOverFileQuerySchema = z.strictObject({
  owner: user,
  language: z.enum(['en', 'it']),
}) satisfies z.ZodType<report.HandOverFileQuery>;

export const handOverBodySchema = z.strictObject({
  from: user,
  to: user,
  leadIds: z.array(id).min(1).max(500).exactOptional(),
  reason: z.string().trim().max(500).exactOptional(),
}) satisfies z.ZodType<report.HandOverBody>;

export const handOverDoneSchema = z.object({
  id: z.number(),
  leadIds: z.array(z.number()),
  to: named,
}) satisfies z.ZodType<report.HandOverDone>;

export const handOverUndoneSchema = z.object({
  leadIds: z.array(z.number()),
  refused: z.array(z.object({ leadId: z.number(), code: z.string(), message: z.string() })),
}) satisfies z.ZodType<report.HandOverUndone>;

export const doneQuerySchema = z.strictObject({
  cursor: z.string().max(600).exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).exactOptional(),
}) satisfies z.ZodType<report.DoneQuery>;

export const doneHandOverPageSchema = z.object({
  handOvers: z.array(
    z.object({
      ...{ id: z.number(), from: named.nullable(), to: named, by: z.string(), at: z.string() },
      ...{ leads: z.number(), undoneAt: z.string().nullable(), mayUndo: z.boolean() },
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.DoneHandOverPage>;
