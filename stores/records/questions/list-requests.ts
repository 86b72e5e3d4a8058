// The requests of some sites in a period, newest first, and one of them whole.

import { and, desc, eq, getTableColumns, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { RequestState, RequestWay } from '#contract/request-report.ts';
import type { Records } from '../open-records.ts';
import { requestStates, requests } from '../schema/requests.ts';

const { search: _search, ...columns } = getTableColumns(requests);

export type RequestRecord = Omit<typeof requests.$inferSelect, 'search'>;

export interface RequestQuestion {
  siteIds: readonly number[];
  from: Date;
  to: Date;
  /** Without one, all but those that are suspected to be robots'. */
  state?: RequestState | undefined;
  way?: RequestWay | undefined;
  /** Words, each of which must be there or be the beginning of one that is. */
  text?: string | undefined;
  /** The last one of the page before. */
  after?: { at: Date; id: number } | undefined;
  limit: number;
}

/** Newest first. A search without any letter or digit finds nothing. */
export async function listRequests(records: Records, question: RequestQuestion): Promise<RequestRecord[]> {
  const { siteIds, from, to, state, way, after, limit } = question;
  if (siteIds.length === 0) return [];
  return records.db
    .select(columns)
    .from(requests)
    .where(
      and(
        inArray(requests.siteId, [...siteIds]),
        gte(requests.at, from),
        lt(requests.at, to),
        state ? eq(requests.state, state) : ne(requests.state, 'suspected'),
        way && eq(requests.way, way),
        holdsWords(question.text),
        after &&
          sql`(${requests.at}, ${requests.id}) < (${after.at.toISOString()}::timestamptz(3), ${after.id}::bigint)`,
      ),
    )
    .orderBy(desc(requests.at), desc(requests.id))
    .limit(limit);
}

/** More words than these narrow nothing further. */
const wordsMax = 10;

function holdsWords(text: string | undefined): SQL | undefined {
  if (text === undefined) return undefined;
  const words =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, wordsMax) ?? [];
  if (words.length === 0) return sql`false`;
  return sql`${requests.search} @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;
}

export interface RequestWithHistory {
  request: RequestRecord;
  history: { state: RequestState; byName: string; at: Date }[];
}

/** Changes of one request that are shown. */
const historyMax = 200;

export async function findRequest(
  records: Records,
  siteId: number,
  id: number,
): Promise<RequestWithHistory | undefined> {
  const [request] = await records.db
    .select(columns)
    .from(requests)
    .where(and(eq(requests.siteId, siteId), eq(requests.id, id)))
    .limit(1);
  if (!request) return undefined;
  const history = await records.db
    .select({ state: requestStates.state, byName: requestStates.byName, at: requestStates.at })
    .from(requestStates)
    .where(eq(requestStates.requestId, id))
    .orderBy(requestStates.id)
    .limit(historyMax);
  return { request, history };
}
