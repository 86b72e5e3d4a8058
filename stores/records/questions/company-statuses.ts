// Name, status and owner of companies by id, of those that were merged the one that they were merged into; and the ids of all
// that count as one company: merged into it, and on demand its plants.

import { sql } from 'drizzle-orm';
import type { CompanyStatus } from '#contract/company.ts';
import type { Records } from '../open-records.ts';

export interface StandingCompany extends Record<string, unknown> {
  /** As it was asked for. */
  askedId: number;
  id: number;
  name: string;
  status: CompanyStatus;
  /** What brought it, such as `manual`, or `visit` when nobody knows it yet. */
  source: string;
  /** User who looks after it; null and '' when none does. */
  ownerId: string | null;
  ownerName: string;
}

/** Merges of merges, and plants of plants; nobody goes deeper. */
const depthMax = 20;
const idsMax = 10_000;

/** Of however many; those that are not there are missing. */
export async function findStandingCompanies(
  records: Records,
  ids: readonly number[],
): Promise<Map<number, StandingCompany>> {
  const wanted = [...new Set(ids)];
  const found = new Map<number, StandingCompany>();
  for (let at = 0; at < wanted.length; at += idsMax)
    for (const row of await askStanding(records, wanted.slice(at, at + idsMax))) found.set(row.askedId, row);
  return found;
}

/** Up to `idsMax` different ones. */
async function askStanding(records: Records, ids: readonly number[]): Promise<StandingCompany[]> {
  const { rows } = await records.db.execute<StandingCompany>(sql`
    WITH RECURSIVE up AS (
      SELECT id AS asked_id, id, merged_into_id, 0 AS depth FROM companies
      WHERE id = ANY(${sql.param(ids)}::int[])
      UNION ALL
      SELECT up.asked_id, c.id, c.merged_into_id, up.depth + 1
      FROM up JOIN companies c ON c.id = up.merged_into_id WHERE up.depth < ${depthMax}
    )
    SELECT up.asked_id AS "askedId", c.id, c.name, c.status, c.source, c.owner_id AS "ownerId", c.owner_name AS "ownerName"
    FROM up JOIN companies c ON c.id = up.id
    WHERE up.merged_into_id IS NULL AND c.removed_at IS NULL
    LIMIT ${idsMax}`);
  return rows;
}

/**
 * The company itself, what was merged into it, and with `plants` its plants with theirs: with `seenBy`, ids of users, only those
 * that these users or nobody looks after.
 */
export async function listIdsOfCompany(
  records: Records,
  id: number,
  plants: boolean,
  seenBy?: readonly string[],
): Promise<number[]> {
  const { rows } = await records.db.execute<{ id: number }>(sql`
    WITH RECURSIVE down AS (
      SELECT id, 0 AS depth FROM companies WHERE id = ${id}
      UNION
      SELECT c.id, down.depth + 1 FROM down
      JOIN companies c ON c.merged_into_id = down.id OR (${plants} AND c.parent_id = down.id
        AND (${seenBy === undefined} OR c.owner_id IS NULL OR c.owner_id = ANY(${sql.param([...(seenBy ?? [])])}::text[])))
      WHERE down.depth < ${depthMax}
    )
    SELECT DISTINCT id FROM down LIMIT ${idsMax}`);
  return rows.map((row) => row.id);
}
