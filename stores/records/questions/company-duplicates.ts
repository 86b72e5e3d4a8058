// Companies that may be one: those that bear a name, a VAT number or a fiscal code of a company that changed, and pairs that
// were met elsewhere. Plants and parents are kept apart on purpose, and so is what was merged.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { keepSuggestions, type NewSuggestion } from './company-suggestions.ts';

interface ComparedCompany {
  id: number;
  country: string;
  /** Name, legal name, other names. */
  names: string[];
}

export interface FoundPair extends Record<string, unknown> {
  /** The one that changed. */
  company: ComparedCompany;
  other: ComparedCompany;
  /** Some of `same_name`, `same_vat_number`, `same_fiscal_code`. */
  reasons: string[];
}

const companiesMax = 500;
/** Of one company; a name that more have says too little. */
const othersMax = 5;

const described = (alias: 'c' | 'o') => {
  const name = sql.raw(alias);
  return sql`jsonb_build_object('id', ${name}.id, 'country', ${name}.country,
    'names', to_jsonb(array_remove(array[${name}.name, nullif(${name}.legal_name, '')], NULL)
      || coalesce((SELECT array_agg(a.name ORDER BY a.id) FROM company_aliases a WHERE a.company_id = ${name}.id), '{}')))`;
};

/** What two companies of one group have in common says nothing. */
const isApart = sql`o.id <> c.id AND o.removed_at IS NULL AND o.merged_into_id IS NULL
  AND c.removed_at IS NULL AND c.merged_into_id IS NULL
  AND o.parent_id IS DISTINCT FROM c.id AND c.parent_id IS DISTINCT FROM o.id
  AND (c.parent_id IS NULL OR o.parent_id IS DISTINCT FROM c.parent_id)`;

/** Of the companies that these changes were the last to touch, the first five hundred after `afterId` in order of their ids. */
export async function findDuplicates(
  { db }: Records,
  changeIds: readonly number[],
  afterId: number,
): Promise<{ pairs: FoundPair[]; lastId: number; isLast: boolean }> {
  const { rows: changed } = await db.execute<{ id: number }>(sql`
    SELECT id FROM companies WHERE change_id = ANY(${sql.param([...changeIds])}::bigint[]) AND id > ${afterId}
    ORDER BY id LIMIT ${companiesMax}`);
  const ids = changed.map(({ id }) => id);
  const lastId = ids.at(-1) ?? afterId;
  const isLast = ids.length < companiesMax;
  if (ids.length === 0) return { pairs: [], lastId, isLast };
  const { rows: pairs } = await db.execute<FoundPair>(sql`
    SELECT ${described('c')} AS company, ${described('o')} AS other, array_remove(array[
      CASE WHEN o.name_keys && c.name_keys THEN 'same_name' END,
      CASE WHEN c.vat_number <> '' AND o.vat_number = c.vat_number THEN 'same_vat_number' END,
      CASE WHEN c.fiscal_code <> '' AND o.fiscal_code = c.fiscal_code THEN 'same_fiscal_code' END], NULL) AS reasons
    FROM companies c
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (id) * FROM (
        (SELECT o.* FROM companies o WHERE o.vat_number = c.vat_number AND o.vat_number <> '' AND ${isApart}
          ORDER BY o.id LIMIT ${othersMax})
        UNION ALL
        (SELECT o.* FROM companies o WHERE o.fiscal_code = c.fiscal_code AND o.fiscal_code <> '' AND ${isApart}
          ORDER BY o.id LIMIT ${othersMax})
        UNION ALL
        (SELECT o.* FROM companies o WHERE o.name_keys && c.name_keys AND ${isApart}
          ORDER BY o.id LIMIT ${othersMax})
      ) AS found ORDER BY id
    ) AS o
    WHERE c.id = ANY(${sql.param(ids)}::integer[])
    ORDER BY c.id, o.id
    LIMIT ${companiesMax * othersMax * 3}`);
  return { pairs, lastId, isLast };
}

export interface MetPair {
  readonly companyId: number;
  readonly otherId: number;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Passes over what is one group, merged, gone, or was asked before. Answers how many are new. */
export async function keepDuplicates(records: Records, met: readonly MetPair[]): Promise<number> {
  if (met.length === 0) return 0;
  const { rows } = await records.db.execute<{ company: number; other: number }>(sql`
    SELECT c.id AS company, o.id AS other
    FROM jsonb_to_recordset(${JSON.stringify(met)}::jsonb) AS m("companyId" integer, "otherId" integer)
    JOIN companies c ON c.id = m."companyId"
    JOIN companies o ON o.id = m."otherId"
    WHERE ${isApart}
    LIMIT 10000`);
  const apart = new Set(rows.map(({ company, other }) => `${company} ${other}`));
  const made = met
    .filter(({ companyId, otherId }) => apart.has(`${companyId} ${otherId}`))
    .map((pair): NewSuggestion => ({ kind: 'possible_duplicate', ...pair }));
  return keepSuggestions(records, made);
}

/** Changes after a revision whose companies are to be compared; imports compare their own. */
export async function listChangesToCompare(
  { db }: Records,
  revision: number,
): Promise<{ id: number; revision: number; isCompared: boolean }[]> {
  const { rows } = await db.execute<{ id: string; revision: string; isCompared: boolean }>(sql`
    SELECT id, revision, action NOT IN ('import_companies', 'undo_import', 'count_crowds') AS "isCompared"
    FROM company_changes WHERE revision > ${revision} ORDER BY revision LIMIT 1000`);
  return rows.map((row) => ({ ...row, id: Number(row.id), revision: Number(row.revision) }));
}
