// The zod schemas of who has how much to do. Each must satisfy its type in `workload-report.ts`.

import { z } from 'zod';
import { awaySchema } from './team-report-schema.ts';
import type * as report from './workload-report.ts';

const figures = {
  ...{ openLeads: z.number(), tasksOverdue: z.number(), tasksDue: z.number() },
  ...{ promises: z.number(), promisesOverdue: z.number(), newRequests: z.number() },
};
const named = z.object({ id: z.string(), name: z.string() });

export const workloadSchema = z.object({
  teams: z.array(
    z.object({
      ...{ id: z.number().nullable(), name: z.string() },
      colleagues: z.array(
        z.object({ ...figures, user: named, away: awaySchema, standsInFor: z.array(named) }),
      ),
      sum: z.object(figures),
    }),
  ),
  nobodys: z.object(figures),
}) satisfies z.ZodType<report.Workload>;
