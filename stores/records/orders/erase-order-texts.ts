// Takes one person out of what stands in orders and invoices, their history, the lists that they came in with and deals of CRMs:
// addresses and numbers that somebody wrote into a product, a number or a name. The order itself is the company's, and stays.

import { type SQL, sql } from 'drizzle-orm';
import { createHideNames, createNamesThem, holdsName } from '../../persons/needles.ts';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

const pageRows = 2_000;
/** Nobody writes ids of a site's users into orders. */
const noSite = 0;

interface Texts {
  readonly table: SQL;
  /** Columns that tell the rows apart, and what they are. */
  readonly key: readonly (readonly [column: string, type: SQL])[];
  /** That hold texts. */
  readonly columns: readonly string[];
  /** One of these that tells rows apart as well: what is left of two must not be the same. */
  readonly unique?: string;
}

type KeyValue = number | string;
interface Row extends Record<string, unknown> {
  readonly at: readonly KeyValue[];
  readonly texts: Record<string, unknown>;
  /** The texts as PostgreSQL has them. */
  readonly seen: string;
}

const places: readonly Texts[] = [
  {
    table: sql`orders`,
    key: [['id', sql`bigint`]],
    columns: ['number', 'product', 'lines'],
    unique: 'number',
  },
  { table: sql`crm_orders`, key: [['id', sql`bigint`]], columns: ['values'] },
  { table: sql`order_changes`, key: [['id', sql`bigint`]], columns: ['before', 'after'] },
  {
    table: sql`company_import_lines`,
    key: [
      ['import_id', sql`int`],
      ['line', sql`int`],
    ],
    columns: ['values', 'faults', 'document', 'changes'],
  },
  {
    table: sql`crm_deals`,
    key: [
      ['crm_id', sql`int`],
      ['their_id', sql`text`],
    ],
    columns: ['name', 'lost_reason'],
  },
];

/** `keys` such as `email:anna@acme.example`. */
export async function eraseOrderTexts(db: Executing, keys: readonly string[]): Promise<void> {
  for (const place of places) await hideIn(db, keys, place);
}

async function hideIn(db: Executing, keys: readonly string[], place: Texts): Promise<void> {
  const [namesThem, hide] = [createNamesThem(keys), createHideNames(keys)];
  for (let after: readonly KeyValue[] | undefined; ; ) {
    const rows = await readPage(db, place, after);
    for (const { at, texts, seen } of rows.filter((row) => holdsName(row.texts, noSite, namesThem))) {
      const hidden = hideAll(texts, (text) => hide(text, noSite));
      // What somebody has changed meanwhile is read again.
      if (!(await write(db, place, { at, seen, texts: keepApart(place, at, texts, hidden) })))
        return hideIn(db, keys, place);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.at;
  }
}

async function readPage(
  db: Executing,
  place: Texts,
  after: readonly KeyValue[] | undefined,
): Promise<readonly Row[]> {
  const { table } = place;
  const names = namesOf(place);
  const isNext = after === undefined ? sql`true` : sql`(${names}) > (${valuesOf(place, after)})`;
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    SELECT jsonb_build_array(${names}) AS at, ${textsOf(place)} AS texts, ${textsOf(place)}::text AS seen FROM ${table} AS o
    WHERE ${isNext} ORDER BY ${names} LIMIT ${pageRows}`);
  return rows;
}

/** Answers whether the row stood there as it was read. */
async function write(db: Executing, place: Texts, { at, seen, texts }: Row): Promise<boolean> {
  const { table, columns } = place;
  const set = columns.map((column) => sql`${sql.identifier(column)} = n.${sql.identifier(column)}`);
  const { rowCount } = await db.execute(sql`
    UPDATE ${table} AS o SET ${sql.join(set, sql`, `)}
    FROM jsonb_populate_record(NULL::${table}, ${JSON.stringify(texts)}::jsonb) AS n
    WHERE (${namesOf(place)}) = (${valuesOf(place, at)}) AND ${textsOf(place)}::text = ${seen}`);
  return rowCount !== 0;
}

const namesOf = ({ key }: Texts): SQL =>
  sql.join(
    key.map(([column]) => sql`o.${sql.identifier(column)}`),
    sql`, `,
  );

const valuesOf = ({ key }: Texts, values: readonly KeyValue[]): SQL =>
  sql.join(
    key.map(([, type], at) => sql`${values[at] ?? null}::${type}`),
    sql`, `,
  );

const textsOf = ({ columns }: Texts): SQL => {
  const pairs = columns.map((column) => sql`${column}::text, to_jsonb(o.${sql.identifier(column)})`);
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
};

function keepApart(
  { unique }: Texts,
  at: readonly KeyValue[],
  before: Readonly<Record<string, unknown>>,
  hidden: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (unique === undefined || hidden[unique] === before[unique]) return { ...hidden };
  return { ...hidden, [unique]: `${String(hidden[unique])} ${at.join(' ')}` };
}

function hideAll(
  values: Readonly<Record<string, unknown>>,
  hide: (text: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, inner]) => [name, hideInside(inner, hide)]));
}

/** In every text of a JSON value. */
function hideInside(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => hideInside(one, hide));
  if (typeof value !== 'object' || value === null) return value;
  return hideAll({ ...value }, hide);
}
