// The known companies: list, add, read, change.

import { z } from 'zod';
import type { CompanyPage, CompanyQuery } from '#contract/company-report.ts';
import {
  companyChangeSchema,
  companyDetailSchema,
  companyPageSchema,
  companyParams,
  companyQuerySchema,
  companyRequestSchema,
} from '#contract/company-report-schema.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { type CompanyFilter, listCompanies } from '#stores/records/questions/company-list.ts';
import { maySeeWhole, narrowedTo } from '../access/may-see-company.ts';
import { amongBoth, openTeamOwners } from '../access/open-team.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { defineRoute, type Route, type Viewer } from '../api/route.ts';
import { readOwnNarrowing } from '../fields/read-own-narrowing.ts';
import { checkWorkers } from '../leads/read-owner.ts';
import { authorOf, openOwnCompany, readCompany } from './open-company.ts';
import { readCompanyValues } from './read-company-values.ts';
import { readOwnDomain } from './read-subject.ts';
import { reportCompanyRow } from './report-company.ts';
import type { RouteParts } from './route-parts.ts';

export function createCompanyRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), readRoute(parts), changeRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies',
    summary: 'Companies, searched, filtered and sorted; those of other salespeople by name and owner alone',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'companies:read',
    rows: 'company',
    // Names of companies and their owners are no personal data of visitors.
    audit: 'none',
    input: { query: companyQuerySchema },
    outputName: 'CompanyPage',
    output: companyPageSchema,
    handler: ({ input: { query }, caller }) => findCompanyPage(records, caller, query),
  });
}

const defaultLimit = 50;
const place = z.tuple([z.string().max(250), z.number().int()]);

export async function findCompanyPage(
  records: Records,
  caller: Viewer,
  query: CompanyQuery,
): Promise<CompanyPage> {
  const limit = query.limit ?? defaultLimit;
  const sort = query.sort ?? 'name';
  const after = readPlace(query.cursor, place);
  const ofTeam = await openTeamOwners(records, caller, query.team, Date.now());
  const own = query.owner === 'me' ? [caller.id, ...caller.standsInFor] : undefined;
  const ownerIds = amongBoth(own, ofTeam);
  const narrowed = await readOwnNarrowing(records, 'company', query.own);
  const listed = await listCompanies(
    records,
    { ...filterOf(query, caller), ownerIds, narrowed },
    {
      sort,
      after: after && { value: after[0], id: after[1] },
      limit: limit + 1,
    },
  );
  const { page, nextCursor } = cutPage(listed, limit, (row) => [row.place.value, row.place.id]);
  const companies = page.map((row) => reportCompanyRow(row, maySeeWhole(caller, row.ownerId)));
  return { companies, nextCursor };
}

function filterOf(query: CompanyQuery, caller: Viewer): CompanyFilter {
  const { search, status, country, province, owner, source, parent, own } = query;
  const ownerId = owner === 'me' ? undefined : owner === 'none' ? '' : owner;
  // Of a colleague's company none of them is shown, so that none may find it.
  const isWholeAsked = source !== undefined || parent !== undefined || own !== undefined;
  const seenBy = isWholeAsked ? narrowedTo(caller) : undefined;
  return { search, status, country, province, ownerId, source, parentId: parent, seenBy };
}

function addRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/companies',
    summary: 'Adds a company',
    roles: ['sales', 'manager', 'administrator'],
    scope: 'companies:write',
    rows: 'company',
    audit: { action: 'add_company', subject: ({ body }) => body.name },
    input: { body: companyRequestSchema },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input: { body }, caller, language }) => {
      const { domains = [], name, ...change } = body;
      if (body.ownerId) await checkWorkers(records, [body.ownerId]);
      const read = [...new Set(domains.map((domain) => readOwnDomain(domain, language, 'domains')))];
      const id = await createCompany(records, authorOf(caller), {
        ...readCompanyValues(change, '', language),
        name,
        source: 'manual',
        domains: read.map((domain, at) => ({
          domain,
          kind: at === 0 ? ('primary' as const) : ('alias' as const),
          confidence: 1,
          source: 'manual',
        })),
      });
      return readCompany(records, caller, id);
    },
  });
}

/** Sixteen letters and digits are the code of a natural person. */
const personalCode = 16;

function readRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies/:id',
    summary: 'A company with its domains, names, networks, plants and merges',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'companies:read',
    rows: 'company',
    audit: {
      action: 'look_company',
      subject: ({ params }) => String(params.id),
      rows: ({ fiscalCode }) => (fiscalCode.length === personalCode ? 1 : 0),
    },
    input: { params: companyParams },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: ({ input: { params }, caller }) => readCompany(records, caller, params.id),
  });
}

function changeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/companies/:id',
    summary: 'Changes what is known of a company; what is left out stays',
    roles: ['sales', 'manager', 'administrator'],
    scope: 'companies:write',
    rows: 'company',
    audit: {
      action: 'change_company',
      subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
    },
    input: { params: companyParams, body: companyChangeSchema },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input: { params, body }, caller, language }) => {
      const { company } = await openOwnCompany(records, caller, params.id);
      const values = readCompanyValues(body, company.country, language);
      if (values.ownerId && values.ownerId !== company.ownerId) await checkWorkers(records, [values.ownerId]);
      await changeCompany(records, authorOf(caller), params.id, values);
      return readCompany(records, caller, params.id);
    },
  });
}
