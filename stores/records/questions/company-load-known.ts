// Companies for the memory of resolver and verdicts: all of them page by page, or those that certain changes touched.

import { sql } from 'drizzle-orm';
import type { CompanyStatus, DomainKind } from '#contract/company.ts';
import type { LoadedCompany } from '../known/loaded-company.ts';
import type { Records } from '../open-records.ts';

export interface LoadedRange extends Record<string, unknown> {
  companyId: number;
  networkId: number;
  /** As `addressKey` in `range-map.ts` writes addresses. */
  first: string;
  last: string;
}

/** `removed`: the import that had made the company was taken back. */
export interface LoadedPage {
  companies: LoadedCompany[];
  removed: number[];
  ranges: LoadedRange[];
  lastId: number;
}

interface Row extends Record<string, unknown> {
  id: number;
  name: string;
  legalName: string;
  country: string;
  status: CompanyStatus;
  parentId: number;
  mergedIntoId: number;
  nameOrders: string[];
  isRemoved: boolean;
  aliases: string[] | null;
  handles: string[] | null;
  domains: [DomainKind, string][] | null;
}

const pageRows = 5_000;

/** An address as text that compares as the address does. */
export const addressKeyOf = (column: 'first' | 'last') => {
  const name = sql.raw(`r.${column}`);
  return sql`CASE family(${name}) WHEN 4 THEN '4' || right(encode(inet_send(${name}), 'hex'), 8)
    ELSE '6' || right(encode(inet_send(${name}), 'hex'), 32) END`;
};

/** With `changeIds` only those that these changes were the last to touch. Undefined when there are no more. */
export async function loadKnownPage(
  records: Records,
  afterId: number,
  changeIds?: readonly number[],
): Promise<LoadedPage | undefined> {
  const isWanted = changeIds
    ? sql`change_id = ANY(${sql.param([...changeIds])}::bigint[])`
    : sql`removed_at IS NULL`;
  const { rows } = await records.db.execute<Row>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM companies WHERE id > ${afterId} AND ${isWanted} ORDER BY id LIMIT ${pageRows}
    ), ends AS (SELECT min(id) AS first, max(id) AS last FROM page)
    SELECT p.id, p.name, p.legal_name AS "legalName", p.country, p.status, coalesce(p.parent_id, 0) AS "parentId",
      coalesce(p.merged_into_id, 0) AS "mergedIntoId", p.name_orders AS "nameOrders",
      p.removed_at IS NOT NULL AS "isRemoved", a.names AS aliases, h.handles, d.domains
    FROM page p
    LEFT JOIN (
      SELECT company_id, array_agg(name ORDER BY id) AS names FROM company_aliases, ends
      WHERE company_id BETWEEN ends.first AND ends.last GROUP BY company_id
    ) a ON a.company_id = p.id
    LEFT JOIN (
      SELECT company_id, array_agg(handle ORDER BY handle) AS handles FROM company_handles, ends
      WHERE company_id BETWEEN ends.first AND ends.last GROUP BY company_id
    ) h ON h.company_id = p.id
    LEFT JOIN (
      SELECT company_id, jsonb_agg(jsonb_build_array(kind, domain) ORDER BY kind <> 'primary', domain) AS domains
      FROM company_domains, ends WHERE company_id BETWEEN ends.first AND ends.last GROUP BY company_id
    ) d ON d.company_id = p.id
    ORDER BY p.id`);
  const last = rows.at(-1);
  if (!last) return undefined;
  const kept = rows.filter(({ isRemoved }) => !isRemoved);
  return {
    companies: kept.map(toLoaded),
    removed: rows.filter(({ isRemoved }) => isRemoved).map(({ id }) => id),
    ranges: await loadRanges(
      records,
      kept.map(({ id }) => id),
    ),
    lastId: last.id,
  };
}

async function loadRanges({ db }: Records, ids: readonly number[]): Promise<LoadedRange[]> {
  const { rows } = await db.execute<LoadedRange>(sql`
    SELECT r.company_id AS "companyId", r.id AS "networkId", ${addressKeyOf('first')} AS first,
      ${addressKeyOf('last')} AS last
    FROM company_networks r WHERE r.company_id = ANY(${sql.param([...ids])}::integer[]) ORDER BY r.id`);
  return rows;
}

const ownKinds: ReadonlySet<DomainKind> = new Set(['primary', 'alias']);

/** A parked domain says nothing about anybody. */
function toLoaded(row: Row): LoadedCompany {
  const { id, name, country, status, parentId, mergedIntoId, nameOrders } = row;
  const domains = row.domains ?? [];
  const pick = (wanted: (kind: DomainKind) => boolean) =>
    domains.filter(([kind]) => wanted(kind)).map(([, domain]) => domain);
  const others = [row.legalName, ...(row.aliases ?? [])].filter((other) => other !== '' && other !== name);
  return {
    ...{ id, name, country, status, parentId, mergedIntoId, nameOrders },
    otherNames: [...new Set(others)],
    domains: pick((kind) => ownKinds.has(kind)),
    aliasDomains: pick((kind) => !ownKinds.has(kind) && kind !== 'parked'),
    handles: row.handles ?? [],
  };
}

/** Changes that were committed after a revision, in their order, a thousand at the most. */
export async function listChangesAfter(
  { db }: Records,
  revision: number,
): Promise<{ id: number; revision: number; action: string }[]> {
  const { rows } = await db.execute<{ id: string; revision: string; action: string }>(sql`
    SELECT id, revision, action FROM company_changes WHERE revision > ${revision} ORDER BY revision LIMIT 1000`);
  return rows.map(({ id, revision, action }) => ({ id: Number(id), revision: Number(revision), action }));
}

/** 0 when nothing was ever changed. */
export async function newestRevision({ db }: Records): Promise<number> {
  const { rows } = await db.execute<{ revision: string }>(
    sql`SELECT coalesce(max(revision), 0) AS revision FROM company_changes`,
  );
  return Number(rows[0]?.revision ?? 0);
}
