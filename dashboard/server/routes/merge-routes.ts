// Says that two companies are one, and takes that back.

import {
  companyDetailSchema,
  companyParams,
  mergeRequestSchema,
  unmergeRequestSchema,
} from '#contract/company-report-schema.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf, readCompany } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

export function createMergeRoutes({ records }: RouteParts): Route[] {
  const merge = defineRoute({
    method: 'post',
    path: '/api/companies/:id/merge',
    summary: 'Puts the company under another one that it is the same as; answers that one',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: {
      action: 'merge_companies',
      subject: ({ params, body }) => `${params.id} into ${body.into}: ${body.reason}`,
    },
    input: { params: companyParams, body: mergeRequestSchema },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await mergeCompany(records, authorOf(caller), params.id, body.into, body.reason);
      return readCompany(records, caller, body.into);
    },
  });
  const unmerge = defineRoute({
    method: 'post',
    path: '/api/companies/:id/unmerge',
    summary: 'Takes a merge back: both stand as they did, with all that is theirs',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: { action: 'unmerge_companies', subject: ({ params, body }) => `${params.id}: ${body.reason}` },
    input: { params: companyParams, body: unmergeRequestSchema },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await unmergeCompany(records, authorOf(caller), params.id, body.reason);
      return readCompany(records, caller, params.id);
    },
  });
  return [merge, unmerge];
}
