// Everything that the records hold of one person, for the copy that the person may ask for.

import { sql } from 'drizzle-orm';
import { listImportRowsOf } from '../engagement-import/erase-import-rows.ts';
import type { Records } from '../open-records.ts';

const rowsMax = 10_000;

/** `keyIds`: of all the person's keys. Rows as they stand. */
export async function readRecordsOf({ db }: Records, keyIds: readonly number[]) {
  const own = sql`${sql.param(keyIds)}::bigint[]`;
  const { rows: keys } = await db.execute(
    sql`SELECT key, first_at, last_at, browsers, held_for FROM identity_keys WHERE id = ANY(${own}) ORDER BY id LIMIT ${rowsMax}`,
  );
  const { rows: values } = await db.execute(
    sql`SELECT k.key, v.field, v.value, v.source, v.confidence, v.first_at, v.last_at
      FROM person_values v JOIN identity_keys k ON k.id = v.key_id WHERE v.key_id = ANY(${own}) ORDER BY v.last_at LIMIT ${rowsMax}`,
  );
  const { rows: facts } = await db.execute(
    sql`SELECT kind, way, at, reason FROM identity_facts WHERE keys && ${own} ORDER BY at, id LIMIT ${rowsMax}`,
  );
  const { rows: words } = await db.execute(
    sql`SELECT k.key, w.site_id, w.visitor, w.strength, w.how, w.first_at, w.last_at
      FROM visitor_words w JOIN identity_keys k ON k.id = w.key_id WHERE w.key_id = ANY(${own}) ORDER BY w.first_at LIMIT ${rowsMax}`,
  );
  return { keys, values, facts, words, importRows: await listImportRowsOf(db, keyIds) };
}
