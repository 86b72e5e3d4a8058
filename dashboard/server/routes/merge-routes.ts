// Says that two companies are one, and takes that back.

import {
  companyDetailSchema,
  companyParams,
  mergedLeadsSchema,
  mergeQuerySchema,
  mergeRequestSchema,
  unmergeRequestSchema,
} from '#contract/company-report-schema.ts';
import { findMergedLeads } from '#stores/records/leads/settle-merged-leads.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf, readCompany } from './open-company.ts';
import { reportMergedLead } from './report-merged-lead.ts';
import type { RouteParts } from './route-parts.ts';

export function createMergeRoutes({ records }: RouteParts): Route[] {
  const look = defineRoute({
    method: 'get',
    path: '/api/companies/:id/merge',
    summary:
      'The open leads of two companies that are to be merged: where both have one, one goes on and the other ends',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: 'none',
    input: { params: companyParams, query: mergeQuerySchema },
    outputName: 'MergedLeads',
    output: mergedLeadsSchema,
    handler: async ({ input: { params, query } }) => {
      const [leads = []] = await findMergedLeads(records.db, [[params.id, query.into]]);
      return { leads: leads.map(reportMergedLead) };
    },
  });
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
      const { into, reason, keptLead } = body;
      await mergeCompany(records, authorOf(caller), params.id, into, reason, keptLead);
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
  return [look, merge, unmerge];
}
