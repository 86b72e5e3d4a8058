// What a list of leads is narrowed to, as conditions on leads and on suggested companies.

import { type SQL, sql } from 'drizzle-orm';
import type { Verdict } from '#contract/verdict-rules.ts';
import { searchQuery } from '#intelligence/company/known/search-query.ts';
import type { Narrowing } from '../custom/match-fields.ts';
import { membersOf, standingOf } from './company-members.ts';
import { isOfMerged } from './keep-lead-company.ts';

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
  /** By own fields of leads; suggested ones have none. */
  readonly narrowed?: readonly Narrowing[] | undefined;
}

export interface LeadConditions {
  /** On a lead alone; on a suggested company with its score. */
  readonly where: readonly SQL[];
  /** Nothing can be found. */
  readonly isEmpty: boolean;
}

/** On `leadTables`. */
export function leadConditions(search: LeadSearch): LeadConditions {
  const { ids, stages, state, stepBeforeMs } = search;
  const conditions = [
    ...common(search, whoseLead, 'l'),
    ...namedLead(search),
    ids === undefined ? undefined : sql`l.id = ANY(${sql.param([...ids])}::bigint[])`,
    stages === undefined ? undefined : isOneOf(sql`l.stage`, stages),
    state === 'all' ? undefined : state === 'open' ? sql`l.closed_at IS NULL` : sql`l.closed_at IS NOT NULL`,
    stepBeforeMs === undefined
      ? undefined
      : stepBeforeMs === null
        ? sql`l.next_step_at IS NULL`
        : sql`l.next_step_at < to_timestamp(${stepBeforeMs}::float8 / 1000.0)`,
    ...(search.narrowed ?? []).map((narrow) => narrow(sql`l.id`)),
  ];
  return { where: defined(conditions), isEmpty: search.suggested === 'only' };
}

/**
 * On `suggestedTablesOf` of warm ones: surely named, nobody's customer, and no lead, but one that had ended before it became warm
 * again.
 */
export function suggestedConditions(search: LeadSearch): LeadConditions {
  const { ids, stages, state, suggested, verdict, stepBeforeMs } = search;
  const query = searchQuery(search.search ?? '');
  const conditions = [
    ...common(search, (is) => is(sql`s.owner_id`), 's'),
    query === '' ? undefined : sql`c.search @@ ${query}::tsquery`,
    isNobodysLead,
  ];
  const isEmpty =
    suggested === 'without' ||
    (ids ?? stages) !== undefined ||
    (verdict !== undefined && !suggestedVerdicts.includes(verdict)) ||
    (search.narrowed ?? []).length > 0 ||
    state === 'closed' ||
    typeof stepBeforeMs === 'number';
  return { where: defined(conditions), isEmpty };
}

const suggestedVerdicts: readonly Verdict[] = ['known', 'prospect'];

const endedLater = sql`(o.closed_at IS NULL OR o.closed_at > s.warm_since)`;

/**
 * Of a warm company `c` with its score `s`; leads of what was merged into it are its own. `OFFSET 0`: each is looked at by itself, in
 * order; most have a lead, which is known without the company. That it is warm is for whoever asks to say, once: the database takes each time for another condition.
 */
const isNobodysLead = sql`s.verdict IN ('known', 'prospect') AND c.status <> 'customer'
  AND NOT EXISTS (SELECT FROM leads o WHERE o.company_id = s.company_id AND ${endedLater} OFFSET 0)
  AND c.merged_into_id IS NULL AND c.removed_at IS NULL
  AND NOT EXISTS (SELECT FROM companies x WHERE x.merged_into_id = c.id
    AND EXISTS (SELECT FROM leads o WHERE o.company_id IN ${membersOf(sql`x.id`)} AND ${endedLater} OFFSET 0) OFFSET 0)`;

export const isSuggested = sql`s.warm_since IS NOT NULL AND ${isNobodysLead}`;

/** What holds of an owner, of whom a row is. */
type Whose = (is: (owner: SQL) => SQL) => SQL;

/** Of a lead `l`: its own owner, or else its company's. */
export const whoseLead: Whose = (is) => is(sql`l.whose_id`);

/** `table`: that of the lead, or of the score. */
function common(search: LeadSearch, whose: Whose, table: 'l' | 's'): (SQL | undefined)[] {
  const { seenBy, scoreMin, scoreMax, fitMin, fitMax, band, verdict } = search;
  const [score, fit] = [sql.raw(`${table}.score`), sql.raw(`${table}.fit`)];
  const owners = ownersOf(search);
  return [
    owners === undefined
      ? seenBy && whose((owner) => isSeenBy(owner, seenBy))
      : whose((owner) => isOneOfOwners(owner, owners)),
    scoreMin === undefined ? undefined : sql`${score} >= ${scoreMin}`,
    scoreMax === undefined ? undefined : sql`${score} <= ${scoreMax}`,
    fitMin === undefined ? undefined : sql`${fit} >= ${fitMin}`,
    fitMax === undefined ? undefined : sql`${fit} <= ${fitMax}`,
    band === undefined ? undefined : sql`${sql.raw(`${table}.band`)} = ${band}`,
    verdict === undefined ? undefined : sql`${sql.raw(`${table}.verdict`)} = ${verdict}`,
  ];
}

/**
 * Whose rows are asked for and may be seen, '' for nobody's; undefined when no owner is asked for. Worked out before anything is
 * looked for: whoever asks for a team that is not theirs would have every lead looked at to be shown none.
 */
function ownersOf({ ownerId, ownerIds, seenBy }: LeadSearch): readonly string[] | undefined {
  const asked = ownerId === undefined ? ownerIds : [ownerId].filter((id) => ownerIds?.includes(id) ?? true);
  if (seenBy === undefined) return asked;
  return asked?.filter((id) => (id === '' ? !seenBy.isOwnOnly : seenBy.userIds.includes(id)));
}

function isOneOfOwners(owner: SQL, owners: readonly string[]): SQL {
  if (owners.length === 0) return sql`false`;
  return owners.includes('') ? sql`${owner} IS NULL` : isOneOf(owner, owners);
}

/** What was merged is found by its former names as well: by one of the two names, and not by a word of each. */
function namedLead({ search = '', stages, state }: LeadSearch): SQL[] {
  const query = searchQuery(search);
  if (query === '') return [];
  const marks = [
    ...(stages === undefined ? [] : [stages.map((stage) => quoteMark(`STAGE ${stage}`)).join(' | ')]),
    ...(state === 'all' ? [] : [quoteMark(state === 'open' ? 'OPEN' : 'ENDED')]),
  ];
  const found = sql`l.found @@ ${[query, ...marks].map((part) => `(${part})`).join(' & ')}::tsquery`;
  if (!query.includes(' & ')) return [found];
  const ofOne = sql`EXISTS (SELECT FROM companies o WHERE o.id IN (l.company_id, ${standingOf(sql`l.company_id`)})
    AND o.search @@ ${query}::tsquery)`;
  return [found, sql`(NOT ${isOfMerged} OR ${ofOne})`];
}

/** As `schema/leads.ts` marks a lead; in the notation of a tsquery. */
function quoteMark(mark: string): string {
  return `'${mark.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export function isSeenBy(owner: SQL, { userIds, isOwnOnly }: SeenBy): SQL {
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
