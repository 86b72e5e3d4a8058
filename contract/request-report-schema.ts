// The zod schemas of the requests that the dashboard API answers and takes. Each must satisfy its type in
// `request-report.ts`.

import { z } from 'zod';
import { visitCompanySchema, windowIsSane } from './report-schema.ts';
import type * as report from './request-report.ts';
import { enclosures, requestConfirmations } from './request-report.ts';

const time = z.iso.datetime({ offset: true });
const states = z.enum(['new', 'taken', 'answered', 'none', 'suspected']);
const ways = z.enum(['site_form', 'own_form', 'provider']);

/** `site-number`. */
export const requestParams = z.object({ id: z.string().regex(/^[1-9]\d{0,9}-[1-9]\d{0,14}$/) });

export const requestQuerySchema = z
  .strictObject({
    from: time,
    to: time,
    site: z.coerce.number().int().min(1).max(2_147_483_647).exactOptional(),
    state: states.exactOptional(),
    way: ways.exactOptional(),
    text: z.string().trim().min(1).max(200).exactOptional(),
    cursor: z.string().max(300).exactOptional(),
    limit: z.coerce.number().int().min(1).max(100).exactOptional(),
  })
  .refine(windowIsSane, { error: 'window' }) satisfies z.ZodType<report.RequestQuery>;

export const requestChangeSchema = z.strictObject({
  state: states,
}) satisfies z.ZodType<report.RequestChange>;

const requestRow = z.object({
  id: z.string(),
  siteId: z.number(),
  at: time,
  way: ways,
  provider: z.string(),
  kind: z.string(),
  formKey: z.string(),
  formName: z.string(),
  state: states,
  confirmation: z.enum(requestConfirmations),
  company: visitCompanySchema.nullable(),
  isColleagues: z.boolean(),
  excerpt: z.string(),
  enclosed: z.array(z.enum(enclosures)),
  claims: z.object({
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    company: z.string(),
    jobTitle: z.string(),
  }),
}) satisfies z.ZodType<report.RequestRow>;

export const requestPageSchema = z.object({
  requests: z.array(requestRow),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.RequestPage>;

export const requestDetailSchema = requestRow.extend({
  receivedAt: time,
  text: z.string(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  language: z.string(),
  page: z.string(),
  campaign: z.object({ source: z.string(), medium: z.string(), name: z.string() }),
  visitor: z.string(),
  visitId: z.string().nullable(),
  consent: z.object({ text: z.string(), version: z.number() }),
  history: z.array(z.object({ state: states, byName: z.string(), at: time })),
}) satisfies z.ZodType<report.RequestDetail>;
