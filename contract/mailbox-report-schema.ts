// The zod schemas of the dashboard API about shared mailboxes. Each must satisfy its type in `mailbox-report.ts`.

import { z } from 'zod';
import * as report from './mailbox-report.ts';

export const mailboxParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

/** No line break or other sign that a protocol of lines would misread. */
const line = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^[^\p{Cc}]*$/u);

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$|^[0-9a-f:.]+$/);
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);

const account = {
  host,
  port: z.number().int().min(1).max(65_535),
  security: z.enum(report.mailboxSecurities),
  user: line(320).trim(),
  folder: line(300).trim(),
};
const password = line(1_000);
const name = line(100).trim();
const ownDomains = z.array(domain).max(50);

export const mailboxRequestSchema = z.strictObject({
  ...account,
  ...{ siteId: z.number().int().min(1), name, password, ownDomains },
  daysBack: z.number().int().min(0).max(365),
  marksRead: z.boolean(),
  statement: z.literal(true),
}) satisfies z.ZodType<report.MailboxRequest>;

export const mailboxChangeSchema = z.strictObject({
  host: account.host.exactOptional(),
  port: account.port.exactOptional(),
  security: account.security.exactOptional(),
  user: account.user.exactOptional(),
  folder: account.folder.exactOptional(),
  name: name.exactOptional(),
  password: password.exactOptional(),
  ownDomains: ownDomains.exactOptional(),
  marksRead: z.boolean().exactOptional(),
  enabled: z.boolean().exactOptional(),
  statement: z.literal(true).exactOptional(),
}) satisfies z.ZodType<report.MailboxChange>;

export const mailboxTestSchema = z.strictObject({
  ...account,
  id: z.number().int().min(1).exactOptional(),
  password: password.exactOptional(),
}) satisfies z.ZodType<report.MailboxTest>;

const count = z.number().int();

export const mailboxRowSchema = z.object({
  ...{ id: z.number(), siteId: z.number(), name: z.string(), host: z.string(), port: z.number() },
  ...{ security: z.enum(report.mailboxSecurities), user: z.string(), folder: z.string() },
  ...{
    ownDomains: z.array(z.string()),
    readsSince: z.string(),
    marksRead: z.boolean(),
    enabled: z.boolean(),
  },
  statement: z.object({ byName: z.string(), at: z.string() }),
  lastReadAt: z.string().nullable(),
  fault: z.object({ code: z.enum(report.mailboxFaults), at: z.string() }).nullable(),
  counts: z.object({
    ...{ request: count, contact: count, repeated: count, ignored: count, unreadable: count },
  }),
}) satisfies z.ZodType<report.MailboxRow>;

export const mailboxTrialSchema = z.object({
  fault: z.enum(report.mailboxFaults).nullable(),
  found: z.object({ messages: count, isTold: z.boolean(), folders: z.array(z.string()) }).nullable(),
}) satisfies z.ZodType<report.MailboxTrial>;

export const mailboxMessageSchema = z.object({
  id: z.number(),
  at: z.string(),
  outcome: z.enum(report.mailOutcomes),
  reason: z.string(),
}) satisfies z.ZodType<report.MailboxMessage>;
