// The assessment of interests that an administrator signs before companies are named for visitors who were not asked.

import { emptySchema } from '#contract/access-schema.ts';
import { signatureRequestSchema, signatureSchema } from '#contract/visiting-report-schema.ts';
import { signAssessment } from '#stores/records/questions/sign-assessment.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';
import { siteParams } from './site-params.ts';

const path = '/api/sites/:id/company-without-consent';

export function createAssessmentRoutes({ records }: RouteParts): Route[] {
  const sign = defineRoute({
    method: 'post',
    path,
    summary: 'Signs the assessment: companies are named for visitors who were not asked, from now on',
    roles: ['administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: { action: 'sign_assessment', subject: ({ body }) => `version ${body.version}` },
    input: { params: siteParams, body: signatureRequestSchema },
    outputName: 'Signature',
    output: signatureSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const atMs = Date.now();
      const signed = { ...body, byId: caller.id, byName: caller.name, atMs };
      if (!(await signAssessment(records, params.id, signed))) throw new Refusal('unknown_site');
      return { signedBy: caller.name, at: new Date(atMs).toISOString() };
    },
  });
  const withdraw = defineRoute({
    method: 'delete',
    path,
    summary: 'Withdraws the assessment: companies are named for those alone who agreed, from now on',
    roles: ['administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: { action: 'withdraw_assessment', subject: () => '' },
    input: { params: siteParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params } }) => {
      if (!(await signAssessment(records, params.id, null))) throw new Refusal('unknown_site');
      return {};
    },
  });
  return [sign, withdraw];
}
