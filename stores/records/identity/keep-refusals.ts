// Counts what was said about who somebody is and could not be taken, by site, day and reason. Never a text that could be
// somebody's.

import { lt, sql } from 'drizzle-orm';
import type { SaidRefusal } from '#contract/said.ts';
import type { RefusedWord } from '#intelligence/identity/assign-visitor.ts';
import type { Records } from '../open-records.ts';
import { identityRefusals } from '../schema/persons.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** A batch is counted once, however often it is tried. */
export async function keepRefusals(
  db: Pick<IdentityTransaction, 'insert'>,
  refusals: readonly SaidRefusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const rows = new Map<string, typeof identityRefusals.$inferInsert>();
  for (const { siteId, batch, kind, reason, sample, atMs } of refusals) {
    const name = [siteId, batch, kind, reason, sample].join('\n');
    const day = new Date(atMs).toISOString().slice(0, 10);
    const row = rows.get(name) ?? { siteId, batch, kind, reason, sample, day, count: 0 };
    rows.set(name, { ...row, count: row.count + 1 });
  }
  await db
    .insert(identityRefusals)
    .values([...rows.values()])
    .onConflictDoNothing();
}

/** What was refused in one browser, as it was worked out last. Keys as their numbers in text. */
interface RefusedInBrowser {
  readonly siteId: number;
  readonly visitor: string;
  readonly refused: readonly RefusedWord[];
}

/**
 * In place of what was refused in these browsers before: the same words count the same, however often and in whatever order they
 * come. Another name of whoever holds the browser is nothing to tell of.
 */
export async function keepBrowserRefusals(
  db: Pick<IdentityTransaction, 'execute'>,
  browsers: readonly RefusedInBrowser[],
): Promise<void> {
  const batchOf = (visitor: string) => `browser ${visitor}`;
  await db.execute(sql`
    DELETE FROM identity_refusals r USING unnest(${sql.param(browsers.map(({ siteId }) => siteId))}::int[],
      ${sql.param(browsers.map(({ visitor }) => batchOf(visitor)))}::text[]) AS b(site_id, batch)
    WHERE r.site_id = b.site_id AND r.batch = b.batch`);
  const rows = browsers.flatMap(({ siteId, visitor, refused }) =>
    refused.map(({ key, holder, reason, atMs }) => ({
      ...{ siteId, batch: batchOf(visitor), reason, atMs },
      ...{ keyId: Number(key), holderId: Number(holder) },
    })),
  );
  if (rows.length === 0) return;
  const column = <K extends keyof (typeof rows)[number]>(name: K) => sql.param(rows.map((row) => row[name]));
  await db.execute(sql`
    INSERT INTO identity_refusals (site_id, batch, kind, reason, sample, day, count)
    SELECT w.site_id, w.batch, split_part(k.key, ':', 1), w.reason, '',
      max(to_timestamp(w.at_ms / 1000.0) AT TIME ZONE 'UTC')::date, count(*)::int
    FROM unnest(${column('siteId')}::int[], ${column('batch')}::text[], ${column('keyId')}::bigint[],
      ${column('holderId')}::bigint[], ${column('reason')}::text[], ${column('atMs')}::float8[])
      AS w(site_id, batch, key_id, holder_id, reason, at_ms)
    JOIN identity_keys k ON k.id = w.key_id JOIN identity_keys h ON h.id = w.holder_id AND h.person_id <> k.person_id
    GROUP BY w.site_id, w.batch, split_part(k.key, ':', 1), w.reason`);
}

export interface CountedRefusal extends Record<string, unknown> {
  siteId: number;
  kind: string;
  reason: string;
  sample: string;
  count: number;
  /** `YYYY-MM-DD`. */
  lastDay: string;
}

/** Of the sites and since the day, the most frequent first. */
export async function countRefusals(
  records: Records,
  siteIds: readonly number[],
  fromDay: string,
): Promise<CountedRefusal[]> {
  const { rows } = await records.db.execute<CountedRefusal>(sql`
    SELECT site_id AS "siteId", kind, reason, sample, sum(count)::float8 AS count, max(day)::text AS "lastDay"
    FROM identity_refusals
    WHERE site_id = ANY(${sql.param(siteIds)}::int[]) AND day >= ${fromDay}::date
    GROUP BY site_id, kind, reason, sample
    ORDER BY count DESC, site_id, kind, reason, sample LIMIT 200`);
  return rows;
}

/** Answers how many rows are gone. */
export async function forgetRefusals(records: Records, beforeDay: string): Promise<number> {
  const { rowCount } = await records.db.delete(identityRefusals).where(lt(identityRefusals.day, beforeDay));
  return rowCount ?? 0;
}
