// The quality of the data: how much of what is odd or stale each team has, and which records these are.

import {
  qualityListQuerySchema,
  qualityPageSchema,
  qualityParams,
  qualityQuerySchema,
  qualityReportSchema,
} from '#contract/quality-report-schema.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { createQualityCounter } from '../quality/count-quality-rules.ts';
import { listQualityPage, reportQuality } from '../quality/report-quality.ts';
import type { RouteParts } from './route-parts.ts';

const roles = ['sales', 'manager', 'administrator'] as const;
const rows = 'own' as const;

export function createQualityRoutes({ records }: RouteParts): Route[] {
  const countRules = createQualityCounter(records);
  const report = defineRoute({
    method: 'get',
    path: '/api/data-quality',
    summary: 'How many records each team should look at, by rule; for sales their own',
    ...{ roles, rows },
    scope: 'leads:read',
    audit: 'none',
    input: { query: qualityQuerySchema },
    outputName: 'DataQuality',
    output: qualityReportSchema,
    handler: ({ input: { query }, caller, language }) =>
      reportQuality({ records, countRules }, { caller, language, nowMs: Date.now() }, query.days),
  });
  const list = defineRoute({
    method: 'get',
    path: '/api/data-quality/:rule',
    summary: 'The records that a rule of data quality finds, those that have waited longest first',
    ...{ roles, rows },
    audit: {
      action: 'look_data_quality',
      subject: ({ params }) => params.rule,
      rows: (page) => page.rows.length,
    },
    input: { params: qualityParams, query: qualityListQuerySchema },
    outputName: 'DataQualityPage',
    output: qualityPageSchema,
    handler: ({ input: { params, query }, caller, language }) =>
      listQualityPage(records, { caller, language, nowMs: Date.now() }, params.rule, query),
  });
  return [report, list];
}
