// The zod schemas of the dashboard API about leads. Each must satisfy its type in `lead-report.ts`: a drift between the two does
// not compile. Which users, stages and persons there are, the server checks.

import { z } from 'zod';
import { companyStatuses } from './company.ts';
import { pageQuerySchema } from './company-report-schema.ts';
import { personContactSchema } from './contact-report-schema.ts';
import type * as report from './lead-report.ts';
import {
  leadChanceSchema,
  leadFitSchema,
  leadLedgerSchema,
  leadReasonSchema,
} from './score-report-schema.ts';
import { signalKinds } from './signal-rules.ts';
import { countShape, leadEntrySchema, leadPersonName, leadUser } from './task-report-schema.ts';
import { awaySchema } from './team-report-schema.ts';
import { verdicts } from './verdict-rules.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const companyId = z.coerce.number().int().min(1).max(2_147_483_647);
const bodyId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const time = z.iso.datetime({ offset: true });
const points = z.coerce.number().int().min(0).max(100);
const band = z.enum(['verified', 'high']);
const verdict = z.enum(verdicts);
const user = z.string().min(1).max(100);
const stage = z.string().regex(/^[a-z0-9_-]{1,40}$/);
const note = z.string().trim().max(1_000);
const cursor = z.string().max(600);
const limit = z.coerce.number().int().min(1).max(200);

export const leadParams = z.object({ id });
export const leadChangeParams = z.object({ id, changeId: id });
export const leadEntryParams = z.object({ id, entryId: id });
export const leadCompanyParams = z.object({ id: companyId });

const filterShape = {
  search: z.string().max(200).exactOptional(),
  owner: user.exactOptional(),
  team: id.exactOptional(),
  suggested: z.enum(['with', 'only', 'without']).exactOptional(),
  scoreMin: points.exactOptional(),
  scoreMax: points.exactOptional(),
  fitMin: points.exactOptional(),
  fitMax: points.exactOptional(),
  band: band.exactOptional(),
  verdict: verdict.exactOptional(),
  stepDue: z.enum(['overdue', 'today', 'week', 'none']).exactOptional(),
  own: z.string().min(1).max(300).exactOptional(),
};

export const leadQuerySchema = z.strictObject({
  ...filterShape,
  stage: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}(?:,[a-z0-9_-]{1,40}){0,39}$/)
    .exactOptional(),
  state: z.enum(['open', 'closed', 'all']).exactOptional(),
  ids: z
    .string()
    .regex(/^[1-9]\d{0,14}(?:,[1-9]\d{0,14}){0,1999}$/)
    .exactOptional(),
  sort: z.enum(['score', 'newest', 'changed', 'step']).exactOptional(),
  cursor: cursor.exactOptional(),
  limit: limit.exactOptional(),
}) satisfies z.ZodType<report.LeadQuery>;

export const leadBoardQuerySchema = z.strictObject({
  ...filterShape,
  limit: z.coerce.number().int().min(1).max(50).exactOptional(),
}) satisfies z.ZodType<report.LeadFilterQuery & { limit?: number }>;

const signalShape = { id: z.number(), kind: z.enum(signalKinds), at: z.string() };

const rowShape = {
  leadId: z.number().nullable(),
  companyId: z.number(),
  companyName: z.string(),
  domain: z.string(),
  country: z.string(),
  isSuggested: z.boolean(),
  isWhole: z.boolean(),
  stage: z.string().nullable(),
  owner: leadUser,
  away: awaySchema,
  person: leadPersonName,
  source: z.string(),
  score: z.number().nullable(),
  fit: z.number().nullable(),
  verdict: verdict.nullable(),
  band: band.nullable(),
  warmSince: z.string().nullable(),
  lastVisitAt: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  lastContactIn: z.string(),
  nextStep: z.string(),
  nextStepAt: z.string().nullable(),
  reasons: z.array(leadReasonSchema),
  signals: z.array(z.object(signalShape)),
  resultReason: z.string(),
  closedAt: z.string().nullable(),
  createdAt: z.string().nullable(),
  changedAt: z.string().nullable(),
  changeId: z.number().nullable(),
};
const row = z.object(rowShape) satisfies z.ZodType<report.LeadRow>;

