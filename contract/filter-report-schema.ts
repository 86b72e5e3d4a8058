// The zod schemas of kept filters in the dashboard API. Each must satisfy its type in `filter-report.ts`.

import { z } from 'zod';
import type * as report from './filter-report.ts';
import { filteredLists } from './filter-report.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const name = z.string().trim().min(1).max(60);
const filter = z.record(z.string().max(40), z.string().min(1).max(300));
const sharing = z.enum(['nobody', 'team', 'all']);
const teamId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const savedFilterParams = z.object({ id });
export const savedFilterQuerySchema = z.strictObject({ list: z.enum(filteredLists) });

export const savedFilterBodySchema = z.strictObject({
  ...{ list: z.enum(filteredLists), name, filter },
  sharing: sharing.exactOptional(),
  teamId: teamId.exactOptional(),
}) satisfies z.ZodType<report.SavedFilterBody>;

export const savedFilterChangeSchema = z.strictObject({
  name: name.exactOptional(),
  filter: filter.exactOptional(),
  sharing: sharing.exactOptional(),
  teamId: teamId.exactOptional(),
}) satisfies z.ZodType<report.SavedFilterChange>;

export const savedFiltersSchema = z.array(
  z.object({
    ...{ id: z.number(), list: z.enum(filteredLists), name: z.string() },
    filter: z.record(z.string(), z.string()),
    ...{ sharing, teamId: z.number().nullable() },
    owner: z.object({ id: z.string(), name: z.string() }),
    isOwn: z.boolean(),
  }),
) satisfies z.ZodType<report.SavedFilter[]>;
