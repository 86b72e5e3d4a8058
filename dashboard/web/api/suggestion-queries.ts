// Suggestions and the answers to them.

import type { CompanyDetail, Suggestion, SuggestionKind, SuggestionState } from '#contract/company-report.ts';
import { changeCompany } from './company-queries.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const suggestionsKey = ['suggestions'] as const;

export const suggestionsQuery = (query: { state?: SuggestionState; kind?: SuggestionKind }) =>
  pagesQuery<{ suggestions: Suggestion[]; nextCursor: string | null }>(
    suggestionsKey,
    '/api/suggestions',
    query,
  );

/** The last two: they are two companies, of which this one is the parent. */
export type Answer = 'accept' | 'refuse' | 'company_is_parent' | 'other_is_parent';

/** What is needed to take an answer back. */
export interface Answered {
  suggestion: Suggestion;
  said: Answer;
  /** Of the one that got another parent by the answer. */
  formerParentId: number | null;
}

export async function answerSuggestion(suggestion: Suggestion, said: Answer): Promise<Answered> {
  const group = groupOf(suggestion, said);
  let formerParentId: number | null = null;
  if (group) {
    const { parent } = await fetchJson<CompanyDetail>(`/api/companies/${group.childId}`);
    formerParentId = parent?.id ?? null;
    // First: a question that is answered although the group could not be kept would be lost.
    await changeCompany(group.childId, { parentId: group.parentId });
  }
  const verb = said === 'accept' ? 'accept' : 'refuse';
  await fetchJson<unknown>(`/api/suggestions/${suggestion.id}/${verb}`, { method: 'POST' });
  return { suggestion, said, formerParentId };
}

function groupOf({ company, other }: Suggestion, said: Answer) {
  if (!other) return undefined;
  if (said === 'company_is_parent') return { parentId: company.id, childId: other.id };
  if (said === 'other_is_parent') return { parentId: other.id, childId: company.id };
  return undefined;
}

/** Takes an answer back with what it did; the question is open again. */
export async function reopenSuggestion({ suggestion, said, formerParentId }: Answered): Promise<void> {
  const group = groupOf(suggestion, said);
  if (group) await changeCompany(group.childId, { parentId: formerParentId });
  await fetchJson<unknown>(`/api/suggestions/${suggestion.id}/reopen`, { method: 'POST' });
}
