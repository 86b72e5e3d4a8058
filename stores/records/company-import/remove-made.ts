// Removes the companies that an import had made, when it is taken back: those that nobody has touched, and to which nothing has come since.
// What has been tied to one would stand without it, so it stays.

import { type SQL, sql } from 'drizzle-orm';
import type { Change } from '../change-companies.ts';

/** Plants of plants; nobody goes deeper. */
const depthMax = 20;

/** `changeId`: of the change that made it. */
export interface MadeCompany {
  readonly companyId: number;
  readonly changeId: number;
}

/** Answers which went. The rows stay, so that their ids never mean another company. */
export async function removeMade(
  { db, changeId }: Change,
  importId: number,
  made: readonly MadeCompany[],
): Promise<Set<number>> {
  if (made.length === 0) return new Set();
  const wanted = made.map(({ companyId }) => companyId).toSorted((one, other) => one - other);
  // By themselves first: what is tied to them at this moment is seen, or finds them gone.
  await db.execute(sql`
    SELECT id FROM companies WHERE id = ANY(${sql.param(wanted)}::integer[]) ORDER BY id FOR NO KEY UPDATE`);
  const { rows } = await db.execute<{ id: number }>(sql`
    WITH RECURSIVE below(root, id, depth) AS (
      SELECT w.id, w.id, 0 FROM unnest(${sql.param(wanted)}::integer[]) AS w(id)
      UNION ALL SELECT below.root, p.id, below.depth + 1 FROM below JOIN companies p ON p.parent_id = below.id
      WHERE p.removed_at IS NULL AND below.depth < ${depthMax}
    ), staying AS (
      SELECT DISTINCT below.root FROM below JOIN companies c ON c.id = below.id
      WHERE c.merged_into_id IS NOT NULL OR NOT ${isAsMade(importId)} OR ${hasTies}
    )
    UPDATE companies c SET removed_at = now(), changed_at = now(), change_id = ${changeId}
    WHERE c.id = ANY(${sql.param(wanted)}::integer[]) AND c.removed_at IS NULL AND c.id NOT IN (SELECT root FROM staying)
    RETURNING c.id`);
  const ids = rows.map((row) => row.id);
  await removeParts({ db }, ids);
  return new Set(ids);
}

/** Of a company `c`: this import made it, and nobody has changed it since. */
function isAsMade(importId: number): SQL {
  return sql`EXISTS (SELECT FROM company_import_lines l WHERE l.company_id = c.id AND l.import_id = ${importId}
    AND l.change_id = c.change_id AND l.written -> 'before' = 'null'::jsonb)`;
}

const isOfIt = sql`company_id = c.id`;

/** Of a company `c`: something says that it is this one. Whoever was known before it came is no tie. */
const hasTies = sql`(
  EXISTS (SELECT FROM companies o WHERE o.merged_into_id = c.id)
  OR EXISTS (SELECT FROM company_handles WHERE ${isOfIt})
  OR EXISTS (SELECT FROM pins WHERE ${isOfIt} AND removed_at IS NULL)
  OR EXISTS (SELECT FROM corrections WHERE right_company_id = c.id AND undone_at IS NULL)
  OR EXISTS (SELECT FROM leads WHERE ${isOfIt})
  OR EXISTS (SELECT FROM orders WHERE ${isOfIt})
  OR EXISTS (SELECT FROM custom_values WHERE ${isOfIt})
  OR EXISTS (SELECT FROM crm_links WHERE ${isOfIt})
  OR EXISTS (SELECT FROM crm_deals WHERE ${isOfIt})
  OR EXISTS (SELECT FROM score_lines l JOIN requests r ON r.site_id = l.site_id AND r.event_id = l.event_id
    WHERE l.company_id = c.id AND r.state <> 'suspected')
  OR EXISTS (SELECT FROM company_domains d JOIN person_cards p ON p.domain = d.domain AND p.domain <> ''
    WHERE d.company_id = c.id AND p.last_at > c.created_at))`;

async function removeParts({ db }: Pick<Change, 'db'>, ids: readonly number[]): Promise<void> {
  const those = sql`${sql.param([...ids])}::integer[]`;
  await db.execute(sql`DELETE FROM company_domains WHERE company_id = ANY(${those})`);
  await db.execute(sql`DELETE FROM company_aliases WHERE company_id = ANY(${those})`);
  await db.execute(sql`DELETE FROM company_networks WHERE company_id = ANY(${those})`);
  await db.execute(sql`
    DELETE FROM suggestions WHERE state = 'open' AND (company_id = ANY(${those}) OR other_id = ANY(${those}))`);
}
