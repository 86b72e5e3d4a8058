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
 * stronger identity.
 */
export async function markRepeatedKeys(db: Db, importId: number): Promise<void> {
  await db.execute(sql`
    WITH keyed AS (
      SELECT line, key, position(left(keys[1], 1) IN ${strength}) AS strength
      FROM company_import_lines, unnest(keys) AS key
      WHERE import_id = ${importId} AND outcome = 'waiting'
    ), first_of AS (
      SELECT DISTINCT ON (key) key, line, strength FROM keyed ORDER BY key, strength, line
    )
    UPDATE company_import_lines l
    SET outcome = 'faulty',
        faults = l.faults || jsonb_build_array(jsonb_build_object(
          'code', 'duplicate_line', 'field', '',
          'value', split_part(substr(l.keys[1], 3), '|', 1), 'other', f.line::text))
    FROM first_of f
    WHERE l.import_id = ${importId} AND l.outcome = 'waiting'
      AND f.key = l.keys[1] AND f.line <> l.line`);
}

/** After the lines were compared: of two that turned out to be about one known company the first stays. */
export async function markRepeatedCompanies(db: Db, importId: number): Promise<void> {
  await db.execute(sql`
    WITH first_of AS (
      SELECT company_id, min(line) AS line FROM company_import_lines
      WHERE import_id = ${importId} AND outcome IN ('changed', 'unchanged')
      GROUP BY company_id HAVING count(*) > 1
    )
    UPDATE company_import_lines l
    SET outcome = 'faulty', changes = '[]',
        faults = l.faults || jsonb_build_array(jsonb_build_object(
          'code', 'duplicate_line', 'field', '', 'value', c.name, 'other', f.line::text))
    FROM first_of f JOIN companies c ON c.id = f.company_id
    WHERE l.import_id = ${importId} AND l.company_id = f.company_id
      AND l.outcome IN ('changed', 'unchanged') AND l.line <> f.line`);
}
