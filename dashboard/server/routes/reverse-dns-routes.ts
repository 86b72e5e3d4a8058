// Reverse DNS: which name servers are asked. It is switched on at its data set, where what leaves the machine is accepted.

import { reverseDnsId, reverseDnsStatement } from '#contract/look-up-statements.ts';
import type { Language } from '#contract/report.ts';
import type { ReverseDns } from '#contract/source-report.ts';
import { reverseDnsRequestSchema, reverseDnsSchema } from '#contract/source-settings-schema.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { keepNameServers, readNameServers } from '#stores/records/questions/keep-source-settings.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

export function createReverseDnsRoutes({ records }: RouteParts): Route[] {
  const read = defineRoute({
    method: 'get',
    path: '/api/reverse-dns',
    summary: 'Whether host names of visitors’ addresses are asked for, and whom',
    roles: ['administrator'],
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'ReverseDns',
    output: reverseDnsSchema,
    handler: ({ language }) => report(records, language),
  });
  const change = defineRoute({
    method: 'patch',
    path: '/api/reverse-dns',
    summary: 'Sets the name servers that are asked; none: those of the machine',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'set_reverse_dns', subject: ({ body }) => body.servers.join(' ') },
    input: { body: reverseDnsRequestSchema },
    outputName: 'ReverseDns',
    output: reverseDnsSchema,
    handler: async ({ input: { body }, language }) => {
      await keepNameServers(records, body.servers);
      return report(records, language);
    },
  });
  return [read, change];
}

async function report(records: Records, language: Language): Promise<ReverseDns> {
  const row = (await listDatasets(records)).find(({ id }) => id === reverseDnsId);
  return {
    enabled: row?.enabled === true && row.termsAcceptedAt !== null,
    servers: [...(await readNameServers(records))],
    statement: reverseDnsStatement[language],
  };
}
