// The runs of imports of known companies: what state each is in and what it found, and how columns were understood.

import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { ColumnMapping, ImportCounts, ImportState, ListKind } from '#contract/company-import.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companyImports, importMappings } from '../schema/company-imports.ts';

export type ImportRun = typeof companyImports.$inferSelect;

/** A state in which somebody works and has not said so for this long was left behind by a process that died. */
const silentForMs = 60_000;
/** Previews that nobody applied hold a whole customer list. */
const previewDays = 7;

const noCounts: ImportCounts = {
  ...{ lines: 0, new: 0, changed: 0, unchanged: 0, faulty: 0, withFaultyCells: 0, byName: 0 },
};

/** Of a big file that was cut off while it was written in parts some lines may be written already. */
const isUntouched = sql`NOT EXISTS (
  SELECT 1 FROM company_import_lines WHERE import_id = ${companyImports.id} AND change_id IS NOT NULL)`;

/** Its id. Forgets previews that are older than seven days. */
export async function createImport(
  records: Records,
  by: Author,
  fileName: string,
  kind: ListKind = 'companies',
): Promise<number> {
  const olderThan = sql`now() - make_interval(days => ${previewDays})`;
  await records.db.delete(companyImports).where(and(isPreview(), lt(companyImports.createdAt, olderThan)));
  const [row] = await records.db
    .insert(companyImports)
    .values({ fileName, kind, counts: noCounts, byId: by.id, byName: by.name })
    .returning({ id: companyImports.id });
  if (!row) throw new Error('The import was not kept; PostgreSQL answered no row.');
  return row.id;
}

/** Rejects with CompanyRefusal when there is none. */
export async function findImport(records: Records, id: number): Promise<ImportRun> {
  const [row] = await records.db.select().from(companyImports).where(eq(companyImports.id, id)).limit(1);
  if (!row) throw new CompanyRefusal('unknown_import');
  return row;
}

/** The newest first. */
export async function listImports(
  records: Records,
  page: { beforeId?: number | undefined; limit: number },
): Promise<ImportRun[]> {
  return records.db
    .select()
    .from(companyImports)
    .where(page.beforeId === undefined ? undefined : lt(companyImports.id, page.beforeId))
    .orderBy(desc(companyImports.id))
    .limit(page.limit);
}

/** Says that work goes on, and how far it has come. */
export async function noteImport(
  records: Pick<Records, 'db'>,
  id: number,
  set: Partial<Omit<typeof companyImports.$inferInsert, 'id'>>,
): Promise<void> {
  await records.db
    .update(companyImports)
    .set({ ...set, touchedAt: sql`now()` })
    .where(eq(companyImports.id, id));
}

/**
 * Takes a run in hand: only one process works on it at a time. Rejects with CompanyRefusal `refusal` when it is in none
 * of the states `from`, unless a process that died left it in one of the states `left`: `to`, where it is not said.
 */
export async function takeImport(
  records: Records,
  id: number,
  {
    from,
    to,
    refusal,
    left = [to],
  }: {
    from: ImportState[];
    to: ImportState;
    refusal: 'import_not_ready' | 'import_not_applied';
    left?: ImportState[];
  },
): Promise<ImportRun> {
  const isLeft = and(
    inArray(companyImports.state, left),
    lt(companyImports.touchedAt, sql`now() - make_interval(secs => ${silentForMs / 1_000})`),
  );
  const [row] = await records.db
    .update(companyImports)
    .set({ state: to, progress: 0, touchedAt: sql`now()` })
    .where(and(eq(companyImports.id, id), or(inArray(companyImports.state, from), isLeft)))
    .returning();
  if (row) return row;
  await findImport(records, id);
  throw new CompanyRefusal(refusal);
}

/** A preview that nobody wants, with all its lines; what was applied is never forgotten. */
export async function forgetImport(records: Records, id: number): Promise<void> {
  await records.db.delete(companyImports).where(and(eq(companyImports.id, id), isPreview()));
}

function isPreview() {
  return and(inArray(companyImports.state, ['reading', 'ready', 'failed']), isUntouched);
}

/** Whether anything of it was written. */
export async function hasWrittenLines(records: Records, id: number): Promise<boolean> {
  const { rows } = await records.db.execute(
    sql`SELECT 1 FROM company_import_lines WHERE import_id = ${id} AND change_id IS NOT NULL LIMIT 1`,
  );
  return rows.length > 0;
}

/** Of runs that were cut off: lines that were carried out and not taken back, by the run; those with none are left out. */
export async function countWrittenLines(
  { db }: Pick<Records, 'db'>,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: number; count: number }>(sql`
    SELECT import_id AS id, count(*)::int AS count FROM company_import_lines
    WHERE import_id = ANY(${sql.param([...ids])}::int[]) AND change_id IS NOT NULL AND NOT is_undone
    GROUP BY import_id LIMIT ${ids.length}`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Whether a part of it was taken back. */
export async function hasUndoneLines(records: Records, id: number): Promise<boolean> {
  const { rows } = await records.db.execute(
    sql`SELECT 1 FROM company_import_lines WHERE import_id = ${id} AND is_undone LIMIT 1`,
  );
  return rows.length > 0;
}

/** Undefined when no file with these headers was imported before. */
export async function findMapping(records: Records, signature: string): Promise<ColumnMapping | undefined> {
  const [row] = await records.db
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(eq(importMappings.signature, signature))
    .limit(1);
  return row?.mapping;
}

export async function keepMapping(
  records: Records,
  signature: string,
  mapping: ColumnMapping,
  byName: string,
): Promise<void> {
  await records.db
    .insert(importMappings)
    .values({ signature, mapping, byName })
    .onConflictDoUpdate({
      target: importMappings.signature,
      set: { mapping, byName, usedAt: sql`now()` },
    });
}
