// The newest orders of those that are looked for, in whichever way is quick: a salesperson's by whose they are, a company's by the
// company, those with a number by the number, all others from the newest day on.

import { type SQL, sql } from 'drizzle-orm';
import type { OrderKind, OrderState } from '#contract/order-report.ts';
import { membersOf } from '../leads/company-members.ts';
import { isOneOf } from '../leads/lead-conditions.ts';
import type { Records } from '../open-records.ts';

export interface OrderFilter {
  /** With those of companies that were merged into it. */
  readonly companyId?: number | undefined;
  readonly kind?: OrderKind | undefined;
  /** Days, both of them counted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The beginning of a number. */
  readonly search?: string | undefined;
  readonly amountMin?: number | undefined;
  readonly amountMax?: number | undefined;
  readonly state: OrderState;
  /** Users whose companies it is narrowed to, beside those without owner; undefined for all. */
  readonly seenBy?: readonly string[] | undefined;
}

export interface OrderPlace {
  readonly day: string;
  readonly id: number;
}

interface Cut {
  readonly after?: OrderPlace | undefined;
  readonly limit: number;
}

interface Asking<Row> {
  /** Asks about these orders, which stand in brackets. */
  readonly ask: (some: SQL) => Promise<Row[]>;
  /** Whether more orders would make no difference to the answer. */
  readonly isAll: (rows: readonly Row[]) => boolean;
}

/** Comes after every sign that a number has. */
const lastSign = '\u{10FFFF}';
/** So many with a number can be put in order. */
const fewMax = 20_000;
/** Of the newest so many, and twice as many as are wanted, are looked through for a number that many have, before all are put in order. */
const lookedMin = 5_000;

export async function findNewest<Row>(
  db: Pick<Records['db'], 'execute'>,
  filter: OrderFilter,
  cut: Cut,
  { ask, isAll }: Asking<Row>,
): Promise<Row[]> {
  const { search, companyId } = filter;
  if (companyId !== undefined) return ask(putInOrder(filter, cut));
  if (search === undefined) return ask(newest(filter, cut));
  if (await areFew(db, search)) return ask(putInOrder(filter, cut));
  const looked = newest({ ...filter, search: undefined }, { ...cut, limit: lookedMin + 2 * cut.limit });
  const rows = await ask(
    sql`(SELECT * FROM ${looked} AS o WHERE ${hasNumber(search)} ${newestFirst} LIMIT ${cut.limit})`,
  );
  return isAll(rows) ? rows : ask(putInOrder(filter, cut));
}

/** As they were written down. */
export function ordersByNumber(filter: OrderFilter, afterId: number | undefined, limit: number): SQL {
  const behind = afterId === undefined ? [] : [sql`o.id > ${afterId}`];
  return sql`(SELECT * FROM orders o WHERE ${allOf([...conditionsOf(filter), ...seenBy(filter), ...behind])}
    ORDER BY o.id LIMIT ${limit})`;
}

const newestFirst = sql`ORDER BY o.ordered_on DESC, o.id DESC`;

/** Of each owner by themselves, so that an index has those of each in order. */
function newest(filter: OrderFilter, { after, limit }: Cut): SQL {
  const where = [...conditionsOf(filter), ...isBehind(after)];
  const partOf = (owner: readonly SQL[]) =>
    sql`(SELECT * FROM orders o WHERE ${allOf([...where, ...owner])} ${newestFirst} LIMIT ${limit})`;
  if (filter.seenBy === undefined) return partOf([]);
  const parts = shownTo(filter.seenBy).map((owner) => partOf([sql`o.whose = ${owner}`]));
  return sql`(SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS o ${newestFirst} LIMIT ${limit})`;
}

/** All that are found are put in order; `+ 0` keeps the database from looking for them from the newest day on. */
function putInOrder(filter: OrderFilter, { after, limit }: Cut): SQL {
  const where = [...conditionsOf(filter), ...seenBy(filter), ...isBehind(after)];
  return sql`(SELECT * FROM orders o WHERE ${allOf(where)} ORDER BY o.ordered_on + 0 DESC, o.id DESC LIMIT ${limit})`;
}

async function areFew(db: Pick<Records['db'], 'execute'>, search: string): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::float8 AS count FROM (SELECT FROM orders o WHERE ${hasNumber(search)} LIMIT ${fewMax + 1}) AS part`);
  return (rows[0]?.count ?? 0) <= fewMax;
}

/** Theirs and nobody's, as `whose` has it: one of which that is not known yet is shown to no salesperson. */
const shownTo = (userIds: readonly string[]) => ['', ...userIds];

function seenBy({ seenBy: userIds }: OrderFilter): SQL[] {
  return userIds === undefined ? [] : [isOneOf(sql`o.whose`, shownTo(userIds))];
}

function isBehind(after: OrderPlace | undefined): SQL[] {
  return after === undefined ? [] : [sql`(o.ordered_on, o.id) < (${after.day}::date, ${after.id})`];
}

/** All but whose they are. */
function conditionsOf(filter: OrderFilter): SQL[] {
  const { companyId, kind, from, to, search, amountMin, amountMax, state } = filter;
  const conditions: (SQL | undefined)[] = [
    state === 'removed' ? sql`o.removed_at IS NOT NULL` : sql`o.removed_at IS NULL`,
    companyId === undefined ? undefined : sql`o.company_id = ANY(ARRAY${membersOf(companyId)})`,
    kind === undefined ? undefined : sql`o.kind = ${kind}`,
    from === undefined ? undefined : sql`o.ordered_on >= ${from}::date`,
    to === undefined ? undefined : sql`o.ordered_on <= ${to}::date`,
    search === undefined ? undefined : hasNumber(search),
    amountMin === undefined ? undefined : sql`o.amount >= ${amountMin}::numeric`,
    amountMax === undefined ? undefined : sql`o.amount <= ${amountMax}::numeric`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** By the index alone, so that no number is looked at again. What is looked for stands for itself. */
function hasNumber(beginning: string): SQL {
  const [from, to] = [beginning.toLowerCase(), `${beginning.toLowerCase()}${lastSign}`];
  return sql`(lower(o.number) ~>=~ ${from} AND lower(o.number) ~<~ ${to})`;
}

function allOf(conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` AND `);
}
