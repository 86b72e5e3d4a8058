// Shared mailboxes: their list, what became of their mails, and trying one.

import { queryOptions } from '@tanstack/react-query';
import type {
  MailboxChange,
  MailboxMessage,
  MailboxRequest,
  MailboxRow,
  MailboxTest,
  MailboxTrial,
} from '#contract/mailbox-report.ts';
import { fetchJson } from './fetch-json.ts';

export const mailboxesKey = ['mailboxes'] as const;

/** Somebody who sets one up waits for what comes. */
const pollMs = 5_000;

export const mailboxesQuery = queryOptions({
  queryKey: mailboxesKey,
  queryFn: ({ signal }) => fetchJson<MailboxRow[]>('/api/mailboxes', { signal }),
  refetchInterval: pollMs,
});

export const mailboxMessagesQuery = (id: number) =>
  queryOptions({
    queryKey: [...mailboxesKey, id, 'messages'],
    queryFn: ({ signal }) => fetchJson<MailboxMessage[]>(`/api/mailboxes/${id}/messages`, { signal }),
    refetchInterval: pollMs,
  });

export const addMailbox = (body: MailboxRequest) =>
  fetchJson<MailboxRow>('/api/mailboxes', { method: 'POST', body });

export const changeMailbox = (id: number, body: MailboxChange) =>
  fetchJson<MailboxRow>(`/api/mailboxes/${id}`, { method: 'PATCH', body });

export const forgetMailbox = (id: number) =>
  fetchJson<Record<string, never>>(`/api/mailboxes/${id}`, { method: 'DELETE' });

export const testMailbox = (body: MailboxTest) =>
  fetchJson<MailboxTrial>('/api/mailboxes/test', { method: 'POST', body });
