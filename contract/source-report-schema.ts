// The zod schemas of the dashboard API about imports of companies, data sets and rules. Each must satisfy its type in
// `company-report.ts`.

import { z } from 'zod';
import { datasetHealths, datasetKinds, ruleSets } from './company.ts';
import { listKinds } from './company-import.ts';
import type * as report from './company-report.ts';
import { byNameChoices, type ImportApplyQuery } from './lists-report.ts';

const cursor = z.string().max(600).exactOptional();
const limit = z.coerce.number().int().min(1).max(200).exactOptional();
const reason = z.string().trim().min(1).max(1_000);

export const datasetParams = z.object({ id: z.string().min(1).max(300) });

export const datasetSchema = z.object({
  id: z.string(),
  kind: z.enum(datasetKinds),
  source: z.string(),
  licence: z.string(),
  terms: z.string(),
  termsAcceptedBy: z.string(),
  termsAcceptedAt: z.string().nullable(),
  builtAt: z.string().nullable(),
  rows: z.number(),
  enabled: z.boolean(),
  health: z.enum(datasetHealths),
  healthMessage: z.string(),
  changedAt: z.string(),
  contribution: z.number(),
  purgedAt: z.string().nullable(),
}) satisfies z.ZodType<report.Dataset>;

export const termsAcceptedSchema = z.strictObject({ terms: z.string().max(50_000) });
export const datasetChangeSchema = z.strictObject({ enabled: z.boolean() });

export const ruleParams = z.object({ ruleSet: z.enum(ruleSets) });

export const ruleVersionPageSchema = z.object({
  versions: z.array(
    z.object({
      version: z.number(),
      value: z.unknown(),
      reason: z.string(),
      copiedFrom: z.number().nullable(),
      by: z.string(),
      at: z.string(),
    }) satisfies z.ZodType<report.RuleVersion>,
  ),
  nextCursor: z.string().nullable(),
  builtIn: z.unknown(),
});

export const ruleRequestSchema = z.strictObject({ value: z.unknown(), reason });
export const ruleReturnSchema = z.strictObject({ version: z.number().int().min(1), reason });
export const ruleKeptSchema = z.object({ version: z.number() });

export const importParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

export const importUploadSchema = z.strictObject({
  name: z.string().trim().min(1).max(300),
  /** JSON of header to field. */
  mapping: z.string().max(20_000).exactOptional(),
  /** `companies` when absent. */
  kind: z.enum(listKinds).exactOptional(),
});

export const importApplySchema = z.strictObject({
  byName: z.enum(byNameChoices).exactOptional(),
}) satisfies z.ZodType<ImportApplyQuery>;

const outcomes = ['waiting', 'new', 'changed', 'unchanged', 'faulty'] as const;

export const companyImportSchema = z.object({
  id: z.number(),
  kind: z.enum(listKinds),
  fileName: z.string(),
  state: z.enum(['reading', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed']),
  encoding: z.string(),
  separator: z.string(),
  columns: z.array(z.object({ header: z.string(), field: z.string() })),
  counts: z.object({
    lines: z.number(),
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    faulty: z.number(),
    withFaultyCells: z.number(),
    byName: z.number(),
  }),
  progress: z.number(),
  written: z.number(),
  failure: z.string(),
  by: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneBy: z.string(),
  undoneAt: z.string().nullable(),
  undone: z
    .object({
      restored: z.number(),
      removed: z.number(),
      keptCount: z.number(),
      kept: z.array(z.object({ companyId: z.number(), name: z.string(), fields: z.array(z.string()) })),
    })
    .nullable(),
}) satisfies z.ZodType<report.CompanyImport>;

export const companyImportPageSchema = z.object({
  imports: z.array(companyImportSchema),
  nextCursor: z.string().nullable(),
});

export const importLineQuerySchema = z.strictObject({
  outcome: z.enum(outcomes).exactOptional(),
  withFaults: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .exactOptional(),
  cursor,
  limit,
});

export const importLinePageSchema = z.object({
  lines: z.array(
    z.object({
      line: z.number(),
      outcome: z.enum(outcomes),
      name: z.string(),
      companyId: z.number().nullable(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      faults: z.array(
        z.object({ code: z.string(), field: z.string(), value: z.string(), message: z.string() }),
      ),
    }) satisfies z.ZodType<report.CompanyImportLine>,
  ),
  nextCursor: z.string().nullable(),
});
