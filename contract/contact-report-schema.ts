// The zod schemas of contact permission in the dashboard API. Each must satisfy its type in `contact-report.ts`.

import { z } from 'zod';
import * as report from './contact-report.ts';

const permission = z.object({
  state: z.enum(report.contactStates),
  how: z.enum(report.contactWays),
  source: z.string(),
  by: z.string(),
  at: z.string().nullable(),
}) satisfies z.ZodType<report.ContactPermission>;

export const personContactSchema = z.object({
  phone: permission,
  email: permission,
}) satisfies z.ZodType<report.PersonContact>;

export const contactBodySchema = z.strictObject({
  channel: z.enum(report.contactChannels),
  state: z.enum(report.contactStates),
  source: z.string().trim().min(1).max(300),
}) satisfies z.ZodType<report.ContactBody>;
