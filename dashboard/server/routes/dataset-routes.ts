// Where knowledge comes from: every source with its licence, age and health; its terms are accepted here.

import { z } from 'zod';
import type { Dataset } from '#contract/company-report.ts';
import type { Language } from '#contract/report.ts';
import { describeFault, isSourceFaultCode } from '#contract/source-faults.ts';
import {
  datasetChangeSchema,
  datasetParams,
  datasetSchema,
  termsAcceptedSchema,
} from '#contract/source-report-schema.ts';
import {
  acceptTerms,
  type Dataset as DatasetRecord,
  listDatasets,
  purgeDataset,
  switchDataset,
} from '#stores/records/questions/keep-datasets.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

export function createDatasetRoutes({ records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/datasets',
    summary: 'The sources of knowledge about networks and companies',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'Datasets',
    output: z.array(datasetSchema),
    handler: async ({ language }) => (await listDatasets(records)).map((row) => report(row, language)),
  });
  const accept = defineRoute({
    method: 'post',
    path: '/api/datasets/:id/accept-terms',
    summary: 'Accepts the terms of a source as they were read, and switches it on',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'accept_terms', subject: ({ params }) => params.id },
    input: { params: datasetParams, body: termsAcceptedSchema },
    outputName: 'Dataset',
    output: datasetSchema,
    handler: async ({ input: { params, body }, caller, language }) =>
      report(await acceptTerms(records, authorOf(caller), params.id, body.terms), language),
  });
  const change = defineRoute({
    method: 'patch',
    path: '/api/datasets/:id',
    summary: 'Switches a source on or off',
    roles: ['administrator'],
    rows: 'none',
    audit: {
      action: 'switch_dataset',
      subject: ({ params, body }) => `${params.id} ${body.enabled ? 'on' : 'off'}`,
    },
    input: { params: datasetParams, body: datasetChangeSchema },
    outputName: 'Dataset',
    output: datasetSchema,
    handler: async ({ input: { params, body }, language }) =>
      report(await switchDataset(records, params.id, body.enabled), language),
  });
  const purge = defineRoute({
    method: 'delete',
    path: '/api/datasets/:id',
    summary: 'Takes back all that a source has brought: its file, its rows, its cache',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'purge_dataset', subject: ({ params }) => params.id },
    input: { params: datasetParams },
    outputName: 'Dataset',
    output: datasetSchema,
    handler: async ({ input: { params }, language }) =>
      report(await purgeDataset(records, params.id), language),
  });
  return [list, accept, change, purge];
}

function report(row: DatasetRecord, language: Language): Dataset {
  const { id, kind, source, licence, terms, termsAcceptedByName, rows, enabled, health } = row;
  return {
    ...{ id, kind, source, licence, terms, rows, enabled, health },
    healthMessage: isSourceFaultCode(row.healthCode)
      ? describeFault({ code: row.healthCode, detail: row.healthDetail }, language)
      : row.healthMessage,
    termsAcceptedBy: termsAcceptedByName,
    termsAcceptedAt: row.termsAcceptedAt?.toISOString() ?? null,
    builtAt: row.builtAt?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
    contribution: row.answered,
    purgedAt: row.purgedAt?.toISOString() ?? null,
  };
}
