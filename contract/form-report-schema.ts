// The zod schemas of the forms of our own that the dashboard API answers and takes. Each must satisfy its type in
// `form-report.ts`.

import { z } from 'zod';
import type * as report from './form-report.ts';

const fieldsMax = 20;
const optionsMax = 50;
const texts = (max: number) =>
  z.strictObject({ en: z.string().trim().max(max), it: z.string().trim().max(max) });
/** In at least one language. */
const someText = (max: number) => texts(max).refine(({ en, it }) => en !== '' || it !== '');

const field = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    kind: z.enum(['name', 'email', 'phone', 'company', 'message', 'text', 'choice']),
    label: someText(200),
    required: z.boolean(),
    options: z.array(someText(200)).min(2).max(optionsMax).exactOptional(),
  })
  // A choice among nothing cannot be made.
  .refine(({ kind, options }) => (kind === 'choice') === (options !== undefined), { path: ['options'] });

const values = {
  name: z.string().trim().min(1).max(100),
  fields: z
    .array(field)
    .min(1)
    .max(fieldsMax)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length)
    // The box is a field of its own.
    .refine((all) => all.every(({ name }) => name !== 'consent' && name !== 'website')),
  consentText: texts(2_000),
  thanks: texts(1_000),
  confirms: z.boolean(),
  enabled: z.boolean(),
};

export const ownFormValuesSchema = z.strictObject(values) satisfies z.ZodType<report.OwnFormValues>;

export const ownFormReportSchema = z.object({
  ...values,
  key: z.string(),
  siteId: z.number(),
  consentVersion: z.number(),
  trapped: z.number(),
  answers: z.number(),
  unmailed: z.number(),
  createdAt: z.string(),
  changedAt: z.string(),
}) satisfies z.ZodType<report.OwnFormReport>;

export const ownFormListSchema = z.object({
  forms: z.array(ownFormReportSchema),
  sendsMail: z.boolean(),
  scriptUrl: z.string(),
}) satisfies z.ZodType<report.OwnFormList>;
