// Imports of engagement: a file is sent and looked at, then brought in, and may be taken back.

import { queryOptions } from '@tanstack/react-query';
import type {
  EngagementImport,
  EngagementImportRow,
  EngagementUploadQuery,
  ImportReading,
  RowKind,
} from '#contract/import-report.ts';
import { fetchFile, fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const engagementImportsKey = ['engagement-imports'] as const;
const address = '/api/engagement-imports';
/** While the server works on an import. */
const workingPollMs = 700;

export function isAtWork({ state }: EngagementImport): boolean {
  return state === 'reading' || state === 'applying' || state === 'undoing';
}

export const engagementImportsQuery = () =>
  pagesQuery<{ imports: EngagementImport[]; nextCursor: string | null }>(
    [...engagementImportsKey, 'list'],
    address,
    {},
  );

export const engagementImportQuery = (id: number) =>
  queryOptions({
    queryKey: [...engagementImportsKey, id],
    queryFn: ({ signal }) => fetchJson<EngagementImport>(`${address}/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? workingPollMs : false),
  });

/** `state`: of the import, since bringing it in changes what its rows say. */
export const engagementRowsQuery = (id: number, state: string, outcome?: RowKind) =>
  pagesQuery<{ rows: EngagementImportRow[]; nextCursor: string | null }>(
    [...engagementImportsKey, id, 'rows', state],
    `${address}/${id}/rows`,
    outcome ? { outcome } : {},
  );

export type EngagementStatement = Pick<EngagementUploadQuery, 'site' | 'origin' | 'basis'>;

export const sendEngagementFile = (file: File, statement: EngagementStatement, reading?: ImportReading) =>
  fetchJson<EngagementImport>(
    `${address}${toQuery({ ...statement, name: file.name, reading: reading && JSON.stringify(reading) })}`,
    { method: 'POST', file },
  );

export const applyEngagement = (id: number) =>
  fetchJson<EngagementImport>(`${address}/${id}/apply`, { method: 'POST' });
export const undoEngagement = (id: number) =>
  fetchJson<EngagementImport>(`${address}/${id}/undo`, { method: 'POST' });
export const forgetEngagement = (id: number) => fetchJson<unknown>(`${address}/${id}`, { method: 'DELETE' });
export const fetchRefused = (id: number) => fetchFile(`${address}/${id}/refused`);
