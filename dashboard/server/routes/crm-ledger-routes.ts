// What a connection to a CRM did and wants to know: its ledger, its runs and their undo, what only a human can say, what was set aside, and
// which records of erased people still stand there.

import { z } from 'zod';
import type { CrmWriteRow } from '#contract/crm-report.ts';
import {
  crmAnswerSchema,
  crmAsideSchema,
  crmCandidateSchema,
  crmCountSchema,
  crmErasedSchema,
  crmParams,
  crmQuestionParams,
  crmQuestionSchema,
  crmRetrySchema,
  crmRunParams,
  crmRunSchema,
  crmWritePageSchema,
  crmWriteQuery,
} from '#contract/crm-report-schema.ts';
import { settleQuestion } from '#stores/records/crm/answer-question.ts';
import { requeueCrmAside } from '#stores/records/crm/count-crm-items.ts';
import { type CrmWrite, listWrites, openWrite } from '#stores/records/crm/crm-ledger.ts';
import { findOpenQuestion, listQuestions } from '#stores/records/crm/crm-questions.ts';
import { listRuns, noteRunLooked, undoRun } from '#stores/records/crm/crm-runs.ts';
import { listCrmAside } from '#stores/records/crm/list-crm-aside.ts';
import { nameCompanies } from '#stores/records/crm/name-companies.ts';
import { listErasedThere } from '#stores/records/crm/person-traces.ts';
import { type OutboxKeys, openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { reportQuestions } from '../connections/report-crm-questions.ts';
import { pageOf } from '../connections/report-crms.ts';
import { openCrm } from './crm-routes.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/crms/:id';
const roles = ['administrator'] as const;
const defaultLimit = 50;
const questionsMax = 200;
const asideMax = 200;
const place = z.tuple([z.number().int()]);

export function createCrmLedgerRoutes(parts: RouteParts): Route[] {
  return [
    ...[writesRoute(parts), runsRoute(parts), undoRoute(parts), questionsRoute(parts)],
    ...[candidatesRoute(parts), answerRoute(parts), asideRoute(parts), retryRoute(parts), erasedRoute(parts)],
  ];
}

function writesRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/writes`,
    summary: 'The ledger: what was written there or would be, the newest first, with what became of it',
    ...{ roles, rows: 'none' },
    audit: {
      action: 'look_crm_writes',
      subject: ({ params }) => String(params.id),
      rows: ({ writes }) => writes.length,
    },
    input: { params: crmParams, query: crmWriteQuery },
    outputName: 'CrmWritePage',
    output: crmWritePageSchema,
    handler: async ({ input: { params, query }, caller }) => {
      await openCrm(records, params.id);
      const { limit = defaultLimit, run: runId, cursor, company, state, reason } = query;
      const beforeId = readPlace(cursor, place)?.[0];
      const wanted = { crmId: params.id, runId, company, state, reason, beforeId, limit: limit + 1 };
      const rows = await listWrites(records, wanted);
      if (runId !== undefined) await noteRunLooked(records, params.id, runId, authorOf(caller));
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      const [keys, names] = [
        openOutboxKeys(secret),
        await nameCompanies(
          records,
          page.map((row) => row.companyId),
        ),
      ];
      return {
        writes: page.map((row) => ({ ...reportWrite(row, keys), companyName: nameIn(names, row) })),
        nextCursor,
      };
    },
  });
}

function nameIn(names: ReadonlyMap<number, string>, { companyId }: { companyId: number | null }): string {
  return (companyId === null ? undefined : names.get(companyId)) ?? '';
}

function reportWrite(row: CrmWrite, keys: OutboxKeys): Omit<CrmWriteRow, 'companyName'> {
  const { id, runId, kind, action, ourId, theirId, companyId, state, reason, detail } = row;
  const content = openWrite(row, keys);
  return {
    ...{ id, runId, kind, action, ourId, theirId, companyId, state, reason, detail },
    ...{ at: row.at.toISOString(), settledAt: row.settledAt?.toISOString() ?? null },
    ...{ before: { ...content?.before }, after: { ...content?.after } },
  };
}

function runsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/runs`,
    summary: 'Runs of the connection, the newest first',
    ...{ roles, rows: 'none', audit: 'none', input: { params: crmParams } },
    outputName: 'CrmRuns',
    output: z.array(crmRunSchema),
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      const runs = await listRuns(records, params.id);
      return runs.map(({ id, mode, startedAt, endedAt, byName, undoneAt, undoneByName }) => ({
        ...{ id, mode, byName, undoneByName, startedAt: startedAt.toISOString() },
        ...{ endedAt: endedAt?.toISOString() ?? null, undoneAt: undoneAt?.toISOString() ?? null },
      }));
    },
  });
}

function undoRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/runs/:runId/undo`,
    summary: 'Takes back what a run wrote, but for what somebody has changed there since',
    ...{ roles, rows: 'none' },
    audit: { action: 'undo_crm_run', subject: ({ params }) => `${params.id} ${params.runId}` },
    input: { params: crmRunParams },
    outputName: 'CrmCount',
    output: crmCountSchema,
    handler: async ({ input: { params }, caller }) => {
      const run = { crmId: params.id, runId: params.runId };
      const count = await undoRun(records, run, authorOf(caller), openOutboxKeys(secret));
      if (count === undefined) throw new Refusal('crm_run_not_undone');
      return { count };
    },
  });
}

function questionsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/questions`,
    summary: 'What is not certain and waits for a human, the oldest first',
    ...{ roles, rows: 'none', audit: 'none', input: { params: crmParams } },
    outputName: 'CrmQuestions',
    output: z.array(crmQuestionSchema),
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      const asked = await listQuestions(records, params.id, { afterId: 0, limit: questionsMax });
      return reportQuestions(records, asked);
    },
  });
}

function candidatesRoute({ records, tryCrm, secret }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/questions/:questionId`,
    summary: 'The records that a question is about, as they stand in the CRM now',
    ...{ roles, rows: 'none' },
    audit: {
      action: 'look_crm_candidates',
      subject: ({ params }) => `${params.id} ${params.questionId}`,
      rows: (found) => found.length,
    },
    input: { params: crmQuestionParams },
    outputName: 'CrmCandidates',
    output: z.array(crmCandidateSchema),
    handler: async ({ input: { params } }) => {
      const record = await openCrm(records, params.id);
      const asked = await findOpenQuestion(records, params.id, params.questionId);
      if (asked === undefined) throw new Refusal('crm_question_settled');
      const { kind, theirIds } = asked;
      const isRecord = kind === 'company' || kind === 'person';
      const found = isRecord ? await tryCrm.look(record, kind, theirIds) : [];
      if (found === undefined) throw new Refusal('crm_unreachable');
      const nothing = { name: '', domains: [], vatNumber: '', emails: [] };
      return theirIds.map((id) => {
        const there = found.find((one) => one.id === id);
        const url = kind === 'company' ? pageOf(record, id, secret) : '';
        return { ...(there ?? nothing), id, url, isThere: there !== undefined };
      });
    },
  });
}

function answerRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/questions/:questionId`,
    summary:
      'Says which record it is, that it is none of them, that it stays out, or that two of ours are one',
    ...{ roles, rows: 'none' },
    audit: { action: 'answer_crm_question', subject: ({ params }) => `${params.id} ${params.questionId}` },
    input: { params: crmQuestionParams, body: crmAnswerSchema },
    outputName: 'CrmCount',
    output: crmCountSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const asked = { crmId: params.id, id: params.questionId, answer: body.answer };
      const settled = await settleQuestion(records, authorOf(caller), asked, openOutboxKeys(secret));
      if (settled === 'refused') throw new Refusal('crm_question_settled');
      return { count: 1 };
    },
  });
}

function asideRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/aside`,
    summary: 'What was set aside on its way to the CRM, the newest first, with why',
    ...{ roles, rows: 'none', audit: 'none', input: { params: crmParams } },
    outputName: 'CrmAside',
    output: z.array(crmAsideSchema),
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      return listCrmAside(records, params.id, asideMax);
    },
  });
}

function retryRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/retry`,
    summary: 'Puts what was set aside back in line: one, or all of the connection',
    ...{ roles, rows: 'none' },
    audit: { action: 'retry_crm', subject: ({ params, body }) => [params.id, body.item].join(' ').trim() },
    input: { params: crmParams, body: crmRetrySchema },
    outputName: 'CrmCount',
    output: crmCountSchema,
    handler: async ({ input: { params, body } }) => {
      await openCrm(records, params.id);
      return { count: await requeueCrmAside(records, params.id, body.item) };
    },
  });
}

function erasedRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/erased`,
    summary:
      'Records of erased people that still stand in the CRM: those that are about to be deleted, and those that must be by hand',
    ...{ roles, rows: 'none' },
    audit: {
      action: 'look_crm_erased',
      subject: ({ params }) => String(params.id),
      rows: (rows) => rows.length,
    },
    input: { params: crmParams },
    outputName: 'CrmErased',
    output: z.array(crmErasedSchema),
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      const erased = await listErasedThere(records.db, params.id);
      return erased.map((one) => ({ ...one, erasedAt: one.erasedAt.toISOString() }));
    },
  });
}
