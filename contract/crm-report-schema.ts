// The zod schemas of the dashboard API about CRMs. Each must satisfy its type in `crm-report.ts`.

import { z } from 'zod';
import {
  crmCredentialsSchema,
  crmModes,
  crmProviders,
  crmSettingsSchema,
  crmWriteStates,
  fieldModes,
  filesSettingsSchema,
} from './crm.ts';
import type * as report from './crm-report.ts';
import { restMappingSchema } from './rest-mapping.ts';
import { restKinds } from './rest-report.ts';

const id = z.coerce.number().int().min(1).max(2_147_483_647);
export const crmParams = z.object({ id });
export const crmRunParams = z.object({ id, runId: z.coerce.number().int().min(1) });
export const crmQuestionParams = z.object({ id, questionId: z.coerce.number().int().min(1) });
export const crmFieldsQuery = z.object({ kind: z.enum(['company', 'person']) });
export const crmWriteQuery = z.object({
  cursor: z.string().max(200).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
  run: z.coerce.number().int().min(1).exactOptional(),
  company: z.string().trim().min(1).max(100).exactOptional(),
  state: z.enum(crmWriteStates).exactOptional(),
  reason: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .exactOptional(),
}) satisfies z.ZodType<report.CrmWriteQuery>;

const name = z.string().trim().min(1).max(100);
/** Of the kind's own form; `folder:` is a folder inside the data directory, or one that is allowed. */
const baseUrl = z
  .union([
    z.url({ protocol: /^https?$/ }).max(300),
    z
      .url({ protocol: /^sftp$/ })
      .max(300)
      .refine((url) => !url.includes('@'), { error: 'The user is typed in beside the address.' }),
    z.string().regex(/^folder:(?:[\w-]{1,60}|\/[^\p{Cc}]{1,250})$/u, 'A folder is such as folder:crm.'),
  ])
  .transform((url) => url.replace(/\/+$/, ''));

export const crmRequestSchema = z.strictObject({
  ...{ name, baseUrl, provider: z.enum(crmProviders), credentials: crmCredentialsSchema },
  settings: crmSettingsSchema.exactOptional(),
});
export const crmChangeSchema = z.strictObject({
  name: name.exactOptional(),
  baseUrl: baseUrl.exactOptional(),
  credentials: crmCredentialsSchema.exactOptional(),
  settings: crmSettingsSchema.exactOptional(),
});
export const crmModeSchema = z.strictObject({ mode: z.enum(crmModes) });
export const crmAnswerSchema = z.strictObject({
  answer: z.union([
    z.enum(['new', 'left', 'merge']),
    z.strictObject({ theirId: z.string().min(1).max(200) }),
  ]),
});

const rule = z.object({ ours: z.string(), theirs: z.string(), mode: z.enum(fieldModes) });
const settings = z.object({
  filter: z.object({ scoreMin: z.number(), verdicts: z.array(z.string()), stages: z.array(z.string()) }),
  create: z.enum(['accepted_leads', 'never', 'all']),
  writesPerDay: z.number(),
  language: z.enum(['en', 'it']),
  ...{ companyRules: z.array(rule), personRules: z.array(rule) },
  ...{ sendsPersons: z.boolean(), writesNotes: z.boolean(), writesTasks: z.boolean() },
  ...{ takesCompanies: z.boolean(), closesLeads: z.boolean() },
  ...{ takesOrders: z.boolean(), currency: z.string() },
  ...{ timeZone: z.string(), apiVersion: z.string() },
  rest: restMappingSchema.exactOptional(),
  files: filesSettingsSchema.exactOptional(),
}) satisfies z.ZodType<report.CrmSettingsReport>;

export const crmRowSchema = z.object({
  ...{ id: z.number(), provider: z.enum(crmProviders), name: z.string(), baseUrl: z.string() },
  ...{ mode: z.enum(crmModes), settings, pulledAt: z.string().nullable() },
  ...{ pullReason: z.string(), pullDetail: z.string(), waiting: z.number(), aside: z.number() },
  paused: z.object({ reason: z.string(), detail: z.string(), until: z.string().nullable() }).nullable(),
  ...{ writesToday: z.number(), lastWriteAt: z.string().nullable(), questions: z.number() },
  lastFault: z.object({ at: z.string(), reason: z.string(), detail: z.string() }).nullable(),
  orders: z
    .object({
      documents: z.array(z.object({ name: z.string(), problem: z.string() })),
      ...{ taken: z.number(), waiting: z.number() },
    })
    .nullable(),
  run: z
    .object({
      ...{ id: z.number(), mode: z.enum(['dry', 'live']), lookedAt: z.string().nullable() },
      ...{ lookedByName: z.string(), planned: z.number(), skipped: z.number() },
    })
    .nullable(),
}) satisfies z.ZodType<report.CrmRow>;

