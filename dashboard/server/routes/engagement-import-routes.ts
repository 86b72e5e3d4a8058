// Imports of engagement: a file comes in with the operator's word on where its people's data comes from, what would come of it
// is looked at, then it is brought in, and may be taken back.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { pageQuerySchema } from '#contract/company-report-schema.ts';
import { type ImportReading, rowOutcomes } from '#contract/import-report.ts';
import {
  engagementImportPageSchema,
  engagementImportParams,
  engagementImportSchema,
  engagementRowPageSchema,
  engagementRowQuerySchema,
  engagementUploadSchema,
  importReadingSchema,
} from '#contract/import-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { hideContact } from '#intelligence/engagement-import/hide-contact.ts';
import { isZone } from '#intelligence/engagement-import/read-moment.ts';
import { EngagementImportRefusal } from '#stores/records/engagement-import/import-refusal.ts';
import { listImportRows } from '#stores/records/engagement-import/import-rows.ts';
import {
  askToApply,
  askToUndo,
  createEngagementRun,
  type EngagementRun,
  findEngagementRun,
  forgetEngagementRun,
  listEngagementRuns,
} from '#stores/records/engagement-import/import-runs.ts';
import { readEngagementInto } from '#stores/records/engagement-import/read-engagement-import.ts';
import { writeRefusedRows } from '#stores/records/engagement-import/write-refused.ts';
import type { Records } from '#stores/records/open-records.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { fileAnswerSchema } from '../api/send-file.ts';
import { authorOf } from './open-company.ts';
import { reportEngagementImport, reportEngagementRow } from './report-engagement-import.ts';
import type { RouteParts } from './route-parts.ts';
import { runImport } from './run-import.ts';

/** Some 300,000 rows; larger files are for the command line. */
const fileBytesMax = 50_000_000;
const defaultLimit = 50;
const pieceBytes = 65_536;
const place = z.tuple([z.number().int()]);
const roles = ['marketer', 'administrator'] as const;

export function createEngagementImportRoutes(parts: RouteParts): Route[] {
  return [
    uploadRoute(parts),
    listRoute(parts),
    readRoute(parts),
    rowsRoute(parts),
    applyRoute(parts),
    undoRoute(parts),
    refusedRoute(parts),
    forgetRoute(parts),
  ];
}

function uploadRoute({ records, log, secret, settings }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/engagement-imports',
    summary:
      'Takes in a file about what people did elsewhere and works out what would come of it; nothing is made yet',
    roles,
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: { action: 'read_engagement', subject: ({ query }) => hideContact(query.name) },
    input: { query: engagementUploadSchema },
    upload: { bytesMax: fileBytesMax },
    outputName: 'EngagementImport',
    output: engagementImportSchema,
    handler: async ({ input: { query }, upload, caller, language }) => {
      const { site: siteId, name: fileName, origin, basis } = query;
      const reading = readReading(query.reading);
      const by = authorOf(caller);
      const id = await createEngagementRun(records, by, { siteId, fileName, origin, basis });
      const nowMs = Date.now();
      const oldest = new Date(nowMs);
      oldest.setUTCMonth(oldest.getUTCMonth() - settings.kept.grantedMonths);
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const parts = { records, secret, nowMs, oldestMs: oldest.getTime(), zone };
      const file = { name: fileName, open: () => slice(upload), reading };
      runImport(log, id, () => readEngagementInto(parts, by, id, file));
      return reportEngagementImport(await findEngagementRun(records, id), language);
    },
  });
}

