// The zod schemas of the administrator's own fields in the dashboard API. Each must satisfy its type in `field-report.ts`.

import { z } from 'zod';
import type * as report from './field-report.ts';
import { fieldSubjects, fieldTypes } from './field-report.ts';

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const pathId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const text = z.string().trim().min(1).max(100);
const label = z.object({ en: text, it: text });
const choice = z.object({ id: z.string().regex(/^[a-z0-9_]{1,40}$/), en: text, it: text });
const choices = z
  .array(choice)
  .min(1)
  .max(100)
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length);
const value = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);

export const fieldParams = z.object({ id: pathId });
export const fieldHolderParams = z.object({ id: pathId });
export const fieldUndoParams = z.object({ id: pathId, changeId: pathId });

const customField = z.object({
  ...{ id: z.number(), subject: z.enum(fieldSubjects), type: z.enum(fieldTypes), label },
  ...{ choices: z.array(choice), place: z.number(), isArchived: z.boolean() },
}) satisfies z.ZodType<report.CustomField>;

export const customFieldsSchema = z.array(customField);

export const fieldBodySchema = z
  .strictObject({
    ...{ subject: z.enum(fieldSubjects), type: z.enum(fieldTypes), label },
    choices: choices.exactOptional(),
  })
  .refine((body) => (body.type === 'choice') === (body.choices !== undefined), {
    path: ['choices'],
  }) satisfies z.ZodType<report.FieldBody>;

export const fieldChangeBodySchema = z.strictObject({
  label: label.exactOptional(),
  choices: choices.exactOptional(),
  place: z.number().int().min(0).max(10_000).exactOptional(),
  isArchived: z.boolean().exactOptional(),
}) satisfies z.ZodType<report.FieldChangeBody>;

export const fieldSheetSchema = z.object({
  fields: z.array(z.object({ field: customField, value, changeId: z.number() })),
  changes: z.array(
    z.object({
      ...{ id: z.number(), fieldId: z.number(), before: value, after: value, by: z.string(), at: z.string() },
      ...{ undoes: z.number().nullable(), isUndone: z.boolean(), isLast: z.boolean() },
    }),
  ),
  archived: z.array(customField),
}) satisfies z.ZodType<report.FieldSheet>;

export const fieldValueBodySchema = z.strictObject({
  fieldId: id,
  value,
  seenChangeId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
}) satisfies z.ZodType<report.FieldValueBody>;
