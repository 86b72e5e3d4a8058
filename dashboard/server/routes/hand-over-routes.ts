// Hand-over: what a colleague has to know of somebody's leads, as a page and as a PDF file, and giving them to the colleague.

import { z } from 'zod';
import type { DoneHandOver } from '#contract/handover-report.ts';
import {
  doneHandOverPageSchema,
  doneQuerySchema,
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
import { type ListedHandOver, listHandOvers } from '#stores/records/leads/list-hand-overs.ts';
import { findHandOver, undoHandOver } from '#stores/records/leads/undo-hand-over.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
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
import { readTimeZone } from '../leads/due-before.ts';
import { namedLeadsMax, nameLeads } from '../leads/name-leads.ts';
import { checkWorkers } from '../leads/read-owner.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const roles = ['sales', 'manager', 'administrator'] as const;
const doneLimit = 20;
const donePlace = z.tuple([z.number().int()]);

export function createHandOverRoutes(parts: RouteParts): Route[] {
  return [readRoute(parts), doneRoute(parts), fileRoute(parts), handRoute(parts), undoRoute(parts)];
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

function doneRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/hand-over/done',
    summary:
      'Hand-overs that were made, the newest first: for sales those of their own leads, to them or by them',
    roles,
    rows: 'company',
    audit: 'none',
    input: { query: doneQuerySchema },
    outputName: 'DoneHandOverPage',
    output: doneHandOverPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const { limit = doneLimit } = query;
      const found = await listHandOvers(records, {
        userIds: keepsAll(caller) ? undefined : [caller.id, ...caller.standsInFor],
        beforeId: readPlace(query.cursor, donePlace)?.[0],
        limit: limit + 1,
      });
      const { page, nextCursor } = cutPage(found, limit, ({ id }) => [id]);
      return { handOvers: page.map((row) => describeDone(row, caller)), nextCursor };
    },
  });
}

function describeDone(
  { fromId, fromName, toId, toName, byId, ...row }: ListedHandOver,
  caller: Caller,
): DoneHandOver {
  return {
    ...{ id: row.id, leads: row.leads, by: row.byName, at: new Date(row.atMs).toISOString() },
    from: fromId === null ? null : { id: fromId, name: fromName },
    to: { id: toId, name: toName },
    undoneAt: row.undoneMs === null ? null : new Date(row.undoneMs).toISOString(),
    mayUndo: row.undoneMs === null && fromId !== null && mayTakeBack(caller, byId, fromId),
  };
}

function fileRoute({ records, events }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/hand-over/pdf',
    summary: 'The same of all of them as a PDF file',
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
      const timeZone = await readTimeZone(records, caller.id);
      return writeHandOverPdf(records, { owner, briefs, nowMs, timeZone, language: query.language });
    },
  });
}

function handRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/hand-over',
    summary:
      'Gives all or some open leads of one owner to a colleague, with the tasks beside them; both are told by mail but whoever does it',
    roles,
    rows: 'company',
    audit: {
      action: 'hand_over_leads',
      subject: ({ body: { from, to, leadIds } }) =>
        `${from} to ${to}: ${leadIds ? nameLeads(leadIds) : 'all'}`,
      subjectMax: namedLeadsMax,
      rows: ({ leadIds }) => leadIds.length,
    },
    input: { body: handOverBodySchema },
    outputName: 'HandOverDone',
    output: handOverDoneSchema,
    handler: async ({ input: { body }, caller }) => {
      const from = await openOwner(records, caller, body.from);
      const toId = body.to === 'me' ? caller.id : body.to;
      await checkWorkers(records, [toId]);
      const to = await openUser(records, toId);
      if (to.id === from.id) throw new Refusal('hand_over_to_same');
      const leadIds = body.leadIds ?? (await listOpenIds(records, from));
      const wanted = { fromId: from.id, toId: to.id, leadIds, reason: body.reason };
      const done = await handOverLeads(records, authorOf(caller), wanted, openAlertKeys(secret).outbox);
      if (done === undefined) throw new Refusal('nothing_to_hand_over');
      return { id: done.id, leadIds: [...done.leadIds], to };
    },
  });
}

function keepsAll({ role }: Caller): boolean {
  return role === 'manager' || role === 'administrator';
}

/** Whoever was relieved of their leads does not take them back, and whoever gave them must still be allowed to. */
function mayTakeBack(caller: Caller, byId: string, fromId: string): boolean {
  return keepsAll(caller) || (byId === caller.id && mayHandOver(caller, fromId));
}

function undoRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/hand-over/:id/undo',
    summary:
      'Takes a hand-over back, except what somebody has changed since; whoever loses them is told by mail',
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
      const { leadIds, refused } = await undoHandOver(
        ...([records, authorOf(caller), row] as const),
        openAlertKeys(secret).outbox,
      );
      return {
        leadIds: [...leadIds],
        refused: refused.map((one) => ({ ...one, message: refusalText(one.code, language) })),
      };
    },
  });
}
