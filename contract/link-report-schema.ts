// The zod schemas of the API about links and mailings. Each must satisfy its type in `link-report.ts`.

import { z } from 'zod';
import type * as report from './link-report.ts';
import { linkChannels, refusalWays } from './link-report.ts';

const numberMax = 2_147_483_647;
const queryId = z.coerce.number().int().min(1).max(numberMax);
const bodyId = z.number().int().min(1).max(numberMax);
const cursor = z.string().max(600).exactOptional();
const limit = z.coerce.number().int().min(1).max(200).exactOptional();
const tag = z.string().trim().max(150).exactOptional();
const count = z.number();
const nextCursor = z.string().nullable();

export const linkParams = z.object({ id: queryId });

const clickShape = { human: count, machine: count, unsure: count, pages: count };
const clickCounts = z.object(clickShape) satisfies z.ZodType<report.ClickCounts>;

export const linkReportSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  title: z.string(),
  channel: z.enum(linkChannels),
  target: z.string(),
  shortUrl: z.string(),
  taggedUrl: z.string(),
  source: z.string(),
  medium: z.string(),
  name: z.string(),
  term: z.string(),
  content: z.string(),
  mailing: z.object({ id: z.number(), name: z.string() }).nullable(),
  by: z.string(),
  createdAt: z.string(),
  archivedAt: z.string().nullable(),
  clicks: clickCounts,
}) satisfies z.ZodType<report.LinkReport>;

export const linkPageSchema = z.object({
  links: z.array(linkReportSchema),
  nextCursor,
}) satisfies z.ZodType<report.LinkPage>;

export const linkQuerySchema = z.strictObject({
  site: queryId.exactOptional(),
  archived: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .exactOptional(),
  cursor,
  limit,
}) satisfies z.ZodType<report.LinkQuery>;

export const linkRequestSchema = z.strictObject({
  siteId: bodyId,
  title: z.string().trim().min(1).max(200),
  target: z.string().trim().min(1).max(2_000),
  channel: z.enum(linkChannels),
  mailingId: bodyId.exactOptional(),
  source: tag,
  medium: tag,
  name: tag,
  term: tag,
  content: tag,
}) satisfies z.ZodType<report.LinkRequest>;

export const archiveSchema = z.strictObject({ archived: z.boolean() });

export const clickDaysSchema = z.object({
  days: z.array(z.object({ day: z.string(), ...clickShape }) satisfies z.ZodType<report.ClickDay>),
});

export const mailingReportSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  name: z.string(),
  countsOpens: z.boolean(),
  statement: z.string(),
  statedBy: z.string(),
  statedAt: z.string().nullable(),
  tokenDays: z.number(),
  by: z.string(),
  createdAt: z.string(),
  recipients: count,
  tracked: count,
  addedSince: count,
  unsubscribed: count,
  withdrawn: count,
}) satisfies z.ZodType<report.MailingReport>;

export const mailingPageSchema = z.object({
  mailings: z.array(mailingReportSchema),
  nextCursor,
}) satisfies z.ZodType<report.MailingPage>;

export const mailingQuerySchema = z.strictObject({
  site: queryId.exactOptional(),
  cursor,
  limit,
}) satisfies z.ZodType<report.MailingQuery>;

export const mailingRequestSchema = z.strictObject({
  siteId: bodyId,
  name: z.string().trim().min(1).max(200),
});
export const mailingChangeSchema = z.strictObject({ countsOpens: z.boolean() });
/** Long enough to say something. */
export const consentStatementSchema = z.strictObject({
  statement: z.string().trim().min(20).max(2_000).nullable(),
});

export const recipientPageSchema = z.object({
  recipients: z.array(
    z.object({
      id: z.number(),
      email: z.string(),
      name: z.string(),
      allowsTracking: z.boolean().nullable(),
      unsubscribedAt: z.string().nullable(),
      unsubscribedBy: z.enum(refusalWays).nullable(),
      withdrawnAt: z.string().nullable(),
      human: count,
      machine: count,
      unsure: count,
      opens: count,
    }),
  ),
  nextCursor,
}) satisfies z.ZodType<report.RecipientPage>;

export const recipientQuerySchema = z.strictObject({ cursor, limit });

export const recipientsTakenSchema = z.object({
  taken: count,
  repeated: count,
  hasConsent: z.boolean(),
  erased: count,
}) satisfies z.ZodType<report.RecipientsTaken>;

export const tokensRequestSchema = z.strictObject({ linkId: bodyId });
export const refusalsRequestSchema = z.strictObject({ siteId: bodyId });
