// The zod schemas of the quality of the data. Each must satisfy its type in `quality-report.ts`.

import { z } from 'zod';
import * as report from './quality-report.ts';

const rule = z.enum(report.qualityRuleIds);
const days = z.coerce.number().int().min(7).max(365).exactOptional();
const named = z.object({ id: z.number(), name: z.string() });

export const qualityParams = z.object({ rule });

export const qualityQuerySchema = z.strictObject({ days }) satisfies z.ZodType<report.QualityQuery>;

export const qualityListQuerySchema = z.strictObject({
  days,
  team: z
    .string()
    .regex(/^(none|[1-9]\d{0,8})$/)
    .exactOptional(),
  cursor: z.string().max(300).exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).exactOptional(),
}) satisfies z.ZodType<report.QualityListQuery>;

export const qualityReportSchema = z.object({
  rules: z.array(
    z.object({ id: rule, group: z.enum(report.qualityGroups), name: z.string(), reason: z.string() }),
  ),
  teams: z.array(
    z.object({
      ...{ id: z.number().nullable(), name: z.string() },
      counts: z.array(z.object({ rule, count: z.number() })),
    }),
  ),
  cut: z.array(rule),
  ...{ countedAt: z.string(), isRecounting: z.boolean() },
}) satisfies z.ZodType<report.QualityReport>;

export const qualityPageSchema = z.object({
  rows: z.array(
    z.object({
      ...{
        key: z.string(),
        leadId: z.number().nullable(),
        company: named.nullable(),
        person: named.nullable(),
      },
      owner: z.object({ id: z.string(), name: z.string() }).nullable(),
      ...{ at: z.string(), detail: z.string() },
    }),
  ),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.QualityPage>;
