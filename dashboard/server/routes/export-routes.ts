// Exports of lists: asked for, watched, fetched by whoever asked and by nobody else.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { type ExportKind, type ExportRow, exportKeptHours } from '#contract/export-report.ts';
import { exportParams, exportRequestSchema, exportRowSchema } from '#contract/export-report-schema.ts';
import type { ApiScope } from '#contract/key-report.ts';
import {
  createExport,
  type ExportRecord,
  findExport,
  forgetExport,
  listExports,
  readPieces,
} from '#stores/records/exports/keep-exports.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { type FileAnswer, fileAnswerSchema } from '../api/send-file.ts';
import { openExportList } from '../exports/export-lists.ts';
import { exportRoles } from '../exports/may-export.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/exports';
const one = `${base}/:id`;
const hourMs = 3_600_000;
const scopes = {
  leads: 'leads:read',
  companies: 'companies:read',
  people: 'people:read',
  requests: 'requests:read',
  orders: 'companies:read',
} as const satisfies Record<ExportKind, ApiScope>;
const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;

export function createExportRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), askRoute(parts), readRoute(parts), forgetRoute(parts), fileRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The own exports, the newest first',
    roles: exportRoles,
    scope: 'exports',
    rows: 'own',
    audit: 'none',
    input: {},
    outputName: 'ExportRows',
    output: z.array(exportRowSchema),
    handler: async ({ caller }) => {
      const listed = await listExports(records, caller.id);
      return listed.filter(({ kind }) => isOpenTo(caller, kind)).map(reportExport);
    },
  });
}

function askRoute({ records, exporter }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Asks for a list as a file, which is made in the background and kept for a day',
    roles: exportRoles,
    scope: 'exports',
    rows: 'own',
    audit: { action: 'ask_export', subject: ({ body }) => `${body.kind}, ${body.format}` },
    input: { body: exportRequestSchema },
    outputName: 'ExportRow',
    output: exportRowSchema,
    handler: async ({ input: { body }, caller }) => {
      const { kind, format } = body;
      checkKey(caller, kind);
      // Refused here and not later, in the background, where nobody would be told which filter is wrong.
      openExportList(kind, body.filter);
      const { cursor, limit, ...filter } = body.filter;
      const made = await createExport(records, { userId: caller.id, kind, format, filter });
      if (made === undefined) throw new Refusal('too_many_exports');
      exporter.wake();
      return reportExport(made);
    },
  });
}

function readRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: one,
    summary: 'How far an own export has come',
    roles: exportRoles,
    scope: 'exports',
    rows: 'own',
    audit: 'none',
    input: { params: exportParams },
    outputName: 'ExportRow',
    output: exportRowSchema,
    handler: async ({ input: { params }, caller }) =>
      reportExport(await openExport(records, caller, params.id)),
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: one,
    summary: 'Takes an own export away, with its file',
    roles: exportRoles,
    scope: 'exports',
    rows: 'own',
    audit: { action: 'forget_export', subject: ({ params }) => String(params.id) },
    input: { params: exportParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      await openExport(records, caller, params.id);
      await forgetExport(records, params.id, caller.id);
      return {};
    },
  });
}

function fileRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${one}/file`,
    summary: 'The file of an own export',
    roles: exportRoles,
    scope: 'exports',
    rows: 'own',
    audit: {
      action: 'export_list',
      subject: ({ params }) => String(params.id),
      rows: (file) => file.rows(),
    },
    input: { params: exportParams },
    file: true,
    outputName: 'ExportFile',
    output: fileAnswerSchema,
    handler: async ({ input: { params }, caller }): Promise<FileAnswer> => {
      const found = await openExport(records, caller, params.id);
      const { id, kind, format, rows, bytes, state, createdAt } = found;
      if (state !== 'done') throw new Refusal('export_not_ready');
      if (found.standsInFor.some((away) => !caller.standsInFor.includes(away)))
        throw new Refusal('export_rights_ended');
      return {
        fileName: `fiuto-${kind}-${createdAt.toISOString().slice(0, 10)}-${id}.${format}`,
        contentType: contentTypes[format],
        pieces: readPieces(records, { id, bytes }),
        rows: () => rows,
      };
    },
  });
}

/** Throws Refusal `unknown_export`, for another's as for none. */
async function openExport(records: Records, caller: Caller, id: number): Promise<ExportRecord> {
  const found = await findExport(records, id, caller.id);
  if (found === undefined) throw new Refusal('unknown_export');
  checkKey(caller, found.kind);
  return found;
}

function isOpenTo({ key }: Caller, kind: ExportKind): boolean {
  return key === undefined || key.scopes.includes(scopes[kind]);
}

/** A key takes out what it may read. */
function checkKey(caller: Caller, kind: ExportKind): void {
  if (!isOpenTo(caller, kind)) throw new Refusal('scope_missing', { fields: { scope: scopes[kind] } });
}

function reportExport({ createdAt, finishedAt, ...record }: ExportRecord): ExportRow {
  const { id, kind, format, filter, state, rows, bytes } = record;
  return {
    ...{ id, kind, format, filter, state, rows, bytes },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    keptUntil: new Date(createdAt.getTime() + exportKeptHours * hourMs).toISOString(),
  };
}
