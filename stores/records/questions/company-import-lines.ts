// The lines of an import: written down as they are read, counted, and shown page by page.

import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { ImportCounts, LineOutcome } from '#contract/company-import.ts';
import type { CompanyLine } from '#intelligence/company/import/read-company-lines.ts';
import type { OrderLine } from '#intelligence/orders/join-order-rows.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { companyImportLines } from '../schema/company-imports.ts';

export type ImportLine = typeof companyImportLines.$inferSelect;

/** At the most a thousand in a call. A line without any key changes nothing. */
export async function addImportLines(
  { db }: Pick<Records, 'db'>,
  importId: number,
  lines: readonly (CompanyLine | OrderLine)[],
): Promise<void> {
  if (lines.length === 0) return;
  await db.execute(sql`
    INSERT INTO company_import_lines (import_id, line, values, keys, faults, document, outcome)
    SELECT ${importId}, l.line, l.values, l.keys, l.faults, nullif(l.document, 'null'::jsonb),
      CASE WHEN cardinality(l.keys) = 0 THEN 'faulty' ELSE 'waiting' END
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS l(line integer, values jsonb, keys text[], faults jsonb, document jsonb)`);
}

/** In the order of the file, those with one of the outcomes. */
export async function listImportLines(
  { db }: Pick<Records, 'db'> | { db: Transaction },
  importId: number,
  page: {
    outcomes: readonly LineOutcome[];
    withFaults?: boolean;
    unwrittenOnly?: boolean;
    afterLine: number;
    limit: number;
  },
): Promise<ImportLine[]> {
  const { outcomes, withFaults = false, unwrittenOnly = false, afterLine, limit } = page;
  return db
    .select()
    .from(companyImportLines)
    .where(
      and(
        eq(companyImportLines.importId, importId),
        inArray(companyImportLines.outcome, [...outcomes]),
        gt(companyImportLines.line, afterLine),
        withFaults ? ne(companyImportLines.faults, []) : undefined,
        unwrittenOnly ? sql`${companyImportLines.changeId} IS NULL` : undefined,
      ),
    )
    .orderBy(asc(companyImportLines.line))
    .limit(limit);
}

export async function countImportLines(
  { db }: Pick<Records, 'db'> | { db: Transaction },
  importId: number,
): Promise<ImportCounts> {
  const { rows } = await db.execute<{ [name in keyof Required<ImportCounts>]: number }>(sql`
    SELECT count(*)::int AS lines,
      (count(*) FILTER (WHERE outcome = 'new'))::int AS new,
      (count(*) FILTER (WHERE outcome = 'changed'))::int AS changed,
      (count(*) FILTER (WHERE outcome = 'unchanged'))::int AS unchanged,
      (count(*) FILTER (WHERE outcome = 'faulty'))::int AS faulty,
      (count(*) FILTER (WHERE outcome <> 'faulty' AND jsonb_path_exists(faults, '$[*] ? (@.code != "only_name")')))::int
        AS "withFaultyCells",
      (count(*) FILTER (WHERE outcome = 'new' AND faults @> '[{"code":"only_name"}]'))::int AS "byName"
    FROM company_import_lines WHERE import_id = ${importId}`);
  const [counts] = rows;
  if (!counts) throw new Error('The lines were not counted; PostgreSQL answered no row.');
  return counts;
}
