// Pins and corrections: where a person has had the last word on a network or domain.

import type { Correction, CorrectionRequest, Pin, PinRequest, PinTarget } from '#contract/company-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const pinsKey = ['pins'] as const;
export const correctionsKey = ['corrections'] as const;

export const pinsQuery = (query: { target?: PinTarget; company?: number }) =>
  pagesQuery<{ pins: Pin[]; nextCursor: string | null }>(pinsKey, '/api/pins', query);

export const addPin = (request: PinRequest) =>
  fetchJson<{ id: number }>('/api/pins', { method: 'POST', body: request });
export const removePin = (id: number) => fetchJson<unknown>(`/api/pins/${id}`, { method: 'DELETE' });

export const correctionsQuery = (query: { inEffect?: boolean; id?: number; company?: number }) =>
  pagesQuery<{ corrections: Correction[]; nextCursor: string | null }>(
    correctionsKey,
    '/api/corrections',
    query,
  );

export const addCorrection = (request: CorrectionRequest) =>
  fetchJson<{ id: number }>('/api/corrections', { method: 'POST', body: request });
export const undoCorrection = (id: number) =>
  fetchJson<unknown>(`/api/corrections/${id}/undo`, { method: 'POST' });
