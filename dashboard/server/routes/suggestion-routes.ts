// What waits for a person's yes or no: names that resemble, companies that may be one, networks that may be offices.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { MergedLead, Suggestion } from '#contract/company-report.ts';
import {
  companyParams,
  suggestionPageSchema,
  suggestionQuerySchema,
} from '#contract/company-report-schema.ts';
import type { Language, Role } from '#contract/report.ts';
import { findMergedLeads } from '#stores/records/leads/settle-merged-leads.ts';
import {
  acceptSuggestion,
  listSuggestions,
  refuseSuggestion,
  type Suggestion as SuggestionRecord,
} from '#stores/records/questions/company-suggestions.ts';
import { reopenSuggestion } from '#stores/records/questions/suggestion-reopen.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { describeRange } from './describe-range.ts';
import { authorOf } from './open-company.ts';
import { reportMergedLead } from './report-merged-lead.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const mergers = ['manager', 'administrator'] as const;
/** Kept with a merge that is taken back. */
const reopenReasons = { en: 'The answer was taken back', it: 'La risposta è stata annullata' } as const;
const place = z.tuple([z.number(), z.number().int()]);

export function createSuggestionRoutes(parts: RouteParts): Route[] {
  const { records } = parts;
  return [
    listRoute(parts),
    answerRoute(
      'accept',
      'Says yes: the name or network becomes the company’s, or the two are merged',
      (by, id) => acceptSuggestion(records, by, id),
    ),
    answerRoute('refuse', 'Says no: the same is not suggested again', (by, id) =>
      refuseSuggestion(records, by, id),
    ),
    answerRoute(
      'reopen',
      'Takes the answer back with what it did: the question is open again',
      (by, id, language) => reopenSuggestion(records, by, id, reopenReasons[language]),
    ),
  ];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/suggestions',
    summary: 'Suggestions, the surest first; sales sees those about its own and unowned companies',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: 'none',
    input: { query: suggestionQuerySchema },
    outputName: 'SuggestionPage',
    output: suggestionPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const { state = 'open', kind, limit = defaultLimit } = query;
      const behind = readPlace(query.cursor, place);
      const after = behind && { score: behind[0], id: behind[1] };
      const rows = await listSuggestions(records, {
        ...{ state, kind, after, limit: limit + 1 },
        seenBy: narrowedTo(caller),
      });
      const { page, nextCursor } = cutPage(rows, limit, ({ score, id }) => [score, id]);
      const leadsOf = await findLeads(records, caller, page);
      return { suggestions: page.map((row) => report(row, leadsOf(row))), nextCursor };
    },
  });
}

/** Of those of which a yes would end a lead. */
async function findLeads(
  { db }: Pick<RouteParts['records'], 'db'>,
  { role }: Caller,
  page: readonly SuggestionRecord[],
) {
  const pairs = (mergers as readonly Role[]).includes(role)
    ? page.flatMap(({ id, kind, state, companyId, otherId }) =>
        kind === 'possible_duplicate' && state === 'open' && otherId !== null
          ? [{ id, pair: [otherId, companyId] as const }]
          : [],
      )
    : [];
  const found = await findMergedLeads(
    db,
    pairs.map(({ pair }) => pair),
  );
  const leads = new Map(pairs.map(({ id }, at) => [id, found[at] ?? []]));
  return ({ id }: SuggestionRecord) => {
    const both = leads.get(id) ?? [];
    return both.length > 1 ? both.map(reportMergedLead) : [];
  };
}

function report(row: SuggestionRecord, leads: MergedLead[]): Suggestion {
  return {
    id: row.id,
    kind: row.kind,
    company: { id: row.companyId, name: row.companyName },
    other: row.otherId === null ? null : { id: row.otherId, name: row.otherName },
    name: row.name,
    range: describeRange(row.first, row.last),
    score: row.score,
    reasons: row.reasons,
    state: row.state,
    madeAt: row.madeAt.toISOString(),
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    leads,
  };
}

function answerRoute(
  verb: 'accept' | 'refuse' | 'reopen',
  summary: string,
  answer: (by: ReturnType<typeof authorOf>, id: number, language: Language) => Promise<void>,
): Route {
  return defineRoute({
    method: 'post',
    path: `/api/suggestions/:id/${verb}`,
    summary,
    roles: mergers,
    rows: 'company',
    audit: { action: `${verb}_suggestion`, subject: ({ params }) => String(params.id) },
    input: { params: companyParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, caller, language }) => {
      await answer(authorOf(caller), params.id, language);
      return {};
    },
  });
}
