// The zod schemas of `visiting-report.ts`: each must satisfy its type there.

import { z } from 'zod';
import { windowIsSane } from './report-schema.ts';
import { traceReportSchema } from './trace-report-schema.ts';
import { verdictRulesSchema, verdicts } from './verdict-rules.ts';
import type * as report from './visiting-report.ts';

const time = z.iso.datetime({ offset: true });
const siteId = z.coerce.number().int().min(1).max(4_294_967_295);
const band = z.enum(['verified', 'high', 'medium', 'low', 'none']);
const verdict = z.enum(verdicts);
const cursor = z.string().max(300);
const limit = z.coerce.number().int().min(1).max(200);
/** A key of the faults that `report-schema.ts` lists. */
const window = { error: 'window' };

export const visitingQuerySchema = z
  .strictObject({
    site: siteId.exactOptional(),
    from: time,
    to: time,
    verdict: verdict.exactOptional(),
    search: z.string().trim().max(200).exactOptional(),
    sort: z.enum(['last', 'visits', 'name']).exactOptional(),
    cursor: cursor.exactOptional(),
    limit: limit.exactOptional(),
  })
  .refine(windowIsSane, window) satisfies z.ZodType<report.VisitingQuery>;

const visits = z.number();
const reasons = z.array(z.object({ reason: z.string(), visits }));

export const visitingPageSchema = z.object({
  companies: z.array(
    z.object({
      companyId: z.number().nullable(),
      name: z.string(),
      owner: z.object({ id: z.string().nullable(), name: z.string() }),
      isWhole: z.boolean(),
      domain: z.string(),
      country: z.string(),
      band: band.nullable(),
      verdict,
      visits: visits.nullable(),
      pages: z.number().nullable(),
      engagedMs: z.number().nullable(),
      lastAt: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  isCut: z.boolean(),
  count: z.number(),
  visits,
  verdicts: z.array(z.object({ verdict, visits })),
  reasons,
}) satisfies z.ZodType<report.VisitingPage>;

export const activityQuerySchema = z
  .strictObject({
    from: time,
    to: time,
    site: siteId.exactOptional(),
    domain: z.string().trim().toLowerCase().max(253).exactOptional(),
    name: z.string().trim().max(300).exactOptional(),
  })
  .refine(windowIsSane, window) satisfies z.ZodType<report.ActivityQuery>;

/** Typed by the report, whose traces are read-only. */
export const companyActivitySchema: z.ZodType<report.CompanyActivity> = z.object({
  isCut: z.boolean(),
  name: z.string(),
  domain: z.string(),
  companyId: z.number().nullable(),
  visits,
  pages: z.number(),
  engagedMs: z.number(),
  lastAt: z.string().nullable(),
  topPages: z.array(
    z.object({
      siteId: z.number(),
      host: z.string(),
      path: z.string(),
      title: z.string(),
      kind: z.string(),
      views: z.number(),
    }),
  ),
  evidence: z.array(
    z.object({
      decision: z.string(),
      band,
      network: z.string(),
      visits,
      lastAt: z.string(),
      trace: traceReportSchema,
    }),
  ),
});

const blind = { visits, right: z.number(), wrong: z.number(), silent: z.number() };

export const accuracyQuerySchema = z
  .strictObject({ from: time, to: time, site: siteId.exactOptional() })
  .refine(windowIsSane, window);

export const accuracySchema = z.object({
  isCut: z.boolean(),
  visits,
  named: z.number(),
  contested: z.number(),
  reasons,
  bands: z.array(z.object({ band, visits })),
  blind: z.object(blind),
  blindByKind: z.array(z.object({ ...blind, kind: z.string() })),
  blindByBand: z.array(z.object({ ...blind, band })),
  corrections: z.array(z.object({ kind: z.string(), count: z.number() })),
  days: z.array(z.object({ day: z.string(), visits, named: z.number(), contested: z.number() })),
}) satisfies z.ZodType<report.Accuracy>;

export const runQuerySchema = z.strictObject({
  cursor: cursor.exactOptional(),
  limit: limit.exactOptional(),
});

const shown = z.object({
  name: z.string(),
  companyId: z.number().nullable(),
  band: z.string(),
  reason: z.string(),
});

export const runPageSchema = z.object({
  runs: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      cause: z.enum(['sources', 'weights', 'records']),
      decisions: z.number(),
      left: z.number(),
      changed: z.number(),
      moved: z.number(),
      isAlarm: z.boolean(),
      samples: z.array(z.object({ decision: z.string(), network: z.string(), before: shown, after: shown })),
    }) satisfies z.ZodType<report.ResolutionRunReport>,
  ),
  nextCursor: z.string().nullable(),
});

export const verdictPreviewRequestSchema = z.strictObject({ value: verdictRulesSchema });

export const verdictPreviewSchema = z.object({
  isCut: z.boolean(),
  sessions: z.number(),
  changed: z.number(),
  byVerdict: z.array(z.object({ verdict, before: z.number(), after: z.number() })),
  samples: z.array(z.object({ company: z.string(), visits, before: verdict, after: verdict })),
}) satisfies z.ZodType<report.VerdictPreview>;

export const signatureRequestSchema = z.strictObject({
  version: z.number().int().min(1),
  text: z.string().trim().min(200).max(50_000),
});
export const signatureSchema = z.object({ signedBy: z.string(), at: z.string() });
