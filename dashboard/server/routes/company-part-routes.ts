// What belongs to a company: its domains, other names, networks and registry handles. Each is added and taken away by
// itself, and the answer is the company as it is then.

import type { z } from 'zod';
import type { Author } from '#contract/company.ts';
import {
  aliasRequestSchema,
  companyDetailSchema,
  companyDomainParams,
  companyHandleParams,
  companyParams,
  companyPartParams,
  domainRequestSchema,
  handleRequestSchema,
  networkRequestSchema,
} from '#contract/company-report-schema.ts';
import type { Language } from '#contract/report.ts';
import { createAlias, removeAlias } from '#stores/records/questions/company-aliases.ts';
import { keepDomain, removeDomain } from '#stores/records/questions/company-domains.ts';
import { createHandle, removeHandle } from '#stores/records/questions/company-handles.ts';
import { createNetwork, removeNetwork } from '#stores/records/questions/company-networks.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf, openOwnCompany, readCompany } from './open-company.ts';
import { readOwnDomain, readOwnRange } from './read-subject.ts';
import type { RouteParts } from './route-parts.ts';

const source = 'manual';

export function createCompanyPartRoutes(parts: RouteParts): Route[] {
  const { records } = parts;
  return [
    addRoute(parts, 'domains', 'Adds a domain, or says what it is used for', domainRequestSchema, {
      action: 'keep_domain',
      subject: ({ domain }) => domain,
      add: (by, id, { domain, kind, confidence = 1 }, language) =>
        keepDomain(records, by, id, { domain: readOwnDomain(domain, language), kind, confidence, source }),
    }),
    addRoute(parts, 'aliases', 'Adds another name', aliasRequestSchema, {
      action: 'add_alias',
      subject: ({ name }) => name,
      add: (by, id, { name }) => createAlias(records, by, id, { name, source }),
    }),
    addRoute(parts, 'networks', 'Adds a network that the company itself uses', networkRequestSchema, {
      action: 'add_network',
      subject: ({ range }) => range,
      add: (by, id, { range, label = '' }, language) =>
        createNetwork(records, by, id, {
          ...readOwnRange(range, language),
          ...{ label, source, confirmedBy: by.name },
        }),
    }),
    addRoute(parts, 'handles', 'Adds a handle under which registries know it', handleRequestSchema, {
      action: 'add_handle',
      subject: ({ handle }) => handle,
      add: (by, id, { handle }) => createHandle(records, by, id, { handle, source }),
    }),
    removeRoute(parts, 'domains/:domain', 'Takes a domain away', companyDomainParams, {
      action: 'remove_domain',
      remove: (by, { id, domain }) => removeDomain(records, by, id, domain.toLowerCase()),
    }),
    removeRoute(parts, 'aliases/:partId', 'Takes another name away', companyPartParams, {
      action: 'remove_alias',
      remove: (by, { id, partId }) => removeAlias(records, by, id, partId),
    }),
    removeRoute(parts, 'networks/:partId', 'Takes a network away', companyPartParams, {
      action: 'remove_network',
      remove: (by, { id, partId }) => removeNetwork(records, by, id, partId),
    }),
    removeRoute(parts, 'handles/:handle', 'Takes a registry handle away', companyHandleParams, {
      action: 'remove_handle',
      remove: (by, { id, handle }) => removeHandle(records, by, id, handle.toUpperCase()),
    }),
  ];
}

interface Adding<B> {
  action: string;
  subject: (body: B) => string;
  add: (by: Author, id: number, body: B, language: Language) => Promise<void>;
}

function addRoute<B>(
  { records }: RouteParts,
  part: string,
  summary: string,
  body: z.ZodType<B>,
  adding: Adding<B>,
): Route {
  return defineRoute({
    method: 'post',
    path: `/api/companies/:id/${part}`,
    summary,
    roles: ['sales', 'manager', 'administrator'],
    rows: 'company',
    audit: {
      action: adding.action,
      subject: (input) => `${input.params.id}: ${adding.subject(input.body)}`,
    },
    input: { params: companyParams, body },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input, caller, language }) => {
      const { id } = input.params;
      await openOwnCompany(records, caller, id);
      await adding.add(authorOf(caller), id, input.body, language);
      return readCompany(records, caller, id);
    },
  });
}

function removeRoute<P extends { id: number }>(
  { records }: RouteParts,
  part: string,
  summary: string,
  params: z.ZodType<P>,
  removing: { action: string; remove: (by: Author, params: P) => Promise<void> },
): Route {
  return defineRoute({
    method: 'delete',
    path: `/api/companies/:id/${part}`,
    summary,
    roles: ['sales', 'manager', 'administrator'],
    rows: 'company',
    audit: { action: removing.action, subject: (input) => Object.values(input.params).join(': ') },
    input: { params },
    outputName: 'CompanyDetail',
    output: companyDetailSchema,
    handler: async ({ input, caller }) => {
      await openOwnCompany(records, caller, input.params.id);
      await removing.remove(authorOf(caller), input.params);
      return readCompany(records, caller, input.params.id);
    },
  });
}
