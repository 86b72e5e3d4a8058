// What sales works on: the list and the board of leads, one lead, accepting a company, changing and taking back.

import {
  leadBoardQuerySchema,
  leadBoardSchema,
  leadBulkAnswerSchema,
  leadBulkSchema,
  leadBulkUndoSchema,
  leadChangeParams,
  leadChangeSchema,
  leadCompanyParams,
  leadDetailSchema,
  leadPageSchema,
  leadParams,
  leadQuerySchema,
  leadRequestSchema,
  leadStageListSchema,
  leadUndoSchema,
} from '#contract/lead-report-schema.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { acceptLead } from '../leads/accept-lead.ts';
import { changeLeads, changeOneLead, undoLeads, undoOneChange } from '../leads/change-leads.ts';
import { listBoard, listLeadPage } from '../leads/list-lead-page.ts';
import { namedLeadsMax, nameLeads } from '../leads/name-leads.ts';
import { openLead, openLeadOfCompany } from '../leads/open-lead.ts';
import { readLeadDetail } from '../leads/read-lead-detail.ts';
import type { RouteParts } from './route-parts.ts';

/** Everybody reads; of whose leads, `may-see-lead.ts` says. */
const readers = 'signed-in';
const writers = ['sales', 'manager', 'administrator', 'agent'] as const;
const base = '/api/leads/:id';

export function createLeadRoutes(parts: RouteParts): Route[] {
  return [
    listRoute(parts),
    boardRoute(parts),
    stagesRoute(parts),
    acceptRoute(parts),
    bulkRoute(parts),
    bulkUndoRoute(parts),
    readRoute(parts),
    ofCompanyRoute(parts),
    changeRoute(parts),
    undoRoute(parts),
  ];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/leads',
    summary:
      'Leads and companies suggested as leads; for sales its own and unowned ones, of colleagues’ the name alone',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: { action: 'look_leads', subject: () => '', rows: ({ leads }) => leads.length },
    input: { query: leadQuerySchema },
    outputName: 'LeadPage',
    output: leadPageSchema,
    handler: ({ input: { query }, caller }) => listLeadPage(records, caller, query, Date.now()),
  });
}

function boardRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/leads/board',
    summary: 'Leads by their stages, with the count and the first of each, beside those that are suggested',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: {
      action: 'look_leads',
      subject: () => '',
      rows: ({ columns }) => columns.reduce((sum, { leads }) => sum + leads.length, 0),
    },
    input: { query: leadBoardQuerySchema },
    outputName: 'LeadBoard',
    output: leadBoardSchema,
    handler: ({ input: { query }, caller }) => listBoard(records, caller, query, Date.now()),
  });
}

function stagesRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/lead-stages',
    summary: 'The stages of leads in force, in their order',
    roles: readers,
    scope: 'leads:read',
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'LeadStages',
    output: leadStageListSchema,
    handler: async () => {
      const { version, stages } = (await readRulesInForce(records)).stages;
      return { version, stages: [...stages] };
    },
  });
}

function acceptRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/leads',
    summary: 'Accepts a company as a lead, for oneself or somebody else',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: { action: 'accept_lead', subject: ({ body }) => `company ${body.companyId}` },
    input: { body: leadRequestSchema },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { body }, caller }) => {
      const leadId = await acceptLead(parts.records, caller, body);
      return detailOf(parts, caller, leadId);
    },
  });
}

function bulkRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/leads/bulk',
    summary: 'Changes stage, owner or next step of several leads; each is changed or refused by itself',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: {
      action: 'change_leads',
      subject: ({ body }) => nameLeads(body.leads.map(({ leadId }) => leadId)),
      subjectMax: namedLeadsMax,
    },
    input: { body: leadBulkSchema },
    outputName: 'LeadBulkAnswer',
    output: leadBulkAnswerSchema,
    handler: ({ input: { body }, caller, language }) => changeLeads(parts, caller, body, language),
  });
}

function bulkUndoRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/leads/bulk/undo',
    summary: 'Takes a change of several leads back, except what somebody has changed since',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: {
      action: 'undo_lead_changes',
      subject: ({ body }) => nameLeads(body.changes.map(({ leadId }) => leadId)),
      subjectMax: namedLeadsMax,
    },
    input: { body: leadBulkUndoSchema },
    outputName: 'LeadBulkAnswer',
    output: leadBulkAnswerSchema,
    handler: ({ input: { body }, caller, language }) => undoLeads(parts, caller, body, language),
  });
}

function readRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'A lead with its ledger, signals, entries, people, requests and changes',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: {
      action: 'look_lead',
      subject: ({ params }) => String(params.id),
      rows: ({ people, requests }) => people.length + requests.length,
    },
    input: { params: leadParams },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: ({ input: { params }, caller }) => detailOf(parts, caller, params.id),
  });
}

function ofCompanyRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies/:id/lead',
    summary: 'The open lead of a company, or what is known of one that is none',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: {
      action: 'look_company_lead',
      subject: ({ params }) => String(params.id),
      rows: ({ people, requests }) => people.length + requests.length,
    },
    input: { params: leadCompanyParams },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { params }, caller }) => {
      const { records, events } = parts;
      const lead = await openLeadOfCompany(records, caller, params.id);
      return readLeadDetail({ records, events, caller, nowMs: Date.now() }, lead);
    },
  });
}

function changeRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: base,
    summary: 'Changes a lead; what is left out stays',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: {
      action: 'change_lead',
      subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
    },
    input: { params: leadParams, body: leadChangeSchema },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await changeOneLead(parts.records, caller, params.id, body);
      return detailOf(parts, caller, params.id);
    },
  });
}

function undoRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/changes/:changeId/undo`,
    summary: 'Takes one change of a lead back',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: {
      action: 'undo_lead_change',
      subject: ({ params }) => `${params.id}: ${params.changeId}`,
    },
    input: { params: leadChangeParams, body: leadUndoSchema },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const { id: leadId, changeId } = params;
      await undoOneChange(parts.records, caller, { leadId, changeId, reason: body.reason ?? '' });
      return detailOf(parts, caller, leadId);
    },
  });
}

/** As the caller may see it now: whoever gave it away sees less. */
async function detailOf({ records, events }: RouteParts, caller: Caller, leadId: number) {
  const lead = await openLead(records, caller, leadId);
  return readLeadDetail({ records, events, caller, nowMs: Date.now() }, lead);
}
