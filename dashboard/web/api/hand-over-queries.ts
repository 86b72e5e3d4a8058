// Hand-over: briefs of an owner's leads, their file, and giving them to a colleague.

import type {
  DoneHandOverPage,
  HandOverBody,
  HandOverDone,
  HandOverPage,
  HandOverUndone,
} from '#contract/handover-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { leadsKey } from './lead-queries.ts';
import { pagesQuery } from './read-pages.ts';

export const handOverQuery = (owner: string) =>
  pagesQuery<HandOverPage>([...leadsKey, 'hand-over'], '/api/hand-over', { owner });

export const doneHandOversQuery = pagesQuery<DoneHandOverPage>(
  [...leadsKey, 'hand-overs'],
  '/api/hand-over/done',
  {},
);

/** Where the browser fetches the file itself. */
export const handOverFileUrl = (owner: string, language: string) =>
  `/api/hand-over/pdf${toQuery({ owner, language: language === 'it' ? 'it' : 'en' })}`;

export const handOver = (body: HandOverBody) =>
  fetchJson<HandOverDone>('/api/hand-over', { method: 'POST', body });

export const undoHandOver = (id: number) =>
  fetchJson<HandOverUndone>(`/api/hand-over/${id}/undo`, { method: 'POST', body: {} });
