// What Fiuto records about whoever asks, and about nobody else.

import { ownRecordsSchema } from '#contract/recorded-report-schema.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { fileAnswerSchema } from '../api/send-file.ts';
import { reportOwnRecords, writeOwnRecords } from '../me/report-own-records.ts';
import type { RouteParts } from './route-parts.ts';

export function createOwnRecordRoutes({ records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/me/records',
    summary: 'What is recorded about the caller: how much of each kind, since when, and how long it is kept',
    roles: 'signed-in',
    rows: 'own',
    audit: 'none',
    input: {},
    outputName: 'OwnRecords',
    output: ownRecordsSchema,
    handler: ({ caller }) => reportOwnRecords(records, caller),
  });
  const file = defineRoute({
    method: 'get',
    path: '/api/me/records/file',
    summary: 'All that is recorded about the caller, as a file of JSON; of each table the newest 10,000 rows',
    roles: 'signed-in',
    rows: 'own',
    audit: { action: 'export_own_records', subject: () => '', rows: (answer) => answer.rows() },
    input: {},
    file: true,
    outputName: 'OwnRecordFile',
    output: fileAnswerSchema,
    handler: async ({ caller }) => writeOwnRecords(records, caller, Date.now()),
  });
  return [list, file];
}
