// The zod schemas of entries and tasks in the dashboard API. Each must satisfy its type in `task-report.ts`.

import { z } from 'zod';
import type * as report from './task-report.ts';
import { awaySchema } from './team-report-schema.ts';

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const time = z.iso.datetime({ offset: true });
const text = z.string().trim().min(1).max(10_000);
const user = z.string().min(1).max(100);
const kind = z.enum(['note', 'call', 'meeting', 'agreement', 'task', 'file']);
/** Nothing that a browser would run. */
const link = z.url({ protocol: /^https$/ }).max(2_000);
const mentions = z.array(user).max(50);

export const leadPersonName = z.object({ id: z.number(), name: z.string() }).nullable();
export const leadUser = z.object({ id: z.string().nullable(), name: z.string() });
export const countShape = { count: z.number(), isMore: z.boolean() };

export const leadEntrySchema = z.object({
  id: z.number(),
  kind,
  text: z.string(),
  link: z.string(),
  answersId: z.number().nullable(),
  person: leadPersonName,
  mentions: z.array(leadUser),
  at: z.string(),
  dueAt: z.string().nullable(),
  assignee: leadUser,
  doneAt: z.string().nullable(),
  isPromise: z.boolean(),
  by: z.string(),
  changeId: z.number(),
}) satisfies z.ZodType<report.LeadEntry>;

export const leadEntryPageSchema = z.object({
  entries: z.array(leadEntrySchema),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.LeadEntryPage>;

export const leadEntryBodySchema = z
  .strictObject({
    kind,
    text,
    answersId: id.exactOptional(),
    link: link.exactOptional(),
    at: time.exactOptional(),
    personId: id.exactOptional(),
    mentions: mentions.exactOptional(),
    dueAt: time.exactOptional(),
    assignee: user.exactOptional(),
    isPromise: z.boolean().exactOptional(),
  })
  .refine(({ kind, dueAt, assignee, isPromise }) => kind === 'task' || !(dueAt ?? assignee ?? isPromise), {
    error: 'task_only',
  })
  .refine(({ kind, answersId }) => kind === 'note' || answersId === undefined, {
    error: 'note_answers',
    path: ['answersId'],
  })
  .refine(({ kind, link }) => (kind === 'file') === (link !== undefined), {
    error: 'file_link',
    path: ['link'],
  }) satisfies z.ZodType<report.LeadEntryBody>;

export const leadEntryChangeSchema = z.strictObject({
  seenChangeId: id,
  text: text.exactOptional(),
  link: link.exactOptional(),
  at: time.exactOptional(),
  personId: id.nullable().exactOptional(),
  mentions: mentions.exactOptional(),
  dueAt: time.nullable().exactOptional(),
  assignee: user.nullable().exactOptional(),
  isPromise: z.boolean().exactOptional(),
  isDone: z.boolean().exactOptional(),
  isRemoved: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.LeadEntryChangeBody>;

export const leadTaskQuerySchema = z.strictObject({
  whose: z.enum(['mine', 'team']).exactOptional(),
  assignee: user.exactOptional(),
  team: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  due: z.enum(['overdue', 'today', 'week', 'all']).exactOptional(),
  isDone: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .exactOptional(),
  cursor: z.string().max(600).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
}) satisfies z.ZodType<report.LeadTaskQuery>;

export const leadTaskPageSchema = z.object({
  tasks: z.array(
    z.object({
      entryId: z.number(),
      leadId: z.number(),
      companyId: z.number(),
      companyName: z.string(),
      text: z.string(),
      dueAt: z.string().nullable(),
      isOverdue: z.boolean(),
      isPromise: z.boolean(),
      assignee: leadUser,
      away: awaySchema,
      person: leadPersonName,
      doneAt: z.string().nullable(),
      changeId: z.number(),
    }) satisfies z.ZodType<report.LeadTask>,
  ),
  total: z.object(countShape),
  overdue: z.number(),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.LeadTaskPage>;
