// A page of what sales works on: leads, and companies that are warm and nobody's lead yet. Both lie in one order, so that a page may
// hold some of each; every order has an index.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import {
  type FoundLead,
  leadColumns,
  leadTablesOf,
  suggestedColumns,
  suggestedTablesOf,
} from './lead-columns.ts';
import {
  type LeadConditions,
  type LeadSearch,
  leadConditions,
  suggestedConditions,
} from './lead-conditions.ts';

/** `number`: as they were made, so that nothing moves while somebody reads page after page. */
export type FindSort = 'score' | 'newest' | 'changed' | 'step' | 'number';

/** Where the page before ended. */
export interface FoundPlace {
  /** A score, milliseconds since 1970, or the id. */
  readonly value: number;
  /** Id of the lead, or of the company where it is suggested. */
  readonly id: number;
  readonly isSuggested: boolean;
}

export type PlacedLead = FoundLead & { readonly isSuggested: boolean; readonly place: FoundPlace };

interface SortParts {
  readonly isUp: boolean;
  readonly lead: SQL;
  /** Undefined: suggested ones have none of it. */
  readonly suggested: SQL | undefined;
  /** The value as the column has it. */
  readonly read: (value: number) => SQL;
  readonly write: (column: SQL) => SQL;
}

const msOf = (moment: SQL) => sql`round(extract(epoch FROM ${moment}) * 1000)::float8`;
const momentOf = (ms: number) => sql`to_timestamp(${ms}::float8 / 1000.0)::timestamptz(3)`;
const moments = { read: momentOf, write: msOf };

const sorts: Readonly<Record<FindSort, SortParts>> = {
  score: {
    ...{ isUp: false, lead: sql`l.score`, suggested: sql`s.score` },
    read: (value) => sql`${value}::smallint`,
    write: (column) => sql`${column}::float8`,
  },
  newest: { ...{ isUp: false, lead: sql`l.created_at`, suggested: sql`s.warm_since` }, ...moments },
  changed: { ...{ isUp: false, lead: sql`l.changed_at`, suggested: sql`s.warm_since` }, ...moments },
  // The longest overdue first.
  step: { ...{ isUp: true, lead: sql`l.next_step_at`, suggested: undefined }, ...moments },
  number: {
    ...{ isUp: true, lead: sql`l.id`, suggested: sql`s.company_id` },
    read: (value) => sql`${value}::bigint`,
    write: (column) => sql`${column}::float8`,
  },
};

interface Asked {
  readonly sort: FindSort;
  readonly after?: FoundPlace | undefined;
  readonly limit: number;
}

export async function findLeads(
  { db }: Pick<Records, 'db'>,
  search: LeadSearch,
  page: Asked,
): Promise<PlacedLead[]> {
  const parts = partsOf(search, page);
  if (parts.length === 0) return [];
  const { isUp } = sorts[page.sort];
  const order = isUp
    ? sql`sorted, "isSuggested", "placeId"`
    : sql`sorted DESC, "isSuggested", "placeId" DESC`;
  const { rows } = await db.execute<
    FoundLead & { sorted: number; placeId: number; isSuggested: boolean }
  >(sql`
    SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS found ORDER BY ${order} LIMIT ${page.limit}`);
  return rows.map(({ sorted, placeId, ...row }) => ({
    ...row,
    place: { value: sorted, id: placeId, isSuggested: row.isSuggested },
  }));
}

/** At most `max`, which means that there may be more. */
export async function countFound(
  { db }: Pick<Records, 'db'>,
  search: LeadSearch,
  sort: FindSort,
  max: number,
): Promise<number> {
  const parts = partsOf(search, { sort, limit: max }, sql`1 AS one`);
  if (parts.length === 0) return 0;
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::float8 AS count FROM (SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS found LIMIT ${max}) AS part`);
  return rows[0]?.count ?? 0;
}

interface Part {
  readonly conditions: LeadConditions;
  readonly column: SQL;
  readonly id: SQL;
  readonly isSuggested: boolean;
  readonly columns: SQL;
  /** What is looked through. */
  readonly tables: SQL;
  /** With these rows of it alone: what else is shown of them. */
  readonly besides?: (rows: SQL) => SQL;
}

/** `only`: what is asked for instead of the columns, in no order. */
function partsOf(search: LeadSearch, asked: Asked, only?: SQL): SQL[] {
  const { lead, suggested } = sorts[asked.sort];
  const ofLeads: Part = {
    ...{ conditions: leadConditions(search), column: lead, id: sql`l.id`, isSuggested: false },
    ...{ columns: leadColumns, tables: sql`leads l`, besides: leadTablesOf },
  };
  const inOrder = only === undefined;
  const parts = suggested === undefined ? [ofLeads] : [ofLeads, suggestedPart(search, suggested, inOrder)];
  return parts.filter(({ conditions }) => !conditions.isEmpty).map((part) => writePart(part, asked, only));
}

/** Warm companies in their order first: each is asked about until the page is full, and not all of them before it. */
function suggestedPart(search: LeadSearch, column: SQL, isInOrder: boolean): Part {
  const order = isInOrder ? sql`ORDER BY ${column} DESC, s.company_id DESC` : sql``;
  const warm = sql`(SELECT * FROM company_scores s WHERE s.warm_since IS NOT NULL ${order})`;
  return {
    ...{ conditions: suggestedConditions(search), column, id: sql`s.company_id`, isSuggested: true },
    ...{ columns: suggestedColumns, tables: suggestedTablesOf(warm) },
  };
}

function writePart(part: Part, { sort, after, limit }: Asked, only: SQL | undefined): SQL {
  const { conditions, column, id, isSuggested, columns, tables, besides } = part;
  const { isUp, read, write } = sorts[sort];
  const direction = isUp ? sql.raw('') : sql.raw('DESC');
  const wanted = [
    ...conditions.where,
    ...(after === undefined ? [] : [isBehind(after, { column, id, isSuggested }, isUp, read)]),
    ...(isUp ? [sql`${column} IS NOT NULL`] : []),
  ];
  const shown =
    only ??
    sql`${columns}, ${write(column)} AS sorted, ${id}::float8 AS "placeId", ${isSuggested}::bool AS "isSuggested"`;
  const order = only === undefined ? sql`ORDER BY ${column} ${direction}, ${id} ${direction}` : sql``;
  const where = wanted.length === 0 ? sql`true` : sql.join(wanted, sql` AND `);
  const found = sql`FROM ${tables} WHERE ${where} ${order} LIMIT ${limit}`;
  if (besides === undefined || only !== undefined) return sql`(SELECT ${shown} ${found})`;
  // What stands beside a lead is asked for those of the page alone.
  return sql`(SELECT ${shown} FROM ${besides(sql`(SELECT * ${found})`)})`;
}

/** Of equal values leads come before suggested ones, and among these the higher id. */
function isBehind(
  after: FoundPlace,
  { column, id, isSuggested }: { column: SQL; id: SQL; isSuggested: boolean },
  isUp: boolean,
  read: SortParts['read'],
): SQL {
  const value = read(after.value);
  if (after.isSuggested === isSuggested) {
    const compare = sql.raw(isUp ? '>' : '<');
    return sql`(${column}, ${id}) ${compare} (${value}, ${after.id}::bigint)`;
  }
  if (isSuggested) return isUp ? sql`${column} >= ${value}` : sql`${column} <= ${value}`;
  return isUp ? sql`${column} > ${value}` : sql`${column} < ${value}`;
}
