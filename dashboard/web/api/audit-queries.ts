// Who looked at or did what.

import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { AuditPage, AuditQuery } from '#contract/audit.ts';
import { fetchJson, toQuery } from './fetch-json.ts';

export const auditQuery = (query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<AuditPage>(`/api/audit${toQuery({ ...query, cursor: pageParam })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
