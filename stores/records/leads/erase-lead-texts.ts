// Takes one person out of what colleagues wrote about leads. What was written about them goes whole, also from the history;
// from what is about others as well, their addresses and numbers go. The lead itself is the company's, and stays.

import { sql } from 'drizzle-orm';
import { createHideNames, createNamesThem, holdsName } from '../../persons/needles.ts';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

const pageRows = 500;
/** Colleagues write no ids of a site's users. */
const noSite = 0;

/** `keys` such as `email:anna@acme.example`; to be called while the records still know whose they are. */
export async function eraseLeadTexts(db: Executing, keys: readonly string[]): Promise<void> {
  const own = sql`(SELECT id FROM identity_keys WHERE key = ANY(${sql.param([...keys])}::text[]))`;
  await db.execute(sql`
    UPDATE lead_changes SET before = before - 'text' - 'link', after = after - 'text' - 'link'
    WHERE entry_id IN (SELECT id FROM lead_entries WHERE person_id IN ${own})
      OR before->>'personId' IN (SELECT id::text FROM ${own} AS o(id))
      OR after->>'personId' IN (SELECT id::text FROM ${own} AS o(id))`);
  await db.execute(sql`
    UPDATE lead_changes SET before = before - 'personId', after = after - 'personId'
    WHERE before->>'personId' IN (SELECT id::text FROM ${own} AS o(id))
      OR after->>'personId' IN (SELECT id::text FROM ${own} AS o(id))`);
  await db.execute(
    sql`UPDATE lead_entries SET text = '', link = '', person_id = NULL WHERE person_id IN ${own}`,
  );
  await db.execute(sql`UPDATE leads SET person_id = NULL WHERE person_id IN ${own}`);
  await hideIn(db, keys, sql`leads`, ['next_step', 'result_reason']);
  await hideIn(db, keys, sql`lead_entries`, ['text', 'link']);
  await hideInChanges(db, keys);
}

/** In columns of plain text. */
async function hideIn(
  db: Executing,
  keys: readonly string[],
  table: ReturnType<typeof sql>,
  columns: readonly string[],
): Promise<void> {
  const [namesThem, hide] = [createNamesThem(keys), createHideNames(keys)];
  const texts = sql.join(
    columns.map((column) => sql`${sql.identifier(column)}`),
    sql`, `,
  );
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number; texts: string[] }>(sql`
      SELECT id::float8 AS id, ARRAY[${texts}] AS texts FROM ${table} WHERE id > ${after} ORDER BY id LIMIT ${pageRows}`);
    for (const row of rows.filter((one) => one.texts.some((text) => namesThem(text, noSite)))) {
      const values = columns.map(
        (column, at) => sql`${sql.identifier(column)} = ${hide(row.texts[at] ?? '', noSite)}`,
      );
      // What a colleague has changed meanwhile is read again.
      const { rowCount } = await db.execute(sql`
        UPDATE ${table} SET ${sql.join(values, sql`, `)}
        WHERE id = ${row.id} AND ARRAY[${texts}] = ${sql.param(row.texts)}::text[]`);
      if (rowCount === 0) return hideIn(db, keys, table, columns);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

interface ChangeTexts extends Record<string, unknown> {
  id: number;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  reason: string;
}

async function hideInChanges(db: Executing, keys: readonly string[]): Promise<void> {
  const [namesThem, hide] = [createNamesThem(keys), createHideNames(keys)];
  const hideAll = (fields: Record<string, unknown>) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          typeof value === 'string' ? hide(value, noSite) : value,
        ]),
      ),
    );
  for (let after = 0; ; ) {
    const { rows } = await db.execute<ChangeTexts>(sql`
      SELECT id::float8 AS id, before, after, reason FROM lead_changes WHERE id > ${after} ORDER BY id LIMIT ${pageRows}`);
    for (const row of rows.filter((one) =>
      holdsName([one.before, one.after, one.reason], noSite, namesThem),
    )) {
      await db.execute(sql`
        UPDATE lead_changes SET before = ${hideAll(row.before)}::jsonb, after = ${hideAll(row.after)}::jsonb,
          reason = ${hide(row.reason, noSite)} WHERE id = ${row.id}`);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}
