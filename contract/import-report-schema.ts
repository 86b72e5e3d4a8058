// The zod schemas of the dashboard API about imports of engagement. Each must satisfy its type in
// `import-report.ts`.

import { z } from 'zod';
import type * as report from './import-report.ts';
import {
  dateOrders,
  engagementFields,
  engagementFileKinds,
  type ImportReading,
  importBases,
  listActions,
  rowKinds,
  rowOutcomes,
  unsaidFacts,
} from './import-report.ts';

const count = z.number().int().min(0);
const cursor = z.string().max(600).exactOptional();
const limit = z.coerce.number().int().min(1).max(200).exactOptional();
const time = z.string().nullable();

export const engagementImportParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

export const engagementUploadSchema = z.strictObject({
  site: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(300),
  origin: z.string().trim().min(3).max(500),
  basis: z.enum(importBases),
  reading: z.string().max(40_000).exactOptional(),
}) satisfies z.ZodType<report.EngagementUploadQuery>;

export const importReadingSchema = z.strictObject({
  kind: z.enum(engagementFileKinds).exactOptional(),
  mapping: z.record(z.string().max(300), z.enum([...engagementFields, 'ignore'])).exactOptional(),
  zone: z.string().max(60).exactOptional(),
  dates: z.enum(dateOrders).exactOptional(),
  dayMs: z.number().int().min(0).exactOptional(),
  own: z.array(z.string().max(300)).max(50).exactOptional(),
  action: z.enum(listActions).exactOptional(),
  eventName: z.string().trim().min(1).max(300).exactOptional(),
  eventAt: z.string().trim().min(1).max(60).exactOptional(),
}) satisfies z.ZodType<ImportReading>;

export const engagementImportSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  fileName: z.string(),
  state: z.enum(['reading', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed']),
  kind: z.enum(engagementFileKinds),
  provider: z.string(),
  encoding: z.string(),
  separator: z.string(),
  columns: z.array(z.object({ header: z.string(), field: z.string() })),
  zone: z.string(),
  dates: z.enum(dateOrders),
  action: z.enum([...listActions, '']),
  day: z.string(),
  eventName: z.string(),
  eventAt: z.string(),
  unsaid: z.array(z.enum(unsaidFacts)),
  speakers: z.array(z.string()),
  own: z.array(z.string()),
  origin: z.string(),
  basis: z.enum(importBases),
  counts: z.object({
    ...{ rows: count, new: count, repeated: count, known: count, refused: count, noted: count },
    erased: count,
  }),
  progress: count,
  failure: z.string(),
  by: z.string(),
  createdAt: z.string(),
  appliedAt: time,
  undoneBy: z.string(),
  undoneAt: time,
  undone: z.object({ events: count, people: count, requests: count, kept: count }).nullable(),
}) satisfies z.ZodType<report.EngagementImport>;

export const engagementImportPageSchema = z.object({
  imports: z.array(engagementImportSchema),
  nextCursor: z.string().nullable(),
});

export const engagementRowQuerySchema = z.strictObject({
  outcome: z.enum(rowKinds).exactOptional(),
  cursor,
  limit,
});

export const engagementRowPageSchema = z.object({
  rows: z.array(
    z.object({
      line: z.number(),
      outcome: z.enum(rowOutcomes),
      at: time,
      kind: z.string(),
      who: z.string(),
      key: z.string(),
      company: z.string(),
      text: z.string(),
      message: z.string(),
    }) satisfies z.ZodType<report.EngagementImportRow>,
  ),
  nextCursor: z.string().nullable(),
});

export const importOriginSchema = z.object({
  id: z.number(),
  fileName: z.string(),
  origin: z.string(),
  basis: z.enum(importBases),
}) satisfies z.ZodType<report.ImportOrigin>;
