// Takes one person out of imports: rows that wait in a preview, and what was refused. What was brought in lies with the events.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

/** After the first colon; of a handle what follows its network. */
function partsOf(keys: readonly string[], kind: string): string[] {
  return keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
}

/** `keys` such as `email:anna@acme.example`. */
export async function eraseImportRows(db: Executing, keys: readonly string[]): Promise<void> {
  const emails = sql`${sql.param(partsOf(keys, 'email'))}::text[]`;
  const phones = sql`${sql.param(partsOf(keys, 'phone'))}::text[]`;
  const handles = sql`${sql.param(partsOf(keys, 'social'))}::text[]`;
  await db.execute(sql`
    DELETE FROM engagement_import_rows WHERE values IS NOT NULL AND (
      lower(values->>'email') = ANY(${emails})
      OR regexp_replace(values->>'phone', '[\\s().\\-/]', '', 'g') = ANY(${phones})
      OR (values->'handle'->>'network') || ':' || (values->'handle'->>'id') = ANY(${handles})
      OR EXISTS (SELECT FROM unnest(${emails} || ${phones}) AS t WHERE position(t IN lower(values::text)) > 0))`);
  await db.execute(sql`
    DELETE FROM engagement_import_rows WHERE fault IS NOT NULL AND EXISTS (
      SELECT FROM unnest(${emails} || ${phones}) AS t WHERE position(t IN lower(fault->>'value')) > 0)`);
  await db.execute(sql`
    UPDATE engagement_imports SET speakers = '[]' WHERE speakers <> '[]' AND EXISTS (
      SELECT FROM unnest(${emails} || ${phones}) AS t WHERE position(t IN lower(speakers::text)) > 0)`);
}

/** Rows of previews that name the person, for the copy that they may ask for. */
export async function listImportRowsOf(db: Executing, keyIds: readonly number[]) {
  const { rows } = await db.execute(sql`
    SELECT r.import_id, r.line, r.values FROM engagement_import_rows r
    JOIN identity_keys k ON k.key = 'email:' || lower(r.values->>'email')
      OR k.key = 'phone:' || (r.values->>'phone')
      OR k.key = 'social:' || (r.values->'handle'->>'network') || ':' || (r.values->'handle'->>'id')
    WHERE r.values IS NOT NULL AND k.id = ANY(${sql.param(keyIds)}::bigint[])
    ORDER BY r.import_id, r.line LIMIT 10000`);
  return rows;
}
