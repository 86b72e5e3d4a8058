// Takes one person out of what stands in orders and invoices, their history and the lists that they came in with: addresses and numbers
// that somebody wrote into a product. The order itself is the company's, and stays.

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
  readonly key: readonly (readonly [column: SQL, type: SQL])[];
  /** An object of the columns that hold texts. */
  readonly columns: readonly string[];
}

const id = [sql`id`, sql`bigint`] as const;
const places: readonly Texts[] = [
  { table: sql`orders`, key: [id], columns: ['product', 'lines'] },
  { table: sql`crm_orders`, key: [id], columns: ['values'] },
  { table: sql`order_changes`, key: [id], columns: ['before', 'after'] },
  {
    table: sql`company_import_lines`,
    key: [
      [sql`import_id`, sql`int`],
      [sql`line`, sql`int`],
    ],
    columns: ['document', 'changes'],
  },
];

/** `keys` such as `email:anna@acme.example`. */
export async function eraseOrderTexts(db: Executing, keys: readonly string[]): Promise<void> {
  for (const place of places) await hideIn(db, keys, place);
}

async function hideIn(db: Executing, keys: readonly string[], place: Texts): Promise<void> {
  const { table, key, columns } = place;
  const [namesThem, hide] = [createNamesThem(keys), createHideNames(keys)];
  const names = sql.join(
    key.map(([column]) => column),
    sql`, `,
  );
  const held = sql.join(
    columns.map((column) => sql`${column}::text, to_jsonb(${sql.identifier(column)})`),
    sql`, `,
  );
  for (let after = key.map(() => 0); ; ) {
    const { rows } = await db.execute<{ at: number[]; texts: Record<string, unknown> }>(sql`
      SELECT ARRAY[${names}]::float8[] AS at, jsonb_build_object(${held}) AS texts FROM ${table}
      WHERE (${names}) > (${valuesOf(place, after)}) ORDER BY ${names} LIMIT ${pageRows}`);
    for (const { at, texts } of rows.filter((row) => holdsName(row.texts, noSite, namesThem))) {
      const hidden = JSON.stringify(hideAll(texts, (text) => hide(text, noSite)));
      const set = columns.map((column) => sql`${sql.identifier(column)} = n.${sql.identifier(column)}`);
      await db.execute(sql`
        UPDATE ${table} AS o SET ${sql.join(set, sql`, `)}
        FROM jsonb_populate_record(NULL::${table}, ${hidden}::jsonb) AS n
        WHERE (${sql.join(
          key.map(([column]) => sql`o.${column}`),
          sql`, `,
        )}) = (${valuesOf(place, at)})`);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.at;
  }
}

function valuesOf({ key }: Texts, values: readonly number[]): SQL {
  return sql.join(
    key.map(([, type], at) => sql`${values[at] ?? 0}::${type}`),
    sql`, `,
  );
}

/** In every text of a JSON value. */
function hideAll(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => hideAll(one, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hideAll(inner, hide)]));
}
