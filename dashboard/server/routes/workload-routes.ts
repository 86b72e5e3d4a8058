// Who has how much to do, for whoever divides the work.

import { workloadSchema } from '#contract/workload-report-schema.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { reportWorkload } from '../teams/report-workload.ts';
import type { RouteParts } from './route-parts.ts';

export function createWorkloadRoutes({ records }: RouteParts): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/workload',
      summary: 'Open leads, tasks, promises and new requests of each colleague, by team, and who is away',
      roles: ['manager', 'administrator'],
      scope: 'leads:read',
      rows: 'none',
      audit: 'none',
      input: {},
      outputName: 'Workload',
      output: workloadSchema,
      handler: () => reportWorkload(records, Date.now()),
    }),
  ];
}
