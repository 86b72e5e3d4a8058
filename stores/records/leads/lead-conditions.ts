// What a list of leads is narrowed to, as conditions on leads and on suggested companies.

import { type SQL, sql } from 'drizzle-orm';
import type { Verdict } from '#contract/verdict-rules.ts';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import { membersOf, ownerOfStanding } from './company-members.ts';

/** Only what these users or nobody looks after, or with `isOwnOnly` these users alone. */
export interface SeenBy {
  /** A user, and those for whom they stand in. */
  readonly userIds: readonly string[];
  readonly isOwnOnly: boolean;
}

export interface LeadSearch {
  /** Of leads; suggested ones have none. */
  readonly ids?: readonly number[] | undefined;
  /** As typed: beginnings of words of the company's names. */
  readonly search?: string | undefined;
  /** Ids of stages; suggested ones are in none. */
  readonly stages?: readonly string[] | undefined;
  /** Id of a user; '' for what nobody looks after. */
  readonly ownerId?: string | undefined;
  /** Of any of these users. */
  readonly ownerIds?: readonly string[] | undefined;
  readonly seenBy?: SeenBy | undefined;
  readonly suggested: 'with' | 'only' | 'without';
  readonly state: 'open' | 'closed' | 'all';
  readonly scoreMin?: number | undefined;
  readonly scoreMax?: number | undefined;
  readonly fitMin?: number | undefined;
  readonly fitMax?: number | undefined;
  readonly band?: 'verified' | 'high' | undefined;
  readonly verdict?: Verdict | undefined;
  /** Moments as milliseconds since 1970: the next step is due before; null: there is none. */
  readonly stepBeforeMs?: number | null | undefined;
}

export interface LeadConditions {
  readonly where: readonly SQL[];
  /** Nothing can be found. */
  readonly isEmpty: boolean;
}

/** On `leadTables`. */
export function leadConditions(search: LeadSearch): LeadConditions {
  const { ids, stages, state, stepBeforeMs } = search;
  const conditions = [
    ...common(search, whoseLead, sql`l.score`, sql`l.fit`),
    // What was merged is found by its former names as well.
    named(search, (query) => sql`(c.search @@ ${query} OR own.search @@ ${query})`),
    ids === undefined ? undefined : sql`l.id = ANY(${sql.param([...ids])}::bigint[])`,
    search.verdict !== undefined && rareVerdicts.has(search.verdict) ? isJudged(search.verdict) : undefined,
    stages === undefined ? undefined : isOneOf(sql`l.stage`, stages),
    state === 'all' ? undefined : state === 'open' ? sql`l.closed_at IS NULL` : sql`l.closed_at IS NOT NULL`,
    stepBeforeMs === undefined
      ? undefined
      : stepBeforeMs === null
        ? sql`l.next_step_at IS NULL`
        : sql`l.next_step_at < to_timestamp(${stepBeforeMs}::float8 / 1000.0)`,
  ];
  return { where: defined(conditions), isEmpty: search.suggested === 'only' };
}

/** What few companies are, so that looking through leads for them would take long. */
const rareVerdicts: ReadonlySet<Verdict> = new Set<Verdict>(['partner', 'supplier', 'competitor']);

/** By the companies that are it, and what was merged into them; that the lead's own standing company is it, is asked beside. */
function isJudged(verdict: Verdict): SQL {
  return sql`l.company_id IN (SELECT x.company_id FROM company_scores x WHERE x.verdict = ${verdict} UNION ALL
    SELECT m.id FROM company_scores x JOIN companies m ON m.merged_into_id = x.company_id WHERE x.verdict = ${verdict})`;
}

/**
 * On `suggestedTables`: warm, surely named, nobody's customer, and no lead, but one that had ended before it became warm again.
 * The index of warm companies answers it.
 */
