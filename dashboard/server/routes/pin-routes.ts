// The networks and domains on which an operator has the last word: a company's, nobody's, or colleagues'.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import {
  companyParams,
  madeSchema,
  pinPageSchema,
  pinQuerySchema,
  pinRequestSchema,
} from '#contract/company-report-schema.ts';
import { createPin, listPins, removePin } from '#stores/records/questions/company-pins.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { describeRange } from './describe-range.ts';
import { authorOf } from './open-company.ts';
import { readSubject } from './read-subject.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createPinRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), removeRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/pins',
    summary:
      'Pinned networks and domains, the newest first; sales sees those of its own and unowned companies',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: 'none',
    input: { query: pinQuerySchema },
    outputName: 'PinPage',
    output: pinPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const { target, company: companyId, limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listPins(records, {
        ...{ target, companyId, beforeId, limit: limit + 1 },
        seenBy: narrowedTo(caller),
      });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      const pins = page.map(({ id, domain, first, last, target: to, companyId: ofId, ...row }) => ({
        id,
        subject: domain || describeRange(first, last),
        isDomain: domain !== '',
        target: to,
        company: ofId === null ? null : { id: ofId, name: row.companyName },
        note: row.note,
        by: row.byName,
        at: row.at.toISOString(),
      }));
      return { pins, nextCursor };
    },
  });
}

function addRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/pins',
    summary: 'Pins a network or domain to a company, to none, or to colleagues; at once',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: {
      action: 'pin',
      subject: ({ body }) => `${body.domain ?? body.range}: ${body.target} ${body.companyId ?? ''}`.trim(),
    },
    input: { body: pinRequestSchema },
    outputName: 'Made',
    output: madeSchema,
    handler: async ({ input: { body }, caller, language }) => {
      const { target, companyId, note = '' } = body;
      if ((target === 'company') !== (companyId !== undefined)) throw new Refusal('company_missing');
      const subject = readSubject(body, language);
      const pin = { subject, target, companyId: companyId ?? null, note };
      return { id: await createPin(records, authorOf(caller), pin) };
    },
  });
}

function removeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/pins/:id',
    summary: 'Takes a pin away',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: { action: 'unpin', subject: ({ params }) => String(params.id) },
    input: { params: companyParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      await removePin(records, authorOf(caller), params.id);
      return {};
    },
  });
}
