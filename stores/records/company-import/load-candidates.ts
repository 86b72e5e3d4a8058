// The known companies that a batch of lines may be about, and who holds the domains and networks that the lines name.

import { inArray, sql } from 'drizzle-orm';
import type { KnownForImport } from '#intelligence/company/import/known-company.ts';
import { type KeyKind, keyKinds } from '#intelligence/company/import/line-keys.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { ImportLine } from '../questions/company-import-lines.ts';
import { companies, companyAliases, companyDomains, companyNetworks } from '../schema/companies.ts';

type Db = Records['db'] | Transaction;

interface Holder {
  rootId: number;
  name: string;
}

export interface Candidates {
  /** Also the companies that candidates are merged into. */
  find(id: number): KnownForImport | undefined;
  of(line: ImportLine): ReadonlyMap<KeyKind, readonly KnownForImport[]>;
  /** The company that a domain belongs to, also one that this import has made. */
  holderOfDomain(domain: string): Holder | undefined;
  /** `network`: as `first-last`. */
  holderOfNetwork(network: string): Holder | undefined;
}

/** Companies that the import itself has made are no candidates: lines of one file are told apart before. */
export async function loadCandidates(
  db: Db,
  importId: number,
  lines: readonly ImportLine[],
): Promise<Candidates> {
  const found = await findKeys(db, lines);
  const domains = new Map(found.filter(({ kind }) => kind === 'd').map(({ key, id }) => [key, id]));
  const networks = await findNetworks(db, lines);
  const known = await loadKnown(db, [...found.map(({ id }) => id), ...networks.values()]);
  const own = `import:${importId}`;
  const idsOf = new Map<string, number[]>();
  for (const { kind, key, id } of found) {
    if (known.get(id)?.source !== own) push(idsOf, `${kind}:${key}`, id);
  }
  const holder = (id: number | undefined): Holder | undefined => known.get(id ?? 0)?.company;
  return {
    find: (id) => known.get(id)?.company,
    of: (line) =>
      new Map(keyKinds.map((kind) => [kind, collect(line, kind, idsOf, (id) => known.get(id)?.company)])),
    holderOfDomain: (domain) => holder(domains.get(domain)),
    holderOfNetwork: (network) => holder(networks.get(network)),
  };
}

function collect(
  line: ImportLine,
  kind: KeyKind,
  idsOf: ReadonlyMap<string, readonly number[]>,
  find: (id: number) => KnownForImport | undefined,
): KnownForImport[] {
  const keys = line.keys.filter((key) => key.startsWith(`${kind}:`)).map(lookupKey);
  const ids = new Set(keys.flatMap((key) => idsOf.get(key) ?? []));
  return [...ids].sort((one, other) => one - other).flatMap((id) => find(id) ?? []);
}

/** A name is looked up by itself: whether the country fits is for the comparison to say. */
function lookupKey(key: string): string {
  return key.startsWith('n:') ? key.slice(0, key.lastIndexOf('|')) : key;
}

interface FoundKey extends Record<string, unknown> {
  kind: KeyKind;
  key: string;
  id: number;
}

/** Each key by itself, by its index: of many at once the database believes that it is quicker to read all companies. */
async function findKeys(db: Db, lines: readonly ImportLine[]): Promise<FoundKey[]> {
  const keys = lines.flatMap((line) => line.keys.map(lookupKey));
  const wanted = (kind: KeyKind) => {
    const values = keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(2));
    return sql`unnest(${sql.param([...new Set(values)])}::text[]) AS k(key)`;
  };
  const { rows } = await db.execute<FoundKey>(sql`
    SELECT 'x' AS kind, k.key, c.id FROM ${wanted('x')} CROSS JOIN LATERAL (
      SELECT id FROM companies WHERE external_id = k.key AND external_id <> '' AND removed_at IS NULL OFFSET 0) AS c
    UNION ALL
    SELECT 'f', k.key, c.id FROM ${wanted('f')} CROSS JOIN LATERAL (
      SELECT id FROM companies WHERE fiscal_code = k.key AND fiscal_code <> '' AND removed_at IS NULL OFFSET 0) AS c
    UNION ALL
    SELECT 'v', k.key, c.id FROM ${wanted('v')} CROSS JOIN LATERAL (
      SELECT id FROM companies WHERE vat_number = k.key AND vat_number <> '' AND removed_at IS NULL OFFSET 0) AS c
    UNION ALL
    SELECT 'd', k.key, c.company_id FROM ${wanted('d')} CROSS JOIN LATERAL (
      SELECT company_id FROM company_domains WHERE domain = k.key OFFSET 0) AS c
    UNION ALL
    SELECT 'n', k.key, c.id FROM ${wanted('n')} CROSS JOIN LATERAL (
      SELECT id FROM companies WHERE name_keys @> ARRAY[k.key] AND removed_at IS NULL OFFSET 0) AS c`);
  return rows;
}

async function findNetworks(db: Db, lines: readonly ImportLine[]): Promise<Map<string, number>> {
  const named = lines.flatMap((line) => line.values.networks);
  if (named.length === 0) return new Map();
  const { rows } = await db.execute<{ network: string; id: number }>(sql`
    SELECT host(n.first) || '-' || host(n.last) AS network, n.company_id AS id
    FROM company_networks n
    JOIN jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS w(first inet, last inet)
      ON w.first = n.first AND w.last = n.last`);
  return new Map(rows.map(({ network, id }) => [network, id]));
}

interface Loaded {
  company: KnownForImport;
  source: string;
}

async function loadKnown(db: Db, wanted: readonly number[]): Promise<Map<number, Loaded>> {
  if (wanted.length === 0) return new Map();
  const roots = await findRoots(db, wanted);
  const ids = [...new Set([...wanted, ...roots.values()])];
  const rows = await db.select().from(companies).where(inArray(companies.id, ids));
  const domains = await db.select().from(companyDomains).where(inArray(companyDomains.companyId, ids));
  const aliases = await db.select().from(companyAliases).where(inArray(companyAliases.companyId, ids));
  const networks = await db.select().from(companyNetworks).where(inArray(companyNetworks.companyId, ids));
  const [domainsOf, aliasesOf, networksOf] = [groupBy(domains), groupBy(aliases), groupBy(networks)];
  return new Map(
    rows.map(({ search: _search, source, ...row }) => [
      row.id,
      {
        source,
        company: {
          ...row,
          rootId: roots.get(row.id) ?? row.id,
          domains: (domainsOf.get(row.id) ?? []).map(({ domain }) => domain),
          aliases: (aliasesOf.get(row.id) ?? []).map(({ name }) => name),
          networks: (networksOf.get(row.id) ?? []).map(({ first, last }) => ({ first, last })),
        },
      },
    ]),
  );
}

async function findRoots(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await db.execute<{ id: number; root: number }>(sql`
    WITH RECURSIVE up(id, at, into_id) AS (
      SELECT id, id, merged_into_id FROM companies
      WHERE id = ANY(${sql.param([...ids])}::integer[]) AND merged_into_id IS NOT NULL
      UNION ALL
      SELECT up.id, c.id, c.merged_into_id FROM up JOIN companies c ON c.id = up.into_id
    )
    SELECT id, at AS root FROM up WHERE into_id IS NULL`);
  return new Map(rows.map(({ id, root }) => [id, root]));
}

function groupBy<T extends { companyId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) push(groups, row.companyId, row);
  return groups;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