/** As a file on disk is read, so that others get their turn between two pieces. */
async function* slice(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

function readReading(text: string | undefined): ImportReading {
  if (text === undefined) return {};
  try {
    const reading = importReadingSchema.parse(JSON.parse(text));
    if (reading.zone !== undefined && !isZone(reading.zone)) throw new Refusal('mapping_not_valid');
    return reading;
  } catch {
    throw new Refusal('mapping_not_valid');
  }
}

/** Rejects for one of a site that the caller may not see as for one that is not there. */
async function findOwn(records: Records, id: number, sites: readonly Site[]): Promise<EngagementRun> {
  const run = await findEngagementRun(records, id);
  if (!sites.some((site) => site.id === run.siteId)) throw new EngagementImportRefusal('unknown_import');
  return run;
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/engagement-imports',
    summary: 'Imports of engagement, the newest first',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { query: pageQuerySchema },
    outputName: 'EngagementImportPage',
    output: engagementImportPageSchema,
    handler: async ({ input: { query }, sites, language }) => {
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const siteIds = sites.map(({ id }) => id);
      const runs = await listEngagementRuns(records, { siteIds, beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(runs, limit, ({ id }) => [id]);
      return { imports: page.map((run) => reportEngagementImport(run, language)), nextCursor };
    },
  });
}

function readRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/engagement-imports/:id',
    summary: 'An import of engagement with its state, how its file was read and what comes of it',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { params: engagementImportParams },
    outputName: 'EngagementImport',
    output: engagementImportSchema,
    handler: async ({ input: { params }, sites, language }) =>
      reportEngagementImport(await findOwn(records, params.id, sites), language),
  });
}

function rowsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/engagement-imports/:id/rows',
    summary: 'The rows of an import in the order of the file: what each becomes and why it is refused',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'look_engagement_rows',
      subject: ({ params }) => `run ${params.id}`,
      rows: ({ rows }) => rows.length,
    },
    input: { params: engagementImportParams, query: engagementRowQuerySchema },
    outputName: 'EngagementImportRowPage',
    output: engagementRowPageSchema,
    handler: async ({ input: { params, query }, sites, language }) => {
      const { outcome, limit = defaultLimit } = query;
      await findOwn(records, params.id, sites);
      const found = await listImportRows(records, params.id, {
        kinds: outcome ? [outcome] : rowOutcomes,
        afterLine: readPlace(query.cursor, place)?.[0] ?? 0,
        limit: limit + 1,
      });
      const { page, nextCursor } = cutPage(found, limit, ({ line }) => [line]);
      return { rows: page.map((row) => reportEngagementRow(row, language)), nextCursor };
    },
  });
}

function applyRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/engagement-imports/:id/apply',
    summary: 'Brings an import in; it goes on after the answer',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'import_engagement', subject: ({ params }) => `run ${params.id}` },
    input: { params: engagementImportParams },
    outputName: 'EngagementImport',
    output: engagementImportSchema,
    handler: async ({ input: { params }, sites, language }) => {
      await findOwn(records, params.id, sites);
      return reportEngagementImport(await askToApply(records, params.id), language);
    },
  });
}

function undoRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/engagement-imports/:id/undo',
    summary: 'Takes an import back with its events, requests and people; it goes on after the answer',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'undo_engagement_import', subject: ({ params }) => `run ${params.id}` },
    input: { params: engagementImportParams },
    outputName: 'EngagementImport',
    output: engagementImportSchema,
    handler: async ({ input: { params }, sites, caller, language }) => {
      await findOwn(records, params.id, sites);
      return reportEngagementImport(await askToUndo(records, params.id, authorOf(caller)), language);
    },
  });
}

function refusedRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/engagement-imports/:id/refused',
    summary: 'A CSV file of the rows that are refused, or brought in in part, with line and reason',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'export_refused_rows',
      subject: ({ params }) => `run ${params.id}`,
      rows: (file) => file.rows(),
    },
    input: { params: engagementImportParams },
    file: true,
    outputName: 'CsvFile',
    output: fileAnswerSchema,
    handler: async ({ input: { params }, sites, language }) => {
      const { counts } = await findOwn(records, params.id, sites);
      return {
        fileName: `fiuto-refused-${params.id}.csv`,
        pieces: writeRefusedRows(records, params.id, language),
        rows: () => counts.refused + (counts.noted ?? 0),
      };
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/engagement-imports/:id',
    summary: 'Forgets a preview that nobody wants; what was brought in stays',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'forget_engagement_import', subject: ({ params }) => `run ${params.id}` },
    input: { params: engagementImportParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      await findOwn(records, params.id, sites);
      await forgetEngagementRun(records, params.id);
      return {};
    },
  });
}