export function suggestedConditions(search: LeadSearch): LeadConditions {
  const { ids, stages, state, suggested, stepBeforeMs } = search;
  const conditions = [
    sql`s.warm_since IS NOT NULL`,
    ...common(search, (is) => is(sql`c.owner_id`), sql`s.score`, sql`s.fit`),
    named(search, (query) => sql`c.search @@ ${query}`),
    isSuggested,
  ];
  const isEmpty =
    suggested === 'without' ||
    (ids ?? stages) !== undefined ||
    state === 'closed' ||
    typeof stepBeforeMs === 'number';
  return { where: defined(conditions), isEmpty };
}

const endedLater = sql`(o.closed_at IS NULL OR o.closed_at > s.warm_since)`;

/** Of a company `c` with its score `s`; leads of what was merged into it are its own. */
export const isSuggested = sql`s.warm_since IS NOT NULL AND s.verdict IN ('known', 'prospect') AND c.status <> 'customer'
  AND c.merged_into_id IS NULL AND c.removed_at IS NULL
  AND NOT EXISTS (SELECT FROM leads o WHERE o.company_id = c.id AND ${endedLater})
  AND NOT EXISTS (SELECT FROM companies x WHERE x.merged_into_id = c.id
    AND EXISTS (SELECT FROM leads o WHERE o.company_id IN ${membersOf(sql`x.id`)} AND ${endedLater}))`;

/** What holds of an owner, of whom a row is. */
type Whose = (is: (owner: SQL) => SQL) => SQL;

/**
 * Of a lead `l`: its own owner, or else its company's. Told apart, so that the indexes of owners are asked, and companies only for
 * leads without one.
 */
const whoseLead: Whose = (is) =>
  sql`(${is(sql`l.owner_id`)} AND l.owner_id IS NOT NULL OR l.owner_id IS NULL AND ${is(
    ownerOfStanding(sql`l.company_id`),
  )})`;

function common(search: LeadSearch, whose: Whose, score: SQL, fit: SQL): (SQL | undefined)[] {
  const { ownerId, ownerIds, seenBy, scoreMin, scoreMax, fitMin, fitMax, band, verdict } = search;
  return [
    ownerId === undefined ? undefined : whose((owner) => isOwner(owner, ownerId)),
    ownerIds === undefined ? undefined : whose((owner) => isOneOf(owner, ownerIds)),
    seenBy === undefined ? undefined : whose((owner) => isSeenBy(owner, seenBy)),
    scoreMin === undefined ? undefined : sql`${score} >= ${scoreMin}`,
    scoreMax === undefined ? undefined : sql`${score} <= ${scoreMax}`,
    fitMin === undefined ? undefined : sql`${fit} >= ${fitMin}`,
    fitMax === undefined ? undefined : sql`${fit} <= ${fitMax}`,
    band === undefined ? undefined : sql`s.band = ${band}`,
    verdict === undefined ? undefined : sql`s.verdict = ${verdict}`,
  ];
}

function named({ search = '' }: LeadSearch, matches: (query: SQL) => SQL): SQL | undefined {
  const query = searchQuery(search);
  return query === '' ? undefined : matches(sql`${query}::tsquery`);
}

function isOwner(owner: SQL, userId: string): SQL {
  return userId === '' ? sql`${owner} IS NULL` : sql`${owner} = ${userId}`;
}

function isSeenBy(owner: SQL, { userIds, isOwnOnly }: SeenBy): SQL {
  return isOwnOnly ? isOneOf(owner, userIds) : sql`(${owner} IS NULL OR ${isOneOf(owner, userIds)})`;
}

/** With one value as an equation, which indexes answer best, and in their order. */
export function isOneOf(column: SQL, values: readonly string[]): SQL {
  return values.length === 1
    ? sql`${column} = ${values[0]}`
    : sql`${column} = ANY(${sql.param([...values])}::text[])`;
}

function defined(conditions: readonly (SQL | undefined)[]): SQL[] {
  return conditions.filter((condition) => condition !== undefined);
}