export const leadPageSchema = z.object({
  leads: z.array(row),
  total: z.object(countShape),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.LeadPage>;

const stageName = z.object({
  id: z.string(),
  kind: z.enum(['open', 'won', 'lost', 'not_interesting']),
  names: z.object({ en: z.string(), it: z.string() }),
}) satisfies z.ZodType<report.LeadStageName>;

export const leadStageListSchema = z.object({ version: z.number(), stages: z.array(stageName) });

export const leadBoardSchema = z.object({
  columns: z.array(
    z.object({
      ...countShape,
      stage: stageName.nullable(),
      leads: z.array(row),
      nextCursor: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<report.LeadBoard>;

const signal = z.object({
  ...signalShape,
  foundAt: z.string(),
  person: leadPersonName,
  eventId: z.string().nullable(),
  score: z.number(),
  fit: z.number(),
  tellings: z.array(
    z.object({
      to: z.string(),
      how: z.enum(['at_once', 'together', 'not']),
      reason: z.string(),
      dueAt: z.string().nullable(),
      toldAt: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<report.LeadSignal>;

export const leadEntryQuerySchema = pageQuerySchema;
export const leadSignalQuerySchema = pageQuerySchema;
export const leadSignalPageSchema = z.object({ signals: z.array(signal), nextCursor: z.string().nullable() });

const company = z.object({
  id: z.number(),
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  province: z.string(),
  status: z.enum(companyStatuses).nullable(),
  industryCode: z.string(),
  employees: z.number().nullable(),
  turnover: z.number().nullable(),
});

const people = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    contact: personContactSchema,
    jobTitle: z.string(),
    isConfirmed: z.boolean(),
    lastAt: z.string(),
    points: z.number(),
  }) satisfies z.ZodType<report.LeadPerson>,
);

const requests = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    way: z.enum(['site_form', 'own_form', 'provider']),
    provider: z.string(),
    formName: z.string(),
    state: z.enum(['new', 'taken', 'answered', 'none', 'suspected']),
    excerpt: z.string(),
  }) satisfies z.ZodType<report.LeadRequest>,
);

const changes = z.array(
  z.object({
    id: z.number(),
    entryId: z.number().nullable(),
    action: z.string(),
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    undoes: z.number().nullable(),
    isUndone: z.boolean(),
  }) satisfies z.ZodType<report.LeadChange>,
);

export const leadDetailSchema = z.object({
  ...rowShape,
  company,
  ledger: leadLedgerSchema,
  fitLines: leadFitSchema,
  chance: leadChanceSchema.nullable(),
  signalList: z.array(signal),
  entries: z.array(leadEntrySchema),
  olderEntries: z.string().nullable(),
  people,
  requests,
  changes,
  former: z.array(
    z.object({
      leadId: z.number(),
      stage: z.string().nullable(),
      resultReason: z.string(),
      closedAt: z.string(),
    }),
  ),
  mayChange: z.boolean(),
}) satisfies z.ZodType<report.LeadDetail>;

export const leadRequestSchema = z.strictObject({
  companyId: z.number().int().min(1).max(2_147_483_647),
  owner: user.exactOptional(),
  personId: bodyId.exactOptional(),
}) satisfies z.ZodType<report.LeadRequestBody>;

export const leadChangeSchema = z.strictObject({
  seenChangeId: bodyId,
  stage: stage.exactOptional(),
  owner: user.nullable().exactOptional(),
  personId: bodyId.nullable().exactOptional(),
  nextStep: note.exactOptional(),
  nextStepAt: time.nullable().exactOptional(),
  resultReason: note.exactOptional(),
  reason: note.exactOptional(),
}) satisfies z.ZodType<report.LeadChangeBody>;

export const leadUndoSchema = z.strictObject({ reason: note.exactOptional() });

export const leadBulkSchema = z.strictObject({
  leads: z
    .array(z.strictObject({ leadId: bodyId, seenChangeId: bodyId }))
    .min(1)
    .max(500),
  stage: stage.exactOptional(),
  owner: user.nullable().exactOptional(),
  nextStep: note.exactOptional(),
  nextStepAt: time.nullable().exactOptional(),
  resultReason: note.exactOptional(),
  reason: note.exactOptional(),
}) satisfies z.ZodType<report.LeadBulkBody>;

const change = { leadId: bodyId, changeId: bodyId };

export const leadBulkUndoSchema = z.strictObject({
  changes: z.array(z.strictObject(change)).min(1).max(500),
}) satisfies z.ZodType<report.LeadBulkUndoBody>;

export const leadBulkAnswerSchema = z.object({
  changed: z.number(),
  changes: z.array(z.object(change)),
  refused: z.array(z.object({ leadId: z.number(), code: z.string(), message: z.string() })),
}) satisfies z.ZodType<report.LeadBulkAnswer>;
