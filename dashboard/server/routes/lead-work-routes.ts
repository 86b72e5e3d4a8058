// What is written down beside a lead, what is still to be done, its signals further back, and what the CRMs hold of it.

import { z } from 'zod';
import { companyCrmSchema } from '#contract/crm-report-schema.ts';
import {
  leadCompanyParams,
  leadDetailSchema,
  leadEntryParams,
  leadEntryQuerySchema,
  leadParams,
  leadSignalPageSchema,
  leadSignalQuerySchema,
} from '#contract/lead-report-schema.ts';
import {
  leadEntryBodySchema,
  leadEntryChangeSchema,
  leadEntryPageSchema,
  leadTaskPageSchema,
  leadTaskQuerySchema,
} from '#contract/task-report-schema.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { reportCompanyCrms } from '../connections/report-crms.ts';
import { addLeadEntry, changeLeadEntry } from '../leads/keep-entries.ts';
import { listEntryPage } from '../leads/list-entry-page.ts';
import { listLeadSignals } from '../leads/list-lead-signals.ts';
import { listTaskPage } from '../leads/list-task-page.ts';
import { openLead, openLeadOfCompany, openOwnLead } from '../leads/open-lead.ts';
import { readLeadDetail } from '../leads/read-lead-detail.ts';
import type { RouteParts } from './route-parts.ts';

/** Everybody reads; of whose leads, `may-see-lead.ts` says. */
const readers = 'signed-in';
const writers = ['sales', 'manager', 'administrator', 'agent'] as const;
const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createLeadWorkRoutes(parts: RouteParts): Route[] {
  return [
    ...[addRoute(parts), changeRoute(parts), entriesRoute(parts)],
    ...[tasksRoute(parts), signalsRoute(parts), crmsRoute(parts)],
  ];
}

function addRoute({ records, events, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/leads/:id/entries',
    summary:
      'Writes a note, call, meeting, agreement, task or file down beside a lead; colleagues whom it mentions are told',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: { action: 'add_lead_entry', subject: ({ params, body }) => `${params.id}: ${body.kind}` },
    input: { params: leadParams, body: leadEntryBodySchema },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await addLeadEntry({ records, keys: openOutboxKeys(secret) }, caller, params.id, body);
      const lead = await openLead(records, caller, params.id);
      return readLeadDetail({ records, events, caller, nowMs: Date.now() }, lead);
    },
  });
}

function changeRoute({ records, events, secret }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/leads/:id/entries/:entryId',
    summary: 'Changes what was written down beside a lead, marks it as done, or takes it away',
    roles: writers,
    scope: 'leads:write',
    rows: 'company',
    audit: {
      action: 'change_lead_entry',
      subject: ({ params, body }) => `${params.id}: ${params.entryId} ${Object.keys(body).join(', ')}`,
    },
    input: { params: leadEntryParams, body: leadEntryChangeSchema },
    outputName: 'LeadDetail',
    output: leadDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await changeLeadEntry(
        { records, keys: openOutboxKeys(secret) },
        caller,
        { leadId: params.id, entryId: params.entryId },
        body,
      );
      const lead = await openLead(records, caller, params.id);
      return readLeadDetail({ records, events, caller, nowMs: Date.now() }, lead);
    },
  });
}

function entriesRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/leads/:id/entries',
    summary: 'What was written down beside a lead, the newest first',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: {
      action: 'look_lead_entries',
      subject: ({ params }) => String(params.id),
      rows: ({ entries }) => entries.length,
    },
    input: { params: leadParams, query: leadEntryQuerySchema },
    outputName: 'LeadEntryPage',
    output: leadEntryPageSchema,
    handler: async ({ input: { params, query }, caller }) => {
      await openOwnLead(records, caller, params.id);
      return listEntryPage(records, params.id, query);
    },
  });
}

function tasksRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/lead-tasks',
    summary: 'Tasks of the caller or of the team, those due first',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: { action: 'look_tasks', subject: () => '', rows: ({ tasks }) => tasks.length },
    input: { query: leadTaskQuerySchema },
    outputName: 'LeadTaskPage',
    output: leadTaskPageSchema,
    handler: ({ input: { query }, caller }) => listTaskPage(records, caller, query, Date.now()),
  });
}

function signalsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies/:id/signals',
    summary: 'Signals of a company, the newest first',
    roles: readers,
    scope: 'leads:read',
    rows: 'company',
    audit: {
      action: 'look_signals',
      subject: ({ params }) => String(params.id),
      rows: ({ signals }) => signals.length,
    },
    input: { params: leadCompanyParams, query: leadSignalQuerySchema },
    outputName: 'LeadSignalPage',
    output: leadSignalPageSchema,
    handler: async ({ input: { params, query }, caller }) => {
      const lead = await openLeadOfCompany(records, caller, params.id);
      if (!maySeeLead(caller, lead.ownerId)) throw new Refusal('not_your_lead');
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const found = await listLeadSignals(records, lead.companyId, { beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(found, limit, ({ id }) => [id]);
      return { signals: page, nextCursor };
    },
  });
}

function crmsRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies/:id/crms',
    summary: 'What the CRMs hold of a company: its record, the last note, the last fault, and what waits',
    roles: readers,
    rows: 'company',
    audit: {
      action: 'look_company_crms',
      subject: ({ params }) => String(params.id),
      rows: (rows) => rows.length,
    },
    input: { params: leadCompanyParams },
    outputName: 'CompanyCrms',
    output: z.array(companyCrmSchema),
    handler: async ({ input: { params }, caller }) => {
      const lead = await openLeadOfCompany(records, caller, params.id);
      if (!maySeeLead(caller, lead.ownerId)) throw new Refusal('not_your_lead');
      return reportCompanyCrms(records, lead.companyId, secret);
    },
  });
}
