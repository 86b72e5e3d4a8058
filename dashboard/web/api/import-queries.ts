// Imports of companies: a file is sent and looked at, then applied, and may be taken back.

import { queryOptions } from '@tanstack/react-query';
import type { CompanyImport, CompanyImportLine, LineOutcome, ListKind } from '#contract/company-report.ts';
import type { ImportApplyQuery } from '#contract/lists-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const importsKey = ['imports'] as const;

/** While the server works on an import. */
const workingPollMs = 700;

export function isWorking({ state }: CompanyImport): boolean {
  return state === 'reading' || state === 'applying' || state === 'undoing';
}

export const importsQuery = () =>
  pagesQuery<{ imports: CompanyImport[]; nextCursor: string | null }>(
    [...importsKey, 'list'],
    '/api/company-imports',
    {},
  );

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: [...importsKey, id],
    queryFn: ({ signal }) => fetchJson<CompanyImport>(`/api/company-imports/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data) ? workingPollMs : false),
  });

export interface LineFilter {
  outcome?: LineOutcome;
  withFaults?: boolean;
}

/** `state`: of the import, since applying and taking back change what its lines say. */
export const importLinesQuery = (id: number, state: string, filter: LineFilter) =>
  pagesQuery<{ lines: CompanyImportLine[]; nextCursor: string | null }>(
    [...importsKey, id, 'lines', state],
    `/api/company-imports/${id}/lines`,
    filter,
  );

/** `mapping`: header to field, of the columns that are told. */
export const sendFile = (file: File, kind: ListKind, mapping?: Record<string, string>) =>
  fetchJson<CompanyImport>(
    `/api/company-imports${toQuery({ name: file.name, kind, mapping: mapping && JSON.stringify(mapping) })}`,
    { method: 'POST', file },
  );

export const applyImport = ({ id, ...query }: ImportApplyQuery & { id: number }) =>
  fetchJson<CompanyImport>(`/api/company-imports/${id}/apply${toQuery(query)}`, { method: 'POST' });
export const undoImport = (id: number) =>
  fetchJson<CompanyImport>(`/api/company-imports/${id}/undo`, { method: 'POST' });
export const forgetImport = (id: number) =>
  fetchJson<unknown>(`/api/company-imports/${id}`, { method: 'DELETE' });