export const crmKindSchema = z.object({
  ...{ provider: z.enum(crmProviders), title: z.string(), address: z.string(), isAddressFixed: z.boolean() },
  addressStarts: z.array(z.string()),
  credentials: z.array(
    z.object({
      ...{ name: z.enum(['secret', 'user', 'database', 'refreshToken']), label: z.string() },
      ...{ isSecret: z.boolean(), isOptional: z.boolean() },
    }),
  ),
  ...{ companyRules: z.array(rule), personRules: z.array(rule) },
}) satisfies z.ZodType<report.CrmKindRow>;

export const crmTrialSchema = z.object({
  ...{ works: z.boolean(), account: z.string(), missing: z.array(z.string()) },
  found: z.array(
    z.object({
      ...{ kind: z.enum(restKinds), count: z.number(), example: z.string(), problem: z.string() },
      unknownWords: z.array(z.string()),
    }),
  ),
  ...{ reason: z.string(), detail: z.string() },
}) satisfies z.ZodType<report.CrmTrial>;

export const crmFieldSchema = z.object({
  ...{ name: z.string(), label: z.string(), type: z.string(), isWritable: z.boolean() },
}) satisfies z.ZodType<report.CrmFieldRow>;

const kind = z.enum(['company', 'person', 'note', 'task']);
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const crmWritePageSchema = z.object({
  writes: z.array(
    z.object({
      ...{ id: z.number(), runId: z.number(), at: z.string(), settledAt: z.string().nullable(), kind },
      ...{ action: z.string(), ourId: z.string(), theirId: z.string(), companyId: z.number().nullable() },
      companyName: z.string(),
      ...{ state: z.string(), reason: z.string(), detail: z.string(), before: values, after: values },
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.CrmWritePage>;

export const crmRunSchema = z.object({
  ...{ id: z.number(), mode: z.enum(['dry', 'live']), startedAt: z.string(), endedAt: z.string().nullable() },
  ...{ byName: z.string(), undoneAt: z.string().nullable(), undoneByName: z.string() },
}) satisfies z.ZodType<report.CrmRunRow>;

export const crmQuestionSchema = z.object({
  ...{ id: z.number(), kind, question: z.enum(['which', 'same']), companyId: z.number().nullable() },
  companyName: z.string(),
  ours: z.array(
    z.object({
      ...{ companyId: z.number(), name: z.string(), vatNumber: z.string(), domains: z.array(z.string()) },
      ...{ ownerName: z.string(), isLead: z.boolean() },
    }),
  ),
  ...{ foundBy: z.string(), theirIds: z.array(z.string()), askedAt: z.string() },
}) satisfies z.ZodType<report.CrmQuestionRow>;

/** One, or all of the connection. */
export const crmRetrySchema = z.strictObject({ item: z.number().int().min(1).exactOptional() });
export const crmCountSchema = z.object({ count: z.number() });
export const crmErasedSchema = z.object({
  ...{ id: z.string(), erasedAt: z.string(), isQueued: z.boolean(), isForgotten: z.boolean() },
  reason: z.string(),
}) satisfies z.ZodType<report.CrmErasedRecord>;

export const crmCandidateSchema = z.object({
  ...{ id: z.string(), isThere: z.boolean(), name: z.string(), domains: z.array(z.string()) },
  ...{ vatNumber: z.string(), emails: z.array(z.string()), url: z.string() },
}) satisfies z.ZodType<report.CrmCandidate>;

export const crmAsideSchema = z.object({
  ...{ id: z.number(), kind: z.string(), companyId: z.number().nullable(), companyName: z.string() },
  ...{ attempts: z.number(), reason: z.string(), detail: z.string(), at: z.string() },
}) satisfies z.ZodType<report.CrmAsideRow>;

export const companyCrmSchema = z.object({
  ...{ crmId: z.number(), name: z.string(), title: z.string(), mode: z.enum(crmModes) },
  record: z.object({ id: z.string(), url: z.string(), linkedAt: z.string() }).nullable(),
  isGone: z.boolean(),
  lastNote: z.object({ at: z.string(), text: z.string() }).nullable(),
  lastFault: z.object({ at: z.string(), reason: z.string(), detail: z.string() }).nullable(),
  ...{ nextAt: z.string().nullable(), waiting: z.number(), paused: z.string(), isAsked: z.boolean() },
}) satisfies z.ZodType<report.CompanyCrmRow>;
