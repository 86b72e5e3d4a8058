// Hand-over: what a colleague has to know of somebody's leads, as a page and as a PDF file, and giving them to the colleague.

import {
  handOverBodySchema,
  handOverDoneSchema,
  handOverFileQuerySchema,
  handOverPageSchema,
  handOverParams,
  handOverQuerySchema,
  handOverUndoneSchema,
} from '#contract/handover-report-schema.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { handOverLeads } from '#stores/records/leads/hand-over-leads.ts';
import { findHandOver, undoHandOver } from '#stores/records/leads/undo-hand-over.ts';
import { Refusal } from '../api/refusal.ts';
import { refusalText } from '../api/refusal-texts.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { fileAnswerSchema } from '../api/send-file.ts';
import {
  eachBrief,
  listOpenIds,
  mayHandOver,
  openOwner,
  openUser,
  readHandOver,
} from '../hand-over/read-hand-over.ts';
import { writeHandOverPdf } from '../hand-over/write-pdf.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const roles = ['sales', 'manager', 'administrator'] as const;

export function createHandOverRoutes(parts: RouteParts): Route[] {
  return [readRoute(parts), fileRoute(parts), handRoute(parts), undoRoute(parts)];
}

function readRoute({ records, events }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/hand-over',
    summary:
      'The open leads of one owner, each with what a colleague has to know of it, the highest score first',
    roles,
    rows: 'company',
    audit: {
      action: 'look_hand_over',
      subject: ({ query }) => query.owner,
      rows: ({ leads }) => leads.length,
    },
    input: { query: handOverQuerySchema },
    outputName: 'HandOverPage',
    output: handOverPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const owner = await openOwner(records, caller, query.owner);
      return readHandOver({ records, events, caller, nowMs: Date.now() }, owner, query);
    },
  });
}

function fileRoute({ records, events }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/hand-over/pdf',
    summary: 'The same of up to 500 leads as a PDF file',
    roles,
    rows: 'company',
    audit: { action: 'export_hand_over', subject: ({ query }) => query.owner, rows: (file) => file.rows() },
    input: { query: handOverFileQuerySchema },
    file: true,
    outputName: 'PdfFile',
    output: fileAnswerSchema,
    handler: async ({ input: { query }, caller }) => {
      const owner = await openOwner(records, caller, query.owner);
      const nowMs = Date.now();
      const briefs = eachBrief({ records, events, caller, nowMs }, owner);
      return writeHandOverPdf(records, { owner, briefs, nowMs, language: query.language });
    },
  });
}

function handRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/hand-over',
    summary:
      'Gives all or some open leads of one owner to a colleague, with the tasks beside them; the colleague is told by mail',
    roles,
    rows: 'company',
    audit: {
      action: 'hand_over_leads',
      subject: ({ body }) => `${body.from} to ${body.to}: ${body.leadIds?.join(', ') ?? 'all'}`,
      rows: ({ leadIds }) => leadIds.length,
    },
    input: { body: handOverBodySchema },
    outputName: 'HandOverDone',
    output: handOverDoneSchema,
    handler: async ({ input: { body }, caller }) => {
      const from = await openOwner(records, caller, body.from);
      const to = await openUser(records, body.to === 'me' ? caller.id : body.to);
      if (to.id === from.id) throw new Refusal('hand_over_to_same');
      const leadIds = body.leadIds ?? (await listOpenIds(records, from));
      const wanted = { fromId: from.id, toId: to.id, leadIds, reason: body.reason };
      const done = await handOverLeads(records, authorOf(caller), wanted, openAlertKeys(secret).outbox);
      if (done === undefined) throw new Refusal('nothing_to_hand_over');
      return { id: done.id, leadIds: [...done.leadIds], to };
    },
  });
}

/** Whoever was relieved of their leads does not take them back, and whoever gave them must still be allowed to. */
function mayTakeBack(caller: Caller, byId: string, fromId: string): boolean {
  const keepsAll = caller.role === 'manager' || caller.role === 'administrator';
  return keepsAll || (byId === caller.id && mayHandOver(caller, fromId));
}

function undoRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/hand-over/:id/undo',
    summary: 'Takes a hand-over back, except what somebody has changed since',
    roles,
    rows: 'company',
    audit: {
      action: 'undo_hand_over',
      subject: ({ params }) => String(params.id),
      rows: ({ leadIds }) => leadIds.length,
    },
    input: { params: handOverParams },
    outputName: 'HandOverUndone',
    output: handOverUndoneSchema,
    handler: async ({ input: { params }, caller, language }) => {
      const row = await findHandOver(records, params.id);
      // Whoever is no user any more cannot have them back.
      if (row === undefined || row.fromId === null || !mayTakeBack(caller, row.byId, row.fromId)) {
        throw new Refusal('unknown_hand_over');
      }
      const { leadIds, refused } = await undoHandOver(records, authorOf(caller), row);
      return {
        leadIds: [...leadIds],
        refused: refused.map((one) => ({ ...one, message: refusalText(one.code, language) })),
      };
    },
  });
}
