// The zod schemas of the API about exports. Each must satisfy its type in `export-report.ts`.

import { z } from 'zod';
import type * as report from './export-report.ts';
import { exportFormats, exportKinds, exportStates } from './export-report.ts';

export const exportParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** Long enough for the ids of 2,000 chosen leads. */
const filter = z.record(z.string().max(40), z.string().max(32_000));

export const exportRequestSchema = z.strictObject({
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  filter,
}) satisfies z.ZodType<report.ExportRequest>;

export const exportRowSchema = z.object({
  id: z.number(),
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  filter,
  state: z.enum(exportStates),
  rows: z.number(),
  bytes: z.number(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  keptUntil: z.string(),
}) satisfies z.ZodType<report.ExportRow>;
