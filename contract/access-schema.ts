// The zod schemas of that half of the dashboard API which is about users, set-up and the server itself. Each must
// satisfy its type in `report.ts` or `audit.ts`.

import { z } from 'zod';
import type * as audit from './audit.ts';
import type * as report from './report.ts';
import type * as users from './user-report.ts';

export const roleSchema = z.enum(['marketer', 'sales', 'manager', 'administrator', 'agent']);
export const languageSchema = z.enum(['en', 'it']);
/** Name of a person or of a site. */
export const nameSchema = z.string().trim().min(1).max(100);
const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Length is what makes a password hard to guess; the upper bound keeps hashing cheap. */
const password = z.string().min(12).max(128);
/** One that was cut short in pasting is a link that is not valid, not a fault of a field. */
const oneTimeToken = z.string().max(200);

export const emptySchema = z.object({});

export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).exactOptional(),
  }),
}) satisfies z.ZodType<report.ApiError>;

export const statusSchema = z.object({
  version: z.string(),
  needsSetup: z.boolean(),
  signedIn: z.boolean(),
}) satisfies z.ZodType<report.Status>;

export const healthSchema = z.object({
  ok: z.boolean(),
  stores: z.object({ events: z.boolean(), records: z.boolean(), queue: z.boolean() }),
}) satisfies z.ZodType<report.Health>;

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  language: languageSchema,
  twoFactorEnabled: z.boolean(),
}) satisfies z.ZodType<report.Me>;

export const meChangeSchema = z.strictObject({
  name: nameSchema.exactOptional(),
  language: languageSchema.exactOptional(),
}) satisfies z.ZodType<report.MeChange>;

export const setupRequestSchema = z.strictObject({
  token: oneTimeToken,
  name: nameSchema,
  email,
  password,
  language: languageSchema,
}) satisfies z.ZodType<report.SetupRequest>;

export const userRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: z.string(),
}) satisfies z.ZodType<report.UserRow>;

const userId = z.string().min(1).max(100);

export const userChangeSchema = z.strictObject({
  role: roleSchema,
  to: userId.exactOptional(),
}) satisfies z.ZodType<users.UserChange>;

export const userRemovalSchema = z.strictObject({
  to: userId.exactOptional(),
}) satisfies z.ZodType<users.UserRemoval>;

export const invitationRequestSchema = z.strictObject({
  email,
  name: nameSchema,
  role: roleSchema,
}) satisfies z.ZodType<report.InvitationRequest>;

export const invitationSchema = z.object({
  link: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodType<report.Invitation>;

export const invitationAcceptSchema = z.strictObject({
  token: oneTimeToken,
  name: nameSchema,
  password,
  language: languageSchema,
}) satisfies z.ZodType<report.InvitationAccept>;

export const auditQuerySchema = z.strictObject({
  user: z.string().max(100).exactOptional(),
  cursor: z.string().max(300).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
}) satisfies z.ZodType<audit.AuditQuery>;

export const auditPageSchema = z.object({
  entries: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      userId: z.string(),
      userName: z.string(),
      action: z.string(),
      subject: z.string(),
      siteId: z.number().nullable(),
      rows: z.number(),
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<audit.AuditPage>;
