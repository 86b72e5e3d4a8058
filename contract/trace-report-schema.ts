// The zod schema of `trace-report.ts`, which it must satisfy.

import { z } from 'zod';
import type { TraceReport } from './trace-report.ts';

const evidence = z.array(
  z.object({
    id: z.string(),
    bits: z.number(),
    dataset: z.string(),
    family: z.enum(['operator', 'first_party', 'registry', 'dns']),
    row: z.string(),
    field: z.string(),
    value: z.string(),
  }),
);

export const traceReportSchema = z.object({
  decision: z.enum(['identified', 'none']),
  reason: z.string(),
  band: z.enum(['verified', 'high', 'medium', 'low', 'none']),
  probability: z.number(),
  kind: z.string(),
  kindReasons: z.array(z.string()),
  network: z.object({ cidr: z.string(), asn: z.number(), asnName: z.string() }),
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  evidence,
  against: evidence,
  vetoes: z.array(z.string()),
  discarded: z.array(z.object({ name: z.string(), why: z.string() })),
  match: z.object({
    companyId: z.number(),
    rule: z.string(),
    candidates: z.array(z.number()),
    suggestions: z.array(z.object({ companyId: z.number(), score: z.number() })),
  }),
  engine: z.string(),
  rules: z.string(),
}) satisfies z.ZodType<TraceReport>;
