// "Wrong company", "not a company", "it is this one": in effect at once, and taken back as easily.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import {
  companyParams,
  correctionPageSchema,
  correctionQuerySchema,
  correctionRequestSchema,
  madeSchema,
} from '#contract/company-report-schema.ts';
import {
  createCorrection,
  listCorrections,
  undoCorrection,
} from '#stores/records/questions/company-corrections.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { checkCorrection, mayOverrule } from './check-correction.ts';
import { describeRange } from './describe-range.ts';
import { authorOf } from './open-company.ts';
import { readSubject } from './read-subject.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createCorrectionRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), undoRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/corrections',
    summary:
      'What people corrected, the newest first; sales sees what concerns its own and unowned companies',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: 'none',
    input: { query: correctionQuerySchema },
    outputName: 'CorrectionPage',
    output: correctionPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const { inEffect, id, company: companyId, limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listCorrections(records, {
        ...{ inEffect, id, companyId, beforeId, limit: limit + 1 },
        seenBy: narrowedTo(caller),
      });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      const corrections = page.map((row) => ({
        id: row.id,
        kind: row.kind,
        subject: row.domain || describeRange(row.first, row.last),
        isDomain: row.domain !== '',
        wrong: { id: row.wrongCompanyId, name: row.wrongName },
        right: row.rightCompanyId === null ? null : { id: row.rightCompanyId, name: row.rightName },
        note: row.note,
        by: row.byName,
        at: row.at.toISOString(),
        undoneBy: row.undoneByName,
        undoneAt: row.undoneAt?.toISOString() ?? null,
        mayUndo: row.undoneAt === null && (mayOverrule(caller) || row.byId === caller.id),
      }));
      return { corrections, nextCursor };
    },
  });
}

function addRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/corrections',
    summary:
      'Corrects what is decided for a network or domain, for past and future visits; a wide network is a manager’s to correct',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: { action: 'correct', subject: ({ body }) => `${body.kind} ${body.domain ?? body.range}` },
    input: { body: correctionRequestSchema },
    outputName: 'Made',
    output: madeSchema,
    handler: async ({ input: { body }, caller, language }) => {
      const { kind, wrongCompanyId, wrongName = '', rightCompanyId, note = '' } = body;
      if ((kind === 'it_is') !== (rightCompanyId !== undefined)) throw new Refusal('company_missing');
      if (kind === 'wrong_company' && wrongCompanyId === undefined && wrongName === '')
        throw new Refusal('company_missing');
      const subject = readSubject(body, language);
      await checkCorrection({ events, records }, caller, body, subject);
      const correction = {
        ...{ kind, wrongName, note, subject },
        wrongCompanyId: wrongCompanyId ?? null,
        rightCompanyId: rightCompanyId ?? null,
      };
      return { id: await createCorrection(records, authorOf(caller), correction) };
    },
  });
}

function undoRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/corrections/:id/undo',
    summary: 'Takes a correction back: one’s own, or as a manager anybody’s',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: { action: 'undo_correction', subject: ({ params }) => String(params.id) },
    input: { params: companyParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      // One about a colleague's company stands in no list of theirs, so that there is none for them; their own they may take back.
      const seen = { id: params.id, seenBy: narrowedTo(caller), limit: 1 };
      const [known] = await listCorrections(records, seen);
      const [any] = known ? [known] : await listCorrections(records, { id: params.id, limit: 1 });
      if (!known && any?.byId !== caller.id) throw new Refusal('unknown_correction');
      await undoCorrection(records, authorOf(caller), params.id, { onlyOwn: !mayOverrule(caller) });
      return {};
    },
  });
}
