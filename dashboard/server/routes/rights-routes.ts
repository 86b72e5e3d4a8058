// What people have asked about their own data, for an administrator to answer within a month.

import {
  clearedWithinHours,
  type RightsGap,
  type RightsReport,
  rightsGaps,
} from '#contract/rights-report.ts';
import {
  rightsRefusalSchema,
  rightsReportSchema,
  rightsRequestParams,
  rightsSettingsSchema,
} from '#contract/rights-report-schema.ts';
import { eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld, keyOfEmail } from '#stores/persons/find-held.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import {
  keepRightsSettings,
  readController,
  readRightsSettings,
} from '#stores/records/questions/rights-settings.ts';
import { readErasureRuns } from '#stores/records/rights/erasure-runs.ts';
import {
  findRightsRequest,
  listRightsRequests,
  type RightsRequest,
  settleRightsRequest,
} from '#stores/records/rights/rights-requests.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { nameOf } from '../persons/report-person.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const shownMax = 200;

export function createRightsRoutes(parts: RouteParts): Route[] {
  return [readRoute(parts), settingsRoute(parts), eraseRoute(parts), refuseRoute(parts), settleRoute(parts)];
}

async function report({ records, settings }: RouteParts): Promise<RightsReport> {
  const [requests, erasures, rights, controller] = await Promise.all([
    listRightsRequests(records, { limit: shownMax }),
    readErasureRuns(records),
    readRightsSettings(records),
    readController(records),
  ]);
  const isThere: Record<RightsGap, boolean> = {
    mail: settings.sendsMail === true,
    controller: controller !== undefined,
    address: settings.collectorUrl.startsWith('https://'),
  };
  return {
    settings: rights,
    gaps: rightsGaps.filter((gap) => !isThere[gap]),
    pageUrl: `${settings.collectorUrl}/rights`,
    clearedWithinHours,
    ...{ clearing: erasures.waiting, left: erasures.left },
    requests: await Promise.all(requests.map((request) => reportRequest({ records }, request))),
  };
}

async function reportRequest(
  { records }: Pick<RouteParts, 'records'>,
  { at, dueAt, settledAt, repliedAt, ...request }: RightsRequest,
): Promise<RightsReport['requests'][number]> {
  const personId =
    request.email === ''
      ? undefined
      : (await findHeld(records, keyOfEmail(request.email), 'proven')).personId;
  const card = personId === undefined ? undefined : (await findCards(records, [personId])).get(personId);
  return {
    ...{ id: request.id, kind: request.kind, email: request.email, state: request.state },
    ...{ reason: request.reason, settledByName: request.settledByName },
    ...{ at: at.toISOString(), dueAt: dueAt.toISOString(), settledAt: settledAt?.toISOString() ?? null },
    ...{ reply: replyOf(request, repliedAt), repliedAt: repliedAt?.toISOString() ?? null },
    person: card === undefined ? null : nameOf(card),
  };
}

function replyOf(
  { replyNextAt, replyTries }: Pick<RightsRequest, 'replyNextAt' | 'replyTries'>,
  repliedAt: Date | null,
): RightsReport['requests'][number]['reply'] {
  if (repliedAt !== null) return 'mailed';
  if (replyNextAt !== null) return 'waiting';
  return replyTries > 0 ? 'given_up' : 'none';
}

const common = {
  roles: ['administrator'],
  rows: 'none',
  outputName: 'RightsReport',
  output: rightsReportSchema,
} as const;

function readRoute(parts: RouteParts): Route {
  return defineRoute({
    ...common,
    method: 'get',
    path: '/api/rights',
    summary: 'What people have asked about their own data, and how they are answered',
    audit: { action: 'look_rights_requests', subject: () => '', rows: ({ requests }) => requests.length },
    input: {},
    handler: () => report(parts),
  });
}

function settingsRoute(parts: RouteParts): Route {
  return defineRoute({
    ...common,
    method: 'patch',
    path: '/api/rights/settings',
    summary: 'Whether a person who asks for it is erased at once or waits for an administrator',
    audit: { action: 'change_rights', subject: ({ body }) => body.erasure },
    input: { body: rightsSettingsSchema },
    handler: async ({ input: { body } }) => {
      await keepRightsSettings(parts.records, body);
      return report(parts);
    },
  });
}

async function findOpen({ records }: RouteParts, id: number): Promise<RightsRequest> {
  const request = await findRightsRequest(records, id);
  if (request === undefined) throw new Refusal('unknown_rights_request');
  if (request.state === 'done' || request.state === 'refused') throw new Refusal('rights_request_answered');
  return request;
}

function eraseRoute(parts: RouteParts): Route {
  const { records, secret, erasure } = parts;
  return defineRoute({
    ...common,
    method: 'post',
    path: '/api/rights/requests/:id/erase',
    summary: 'Erases whoever asked, everywhere, and answers all of their requests',
    audit: { action: 'erase_person', subject: ({ params }) => `request ${params.id}` },
    input: { params: rightsRequestParams },
    handler: async ({ input: { params }, caller }) => {
      const { email, id } = await findOpen(parts, params.id);
      const nameSubject = createSubjectNamer(secret);
      const held = await findHeld(records, keyOfEmail(email), 'followed');
      await eraseEverywhere({ ...erasure, records, secret, nameSubject }, authorOf(caller), held);
      // Where their names have changed since, by its number.
      await settleRightsRequest(records, id, { state: 'done', byName: caller.name });
      return report(parts);
    },
  });
}

function refuseRoute(parts: RouteParts): Route {
  return defineRoute({
    ...common,
    method: 'post',
    path: '/api/rights/requests/:id/refuse',
    summary: 'Refuses a request, with the reason that the person was told',
    audit: { action: 'refuse_rights_request', subject: ({ params }) => `request ${params.id}` },
    input: { params: rightsRequestParams, body: rightsRefusalSchema },
    handler: async ({ input: { params, body }, caller }) => {
      const { id } = await findOpen(parts, params.id);
      await settleRightsRequest(parts.records, id, {
        state: 'refused',
        byName: caller.name,
        reason: body.reason,
      });
      return report(parts);
    },
  });
}

function settleRoute(parts: RouteParts): Route {
  return defineRoute({
    ...common,
    method: 'post',
    path: '/api/rights/requests/:id/settle',
    summary: 'Says that an objection was looked at and stands',
    audit: { action: 'settle_rights_request', subject: ({ params }) => `request ${params.id}` },
    input: { params: rightsRequestParams },
    handler: async ({ input: { params }, caller }) => {
      const { id, kind } = await findOpen(parts, params.id);
      if (kind === 'erasure') throw new Refusal('rights_request_not_erased');
      await settleRightsRequest(parts.records, id, { state: 'done', byName: caller.name });
      return report(parts);
    },
  });
}
