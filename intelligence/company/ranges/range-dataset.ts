// The data set that rows of a range index come from: what it is, by what right it is here, and how much of it was taken.

import { z } from 'zod';

const marks = [
  'tor',
  'vpn',
  'proxy',
  'residential_proxy',
  'relay',
  'hosting',
  'anonymous',
  'mobile',
  'shared_gateway',
  'crawler',
  'isp',
] as const;

export const rangeDatasetSchema = z.object({
  /** Stable: `registry:ripe`, `list:vpn-office.csv`. Data sets stand in the index in the order of their ids. */
  id: z.string().min(1),
  kind: z.enum(['registry', 'list']),
  /** Day that the data were built, `YYYY-MM-DD`; '' when unknown. */
  date: z.string(),
  licence: z.string(),
  /** By what right the operator uses the data: the statement, who made it and when (ISO 8601). */
  right: z.object({ statement: z.string(), by: z.string(), at: z.string() }),
  /** ISO 8601. */
  importedAt: z.string(),
  /** What every row of a list is marked with; empty for registries. */
  marks: z.array(z.enum(marks)),
  /** Whose networks a list names, '' for registries. */
  provider: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** Rows taken and left out, by their kind or reason. */
  counts: z.record(z.string(), z.number().int()),
});

export type RangeDataset = z.output<typeof rangeDatasetSchema>;
