// What Fiuto records about the reader.

import { queryOptions } from '@tanstack/react-query';
import type { OwnRecordSum } from '#contract/recorded-report.ts';
import { fetchJson } from './fetch-json.ts';

export const ownRecordsQuery = queryOptions({
  queryKey: ['own-records'],
  queryFn: ({ signal }) => fetchJson<OwnRecordSum[]>('/api/me/records', { signal }),
});

export const ownRecordsFilePath = '/api/me/records/file';
