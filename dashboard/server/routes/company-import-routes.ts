// Imports of companies and of their orders: a file comes in, what it would change is looked at, then it is applied, and may be taken back.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { type ColumnMapping, importFields, orderFields } from '#contract/company-import.ts';
import { pageQuerySchema } from '#contract/company-report-schema.ts';
import {
  companyImportPageSchema,
  companyImportSchema,
  importApplySchema,
  importLinePageSchema,
  importLineQuerySchema,
  importParams,
  importUploadSchema,
} from '#contract/source-report-schema.ts';
import { applyTaken, takeToApply } from '#stores/records/company-import/apply-import.ts';
import { readInto } from '#stores/records/company-import/read-import.ts';
import { takeToUndo, undoTaken } from '#stores/records/company-import/undo-import.ts';
import { listImportLines } from '#stores/records/questions/company-import-lines.ts';
import {
  createImport,
  findImport,
  forgetImport,
  listImports,
} from '#stores/records/questions/company-import-runs.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf } from './open-company.ts';
import { reportImport, reportImportLine, reportImports } from './report-import.ts';
import type { RouteParts } from './route-parts.ts';
import { runImport } from './run-import.ts';

/** Some 300,000 companies; larger files are for the command line. */
const fileBytesMax = 50_000_000;
const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createCompanyImportRoutes(parts: RouteParts): Route[] {
  return [
    uploadRoute(parts),
    listRoute(parts),
    readRoute(parts),
    linesRoute(parts),
    applyRoute(parts),
    undoRoute(parts),
    forgetRoute(parts),
  ];
}

function uploadRoute({ records, log }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/company-imports',
    summary:
      'Takes in a CSV file of companies, or of their orders and invoices, and works out what it would change; nothing is changed yet',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: { action: 'read_companies', subject: ({ query }) => query.name },
    input: { query: importUploadSchema },
    upload: { bytesMax: fileBytesMax },
    outputName: 'CompanyImport',
    output: companyImportSchema,
    handler: async ({ input: { query }, upload, caller, language }) => {
      const mapping = readMapping(query.mapping);
      const by = authorOf(caller);
      const { name, kind = 'companies' } = query;
      const id = await createImport(records, by, name, kind);
      const file = { name, kind, open: () => slice(upload), ...(mapping ? { mapping } : {}) };
      runImport(log, id, () => readInto(records, by, id, file));
      return reportImport(await findImport(records, id), language);
    },
  });
}

const pieceBytes = 65_536;

/** As a file on disk is read, so that others get their turn between two pieces. */
async function* slice(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const mappingSchema = z.record(z.string().max(300), z.enum([...importFields, ...orderFields, 'ignore']));

function readMapping(text: string | undefined): ColumnMapping | undefined {
  if (text === undefined) return undefined;
  try {
    return mappingSchema.parse(JSON.parse(text));
  } catch {
    throw new Refusal('mapping_not_valid');
  }
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/company-imports',
    summary: 'Imports of companies and orders, the newest first',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: { query: pageQuerySchema },
    outputName: 'CompanyImportPage',
    output: companyImportPageSchema,
    handler: async ({ input: { query }, language }) => {
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listImports(records, { beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      return { imports: await reportImports(records, page, language), nextCursor };
    },
  });
}

function readRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/company-imports/:id',
    summary: 'An import with its state, its columns and what it changes or changed',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: { params: importParams },
    outputName: 'CompanyImport',
    output: companyImportSchema,
    handler: async ({ input: { params }, language }) => {
      const [report] = await reportImports(records, [await findImport(records, params.id)], language);
      if (report === undefined) throw new Refusal('unknown_import');
      return report;
    },
  });
}

function linesRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/company-imports/:id/lines',
    summary: 'The lines of an import in the order of the file: what each changes and what is wrong with it',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: { params: importParams, query: importLineQuerySchema },
    outputName: 'CompanyImportLinePage',
    output: importLinePageSchema,
    handler: async ({ input: { params, query }, language }) => {
      const { outcome, withFaults = false, limit = defaultLimit } = query;
      await findImport(records, params.id);
      const rows = await listImportLines(records, params.id, {
        outcomes: outcome ? [outcome] : ['waiting', 'new', 'changed', 'unchanged', 'faulty'],
        withFaults,
        afterLine: readPlace(query.cursor, place)?.[0] ?? 0,
        limit: limit + 1,
      });
      const { page, nextCursor } = cutPage(rows, limit, ({ line }) => [line]);
      return { lines: page.map((line) => reportImportLine(line, language)), nextCursor };
    },
  });
}

function applyRoute({ records, log }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/company-imports/:id/apply',
    summary:
      'Carries an import out; it goes on after the answer. Orders of which the company is told by its name alone are taken or left as asked',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: { action: 'import_companies', subject: ({ params }) => `run ${params.id}` },
    input: { params: importParams, query: importApplySchema },
    outputName: 'CompanyImport',
    output: companyImportSchema,
    handler: async ({ input: { params, query }, caller, language }) => {
      const { byName } = query;
      const run = await takeToApply(records, params.id, byName);
      runImport(log, run.id, () => applyTaken(records, authorOf(caller), run, { byName }));
      return reportImport(run, language);
    },
  });
}

function undoRoute({ records, log }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/company-imports/:id/undo',
    summary: 'Takes an import back; it goes on after the answer',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: { action: 'undo_import', subject: ({ params }) => `run ${params.id}` },
    input: { params: importParams },
    outputName: 'CompanyImport',
    output: companyImportSchema,
    handler: async ({ input: { params }, caller, language }) => {
      const run = await takeToUndo(records, params.id);
      runImport(log, run.id, () => undoTaken(records, authorOf(caller), run));
      return reportImport(run, language);
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/company-imports/:id',
    summary: 'Forgets a preview that nobody wants; what was applied stays',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: { action: 'forget_import', subject: ({ params }) => `run ${params.id}` },
    input: { params: importParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params } }) => {
      await findImport(records, params.id);
      await forgetImport(records, params.id);
      return {};
    },
  });
}
