// Finds the lines of one file that are about one company, before any is compared with what is known: the first stays,
// or the one that says more about which company it is.

import { sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

type Db = Records['db'] | Transaction;

/** Strength of a key by its first letter, the strongest first. */
const strength = sql`'xfvdn'`;

/**
 * A line's identity is its first key. It goes when another line bears that key too and comes before it, or has a
 * stronger identity. Sorted, not joined: how many keys there are the planner cannot know.
 */
export async function markRepeatedKeys(db: Db, importId: number): Promise<void> {
  await db.execute(sql`
    WITH keyed AS (
      SELECT line, key, key = keys[1] AS is_identity, first_value(line) OVER (
        PARTITION BY key ORDER BY position(left(keys[1], 1) IN ${strength}), line) AS first
      FROM company_import_lines, unnest(keys) AS key
      WHERE import_id = ${importId} AND outcome = 'waiting'
    ), repeated AS MATERIALIZED (
      SELECT line, key, first FROM keyed WHERE is_identity AND first <> line
    )
    UPDATE company_import_lines l
    SET outcome = 'faulty',
        faults = l.faults || jsonb_build_array(jsonb_build_object(
          'code', 'duplicate_line', 'field', '',
          'value', split_part(substr(r.key, 3), '|', 1), 'other', r.first::text))
    FROM repeated r
    WHERE l.import_id = ${importId} AND l.line = r.line`);
}

/** After the lines were compared: of two that turned out to be about one known company the first stays. */
export async function markRepeatedCompanies(db: Db, importId: number): Promise<void> {
  await db.execute(sql`
    WITH found AS (
      SELECT line, company_id, min(line) OVER (PARTITION BY company_id) AS first
      FROM company_import_lines
      WHERE import_id = ${importId} AND outcome IN ('changed', 'unchanged')
    ), repeated AS MATERIALIZED (
      SELECT f.line, f.first, c.name FROM found f JOIN companies c ON c.id = f.company_id WHERE f.first <> f.line
    )
    UPDATE company_import_lines l
    SET outcome = 'faulty', changes = '[]',
        faults = l.faults || jsonb_build_array(jsonb_build_object(
          'code', 'duplicate_line', 'field', '', 'value', r.name, 'other', r.first::text))
    FROM repeated r
    WHERE l.import_id = ${importId} AND l.line = r.line`);
}
