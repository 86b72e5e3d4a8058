// The administrator's own fields: which there are, and what stands in those of one company, person or lead.

import { queryOptions } from '@tanstack/react-query';
import type {
  CustomField,
  FieldBody,
  FieldChangeBody,
  FieldSheet,
  FieldSubject,
  FieldValueBody,
} from '#contract/field-report.ts';
import { fetchJson } from './fetch-json.ts';

export interface Holder {
  subject: FieldSubject;
  id: number;
}

const paths: Readonly<Record<FieldSubject, string>> = {
  company: '/api/companies',
  person: '/api/people',
  lead: '/api/leads',
};
const pathOf = ({ subject, id }: Holder) => `${paths[subject]}/${id}/fields`;

export const fieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  queryFn: ({ signal }) => fetchJson<CustomField[]>('/api/custom-fields', { signal }),
});

export const addField = (body: FieldBody) =>
  fetchJson<CustomField[]>('/api/custom-fields', { method: 'POST', body });
export const changeField = ({ id, ...body }: FieldChangeBody & { id: number }) =>
  fetchJson<CustomField[]>(`/api/custom-fields/${id}`, { method: 'PATCH', body });

export const fieldSheetQuery = (holder: Holder) =>
  queryOptions({
    queryKey: ['field-sheet', holder.subject, holder.id],
    queryFn: ({ signal }) => fetchJson<FieldSheet>(pathOf(holder), { signal }),
  });

export const fillField = (holder: Holder, body: FieldValueBody) =>
  fetchJson<FieldSheet>(pathOf(holder), { method: 'POST', body });
export const undoField = (holder: Holder, changeId: number) =>
  fetchJson<FieldSheet>(`${pathOf(holder)}/${changeId}/undo`, { method: 'POST' });
