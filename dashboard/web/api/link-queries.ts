// Short links, mailings and recipients.

import { queryOptions } from '@tanstack/react-query';
import type {
  ClickDay,
  LinkPage,
  LinkReport,
  LinkRequest,
  MailingPage,
  MailingReport,
  RecipientPage,
  RecipientsTaken,
} from '#contract/link-report.ts';
import { fetchFile, fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const linksKey = ['links'] as const;
export const mailingsKey = ['mailings'] as const;

export const linksQuery = (query: { site?: number; archived?: boolean }) =>
  pagesQuery<LinkPage>(linksKey, '/api/links', query);

export const clickDaysQuery = (id: number) =>
  queryOptions({
    queryKey: [...linksKey, id, 'clicks'],
    queryFn: ({ signal }) => fetchJson<{ days: ClickDay[] }>(`/api/links/${id}/clicks`, { signal }),
  });

export const mailingsQuery = (query: { site?: number }) =>
  pagesQuery<MailingPage>(mailingsKey, '/api/mailings', query);

export const recipientsQuery = (mailingId: number) =>
  pagesQuery<RecipientPage>(
    [...mailingsKey, mailingId, 'recipients'],
    `/api/mailings/${mailingId}/recipients`,
    {},
  );

export const addLink = (body: LinkRequest) => fetchJson<LinkReport>('/api/links', { method: 'POST', body });

export const archiveLink = (id: number, archived: boolean) =>
  fetchJson<unknown>(`/api/links/${id}/archive`, { method: 'POST', body: { archived } });

export const addMailing = (body: { siteId: number; name: string }) =>
  fetchJson<MailingReport>('/api/mailings', { method: 'POST', body });

export const changeMailing = (id: number, body: { countsOpens: boolean }) =>
  fetchJson<MailingReport>(`/api/mailings/${id}`, { method: 'PATCH', body });

export const stateConsent = (id: number, statement: string | null) =>
  fetchJson<MailingReport>(`/api/mailings/${id}/consent`, { method: 'POST', body: { statement } });

export const deleteMailing = (id: number) => fetchJson<unknown>(`/api/mailings/${id}`, { method: 'DELETE' });

export const sendRecipients = (id: number, file: Blob) =>
  fetchJson<RecipientsTaken>(`/api/mailings/${id}/recipients`, { method: 'POST', file });

export const fetchTokens = (id: number, linkId: number) =>
  fetchFile(`/api/mailings/${id}/tokens`, { linkId });

export const fetchRefusalAddresses = (id: number) => fetchFile(`/api/mailings/${id}/unsubscribe-addresses`);

export const fetchUnsubscribes = (siteId: number) => fetchFile('/api/mail-refusals', { siteId });
