// Takes one person out of the texts that colleagues wrote into fields of companies and leads. What stands in fields of the person
// goes with their keys.

import { sql } from 'drizzle-orm';
import { createHideNames, createNamesThem } from '../../persons/needles.ts';
import type { Records } from '../open-records.ts';

const pageRows = 500;
/** Colleagues write no ids of a site's users. */
const noSite = 0;

/** `keys` such as `email:anna@acme.example`. */
export async function eraseCustomTexts(
  db: Pick<Records['db'], 'execute'>,
  keys: readonly string[],
): Promise<void> {
  const [namesThem, hide] = [createNamesThem(keys), createHideNames(keys)];
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number; text: string }>(sql`
      SELECT id::float8 AS id, value #>> '{}' AS text FROM custom_values
      WHERE id > ${after} AND jsonb_typeof(value) = 'string' ORDER BY id LIMIT ${pageRows}`);
    for (const { id, text } of rows.filter((row) => namesThem(row.text, noSite)))
      await db.execute(
        sql`UPDATE custom_values SET value = to_jsonb(${hide(text, noSite)}::text) WHERE id = ${id}`,
      );
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}
