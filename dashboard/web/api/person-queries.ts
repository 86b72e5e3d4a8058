// People, one person, what they did, and what may be done about them.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ContactBody, PersonContact } from '#contract/contact-report.ts';
import type {
  IdentityWatch,
  PersonDetail,
  PersonErased,
  PersonPage,
  PersonQuery,
  TimelineChannel,
  TimelinePage,
} from '#contract/person-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const peopleKey = ['people'] as const;

export const peopleQuery = (query: PersonQuery) =>
  pagesQuery<PersonPage>([...peopleKey, 'list'], '/api/people', query);

const choicesMax = 10;

/** A few people for a field in which one is chosen. */
export const personChoicesQuery = (search: string) =>
  queryOptions({
    queryKey: [...peopleKey, 'choices', search],
    queryFn: ({ signal }) =>
      fetchJson<PersonPage>(`/api/people${toQuery({ search, limit: choicesMax })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: number) =>
  queryOptions({
    queryKey: [...peopleKey, id],
    queryFn: ({ signal }) => fetchJson<PersonDetail>(`/api/people/${id}`, { signal }),
  });

const itemsPerPage = 50;

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: [...peopleKey, 'contact', id],
    queryFn: ({ signal }) => fetchJson<PersonContact>(`/api/people/${id}/contact`, { signal }),
  });
export const noteContact = (id: number, body: ContactBody) =>
  fetchJson<PersonContact>(`/api/people/${id}/contact`, { method: 'POST', body });

export const timelineQuery = (id: number, channel: TimelineChannel | undefined) =>
  pagesQuery<TimelinePage>([...peopleKey, id, 'timeline'], `/api/people/${id}/timeline`, {
    ...(channel && { channel }),
    limit: itemsPerPage,
  });

export const watchQuery = queryOptions({
  queryKey: [...peopleKey, 'watch'],
  queryFn: ({ signal }) => fetchJson<IdentityWatch>('/api/identity/watch', { signal }),
});

const post = <Answer>(path: string, body: unknown) =>
  fetchJson<Answer>(`/api/people${path}`, { method: 'POST', body });

/** Answers the person that both are now. */
export const mergePeople = (id: number, other: number, reason: string) =>
  post<{ id: number }>(`/${id}/merge`, { other, reason });
export const cutTie = (id: string, reason: string) => post<object>(`/ties/${id}/cut`, { reason });
export const releaseKey = (id: number, reason: string) => post<object>(`/keys/${id}/release`, { reason });
export const exportPerson = (id: number) => post<object>(`/${id}/export`, {});
export const liftMailRefusals = (id: number) => post<object>(`/${id}/mail-refusals/lift`, {});
export const erasePerson = (id: number) => fetchJson<PersonErased>(`/api/people/${id}`, { method: 'DELETE' });
