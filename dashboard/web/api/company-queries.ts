// The known companies and what belongs to each.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CompanyChange,
  CompanyDetail,
  CompanyPage,
  CompanyQuery,
  CompanyRequest,
  DomainRequest,
  MergedLead,
  NetworkRequest,
} from '#contract/company-report.ts';
import type { Colleague } from '#contract/team-report.ts';
import { mayHaveWork } from '#contract/user-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const companiesKey = ['companies'] as const;

export const companiesQuery = (query: CompanyQuery) =>
  pagesQuery<CompanyPage>([...companiesKey, 'list'], '/api/companies', query);

const choicesMax = 10;

/** A few companies for a field in which one is chosen. */
export const companyChoicesQuery = (search: string) =>
  queryOptions({
    queryKey: [...companiesKey, 'choices', search],
    queryFn: ({ signal }) =>
      fetchJson<CompanyPage>(`/api/companies${toQuery({ search, limit: choicesMax })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const companyQuery = (id: number) =>
  queryOptions({
    queryKey: [...companiesKey, id],
    queryFn: ({ signal }) => fetchJson<CompanyDetail>(`/api/companies/${id}`, { signal }),
  });

export const ownersQuery = queryOptions({
  queryKey: ['owners'],
  queryFn: ({ signal }) => fetchJson<Colleague[]>('/api/owners', { signal }),
  staleTime: 5 * 60_000,
});

/** Whom work may be given to. */
export const workersQuery = queryOptions({
  ...ownersQuery,
  select: (owners: Colleague[]) => owners.filter(({ role }) => mayHaveWork(role)),
});

const send = (path: string, body: unknown, method: 'POST' | 'PATCH' = 'POST') =>
  fetchJson<CompanyDetail>(`/api/companies${path}`, { method, body });
const remove = (path: string) => fetchJson<CompanyDetail>(`/api/companies${path}`, { method: 'DELETE' });

export const addCompany = (request: CompanyRequest) => send('', request);
export const changeCompany = (id: number, change: CompanyChange) => send(`/${id}`, change, 'PATCH');
export const keepDomain = (id: number, request: DomainRequest) => send(`/${id}/domains`, request);
export const addAlias = (id: number, name: string) => send(`/${id}/aliases`, { name });
export const addNetwork = (id: number, request: NetworkRequest) => send(`/${id}/networks`, request);
export const addHandle = (id: number, handle: string) => send(`/${id}/handles`, { handle });
export const removeDomain = (id: number, domain: string) =>
  remove(`/${id}/domains/${encodeURIComponent(domain)}`);
export const removeAlias = (id: number, partId: number) => remove(`/${id}/aliases/${partId}`);
export const removeNetwork = (id: number, partId: number) => remove(`/${id}/networks/${partId}`);
export const removeHandle = (id: number, handle: string) =>
  remove(`/${id}/handles/${encodeURIComponent(handle)}`);

/** Open leads of both: of two one goes on. */
export const mergedLeadsQuery = (id: number, into: number) =>
  queryOptions({
    queryKey: [...companiesKey, id, 'merge', into],
    queryFn: ({ signal }) =>
      fetchJson<{ leads: MergedLead[] }>(`/api/companies/${id}/merge${toQuery({ into })}`, { signal }),
    enabled: into > 0,
    gcTime: 0,
  });

/** Puts `id` under `into`, and answers that one. `keptLead`: of two open leads the one that goes on. */
export const mergeCompany = (id: number, into: number, reason: string, keptLead?: number) =>
  send(`/${id}/merge`, { into, reason, ...(keptLead === undefined ? {} : { keptLead }) });
export const unmergeCompany = (id: number, reason: string) => send(`/${id}/unmerge`, { reason });
