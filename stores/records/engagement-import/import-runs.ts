// The runs of imports of engagement: what state each is in and what it found, and how files with the same headers were read.

import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { ImportState } from '#contract/company-import.ts';
import type { ImportBasis, ImportReading } from '#contract/import-report.ts';
import { hideContact } from '#intelligence/engagement-import/hide-contact.ts';
import type { Records } from '../open-records.ts';
import { engagementImports, engagementMappings } from '../schema/engagement-imports.ts';
import { EngagementImportRefusal } from './import-refusal.ts';
import { countImportRows, markRepeatedRows, noRowCounts } from './import-rows.ts';

export type EngagementRun = typeof engagementImports.$inferSelect;

/** What the operator states before anything is read. */
export interface NewEngagementRun {
  siteId: number;
  fileName: string;
  origin: string;
  basis: ImportBasis;
}

/** Previews that nobody applied hold people's data. */
const previewDays = 7;

/** Its id. */
export async function createEngagementRun(
  records: Records,
  by: Author,
  run: NewEngagementRun,
): Promise<number> {
  const [row] = await records.db
    .insert(engagementImports)
    .values({
      ...run,
      fileName: hideContact(run.fileName),
      counts: noRowCounts,
      byId: by.id,
      byName: by.name,
    })
    .returning({ id: engagementImports.id });
  if (!row) throw new Error('The import was not kept; PostgreSQL answered no row.');
  return row.id;
}

/** Rejects with EngagementImportRefusal when there is none. */
export async function findEngagementRun(records: Pick<Records, 'db'>, id: number): Promise<EngagementRun> {
  const [row] = await records.db
    .select()
    .from(engagementImports)
    .where(eq(engagementImports.id, id))
    .limit(1);
  if (!row) throw new EngagementImportRefusal('unknown_import');
  return row;
}

/** The newest first. */
export function listEngagementRuns(
  records: Records,
  page: { siteIds: readonly number[]; beforeId?: number | undefined; limit: number },
): Promise<EngagementRun[]> {
  return records.db
    .select()
    .from(engagementImports)
    .where(
      and(
        inArray(engagementImports.siteId, [...page.siteIds]),
        page.beforeId === undefined ? undefined : lt(engagementImports.id, page.beforeId),
      ),
    )
    .orderBy(desc(engagementImports.id))
    .limit(page.limit);
}

/** Says that work goes on, and how far it has come. */
export async function noteEngagementRun(
  records: Pick<Records, 'db'>,
  id: number,
  set: Partial<Omit<typeof engagementImports.$inferInsert, 'id'>>,
): Promise<void> {
  await records.db
    .update(engagementImports)
    .set({ ...set, touchedAt: sql`now()` })
    .where(eq(engagementImports.id, id));
}

/**
 * Asks for a run to be put on the queue; a processor does it. What another run has brought since it was read is marked as known,
 * one run of a site after the other. Rejects with EngagementImportRefusal when it is not ready.
 */
export async function askToApply(records: Records, id: number): Promise<EngagementRun> {
  const { siteId } = await findEngagementRun(records, id);
  return records.db.transaction(async (db) => {
    await db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('engagement_imports'), ${siteId})`);
    await changeState({ db }, id, 'ready', { state: 'applying', progress: 0 }, 'import_not_ready');
    await markRepeatedRows({ db }, id, siteId);
    const { counts: before } = await findEngagementRun({ db }, id);
    const counts = await countImportRows({ db }, id);
    // Rows of whoever was erased since the file was read are gone from here.
    const erased = Math.max(0, before.rows - counts.rows);
    await noteEngagementRun({ db }, id, { counts: { ...counts, erased, rows: counts.rows + erased } });
    return findEngagementRun({ db }, id);
  });
}

/** Asks for a run to be taken back; a processor does it. Rejects with EngagementImportRefusal when it is not applied. */
export function askToUndo(records: Records, id: number, by: Author): Promise<EngagementRun> {
  const set = { state: 'undoing' as const, progress: 0, undoneByName: by.name, undone: null };
  return changeState(records, id, 'applied', set, 'import_not_applied');
}

async function changeState(
  records: Pick<Records, 'db'>,
  id: number,
  from: ImportState,
  set: Partial<typeof engagementImports.$inferInsert>,
  refusal: 'import_not_ready' | 'import_not_applied',
): Promise<EngagementRun> {
  const [row] = await records.db
    .update(engagementImports)
    .set({ ...set, touchedAt: sql`now()` })
    .where(and(eq(engagementImports.id, id), eq(engagementImports.state, from)))
    .returning();
  if (row) return row;
  await findEngagementRun(records, id);
  throw new EngagementImportRefusal(refusal);
}

/** Runs that wait for a processor, the oldest first. */
export function listAskedRuns(records: Records): Promise<EngagementRun[]> {
  return records.db
    .select()
    .from(engagementImports)
    .where(inArray(engagementImports.state, ['applying', 'undoing']))
    .orderBy(engagementImports.id)
    .limit(20);
}

const isPreview = () => inArray(engagementImports.state, ['reading', 'ready', 'failed']);

/** A preview that nobody wants, with all its rows; what was applied is never forgotten this way. */
export async function forgetEngagementRun(records: Records, id: number): Promise<void> {
  await records.db.delete(engagementImports).where(and(eq(engagementImports.id, id), isPreview()));
}

/**
 * Previews after seven days, and runs whose events are past their time with the rows by which they are known. Answers how many.
 * `before`: events received before this moment are deleted by now.
 */
export async function forgetEngagementRuns(records: Records, before: Date): Promise<number> {
  const olderThan = sql`now() - make_interval(days => ${previewDays})`;
  const { rowCount } = await records.db
    .delete(engagementImports)
    .where(
      or(
        and(isPreview(), lt(engagementImports.createdAt, olderThan)),
        and(inArray(engagementImports.state, ['applied', 'undone']), lt(engagementImports.createdAt, before)),
      ),
    );
  return rowCount ?? 0;
}

/** Undefined when no file with these headers was imported before. */
export async function findReading(records: Records, signature: string): Promise<ImportReading | undefined> {
  const [row] = await records.db
    .select({ reading: engagementMappings.reading })
    .from(engagementMappings)
    .where(eq(engagementMappings.signature, signature))
    .limit(1);
  return row?.reading;
}

export async function keepReading(
  records: Records,
  signature: string,
  reading: ImportReading,
  byName: string,
): Promise<void> {
  await records.db
    .insert(engagementMappings)
    .values({ signature, reading, byName })
    .onConflictDoUpdate({
      target: engagementMappings.signature,
      set: { reading, byName, usedAt: sql`now()` },
    });
}
