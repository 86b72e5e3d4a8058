// Takes one person out of imports: rows that wait in a preview, and what was refused. What was brought in lies with the events.

import { sql } from 'drizzle-orm';
import { createNamesThem, holdsName, type NamesThem } from '../../persons/needles.ts';
import type { Records } from '../open-records.ts';

type Executing = Pick<Records['db'], 'execute'>;

const pageRows = 500;

interface KeptRow extends Record<string, unknown> {
  importId: number;
  line: number;
  siteId: number;
  values: unknown;
  fault: unknown;
}

/** Looks through every row that still says something. `keys` such as `email:anna@acme.example`. */
export async function eraseImportRows(db: Executing, keys: readonly string[]): Promise<void> {
  const namesThem = createNamesThem(keys);
  let [afterImport, afterLine] = [0, 0];
  for (;;) {
    const { rows } = await db.execute<KeptRow>(sql`
      SELECT r.import_id AS "importId", r.line, i.site_id AS "siteId", r.values, r.fault
      FROM engagement_import_rows r JOIN engagement_imports i ON i.id = r.import_id
      WHERE (r.import_id, r.line) > (${afterImport}, ${afterLine}) AND (r.values IS NOT NULL OR r.fault IS NOT NULL)
      ORDER BY r.import_id, r.line LIMIT ${pageRows}`);
    const theirs = rows.filter(
      ({ siteId, values, fault }) =>
        holdsName(values, siteId, namesThem) || holdsName(fault, siteId, namesThem),
    );
    if (theirs.length > 0)
      await db.execute(sql`
        DELETE FROM engagement_import_rows r USING unnest(${sql.param(theirs.map(({ importId }) => importId))}::int[],
          ${sql.param(theirs.map(({ line }) => line))}::int[]) AS t(import_id, line)
        WHERE r.import_id = t.import_id AND r.line = t.line AND (r.values IS NOT NULL OR r.fault IS NOT NULL)`);
    await countAgain(db, [...new Set(theirs.map(({ importId }) => importId))]);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) break;
    [afterImport, afterLine] = [last.importId, last.line];
  }
  await eraseSpeakers(db, namesThem);
}

/** What a preview says would come of its file; what is missing of the rows is left out. */
async function countAgain(db: Executing, importIds: readonly number[]): Promise<void> {
  if (importIds.length === 0) return;
  await db.execute(sql`
    UPDATE engagement_imports i SET counts = i.counts || jsonb_build_object('new', n.new, 'repeated', n.repeated,
      'known', n.known, 'refused', n.refused, 'noted', n.noted, 'erased', greatest(0, (i.counts->>'rows')::int - n.rows))
    FROM (SELECT asked.id, count(r.line)::int AS rows, (count(*) FILTER (WHERE r.outcome = 'new'))::int AS new,
        (count(*) FILTER (WHERE r.outcome = 'repeated'))::int AS repeated,
        (count(*) FILTER (WHERE r.outcome = 'known'))::int AS known,
        (count(*) FILTER (WHERE r.outcome = 'refused'))::int AS refused,
        (count(r.fault) FILTER (WHERE r.outcome = 'new'))::int AS noted
      FROM unnest(${sql.param(importIds)}::int[]) AS asked(id) LEFT JOIN engagement_import_rows r ON r.import_id = asked.id
      GROUP BY asked.id) AS n
    WHERE i.id = n.id AND i.state = 'ready'`);
}

async function eraseSpeakers(db: Executing, namesThem: NamesThem): Promise<void> {
  const { rows } = await db.execute<{ id: number; siteId: number; speakers: unknown }>(sql`
    SELECT id, site_id AS "siteId", speakers FROM engagement_imports WHERE speakers <> '[]' ORDER BY id LIMIT 10000`);
  const theirs = rows
    .filter(({ speakers, siteId }) => holdsName(speakers, siteId, namesThem))
    .map(({ id }) => id);
  if (theirs.length === 0) return;
  await db.execute(
    sql`UPDATE engagement_imports SET speakers = '[]' WHERE id = ANY(${sql.param(theirs)}::int[])`,
  );
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
