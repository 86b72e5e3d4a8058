// Suggestions and the answers to them.

import type { Suggestion, SuggestionKind, SuggestionState } from '#contract/company-report.ts';
import { removeAlias, removeNetwork, unmergeCompany } from './company-queries.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const suggestionsKey = ['suggestions'] as const;

export const suggestionsQuery = (query: { state?: SuggestionState; kind?: SuggestionKind }) =>
  pagesQuery<{ suggestions: Suggestion[]; nextCursor: string | null }>(
    suggestionsKey,
    '/api/suggestions',
    query,
  );

export type Answer = 'accept' | 'refuse';

export const answerSuggestion = (id: number, answer: Answer) =>
  fetchJson<unknown>(`/api/suggestions/${id}/${answer}`, { method: 'POST' });

/**
 * Takes back what a yes did: the merge, the name or the network. The suggestion itself stays answered. `reason` is kept
 * with the merge. Answers false when somebody has changed it since.
 */
export async function undoAccepted(suggestion: Suggestion, reason: string): Promise<boolean> {
  const { id, kind, company, other } = suggestion;
  if (kind === 'possible_duplicate') {
    if (!other) return false;
    await unmergeCompany(other.id, reason);
    return true;
  }
  const source = `suggestion:${id}`;
  const detail = await fetchJson<{
    aliases: { id: number; source: string }[];
    networks: { id: number; source: string }[];
  }>(`/api/companies/${company.id}`);
  const parts = kind === 'fuzzy_match' ? detail.aliases : detail.networks;
  const part = parts.find((one) => one.source === source);
  if (!part) return false;
  await (kind === 'fuzzy_match' ? removeAlias(company.id, part.id) : removeNetwork(company.id, part.id));
  return true;
}
