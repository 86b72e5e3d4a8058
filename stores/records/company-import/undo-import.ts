// Takes an import back: every field as it was, what was added gone, what was made gone. What somebody changed since stays
// and is counted, since taking it back would lose that. Lists of orders go in parts, as they came.

import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { ImportState, UndoneImport, WrittenLine } from '#contract/company-import.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { undoOrderPart } from '../order-import/undo-order-lines.ts';
import {
  hasUndoneLines,
  hasWrittenLines,
  type ImportRun,
  noteImport,
  takeImport,
} from '../questions/company-import-runs.ts';
import { refreshCompanies } from '../questions/company-refresh-keys.ts';
import { companyImportLines, companyImports } from '../schema/company-imports.ts';
import { removeMade } from './remove-made.ts';
import { restoreFields } from './restore-fields.ts';
import { createTouch } from './touch-import.ts';

interface UndoLine {
  line: number;
  companyId: number;
  changeId: number;
  written: WrittenLine;
}

const linesAtOnce = 500;
const keptMax = 1_000;
/** Above all lines. */
const lineMax = 2_147_483_647;

export interface UndoOptions {
  /** Of orders, in each part; for tests. */
  linesAtOnce?: number;
  /** Told of each part that was taken back; for tests. */
  watch?: (done: number) => void;
}

/**
 * Rejects with CompanyRefusal when the run is not applied; after any failure nothing has changed, but for a list of orders: that is taken
 * back in parts and goes on when it is asked again. `linesAtOnce`: for tests.
 */
export async function undoImport(
  records: Records,
  by: Author,
  id: number,
  options: UndoOptions = {},
): Promise<UndoneImport> {
  return undoTaken(records, by, await takeToUndo(records, id), options);
}

/** Takes a run in hand that `undoTaken` then takes back. Rejects with CompanyRefusal when there is nothing to undo. */
export async function takeToUndo(records: Records, id: number): Promise<ImportRun> {
  // A big file that was cut off while it was written in parts can be taken back as far as it came.
  const isWritten = await hasWrittenLines(records, id);
  const from: ImportState[] = isWritten ? ['applied', 'ready'] : ['applied'];
  const left: ImportState[] = isWritten ? ['undoing', 'applying'] : ['undoing'];
  return takeImport(records, id, { from, to: 'undoing', refusal: 'import_not_applied', left });
}

export async function undoTaken(
  records: Records,
  by: Author,
  run: ImportRun,
  options: UndoOptions = {},
): Promise<UndoneImport> {
  const touch = createTouch(records, run.id);
  try {
    return await (run.kind === 'orders'
      ? undoOrders(records, by, run.id, touch, options)
      : undoCompanies(records, by, run.id, touch));
  } catch (error) {
    // Half taken back it can only be taken back wholly: applying it again would leave out what is gone already.
    const isApplied = run.appliedAt !== null || (await hasUndoneLines(records, run.id));
    await noteImport(records, run.id, { state: isApplied ? 'applied' : 'ready' });
    throw error;
  }
}

type Touch = (done: number) => Promise<void>;

function undoCompanies(records: Records, by: Author, id: number, touch: Touch): Promise<UndoneImport> {
  return changeCompanies(records, 'undo_import', by, async (change) => {
    const undone = nothingUndone();
    let done = 0;
    // From the last line up, so that a parent is still there when its plants are looked at.
    for (let before = lineMax; ; ) {
      const lines = await listWritten(change, id, before);
      if (lines.length === 0) break;
      await undoLines(change, id, lines, undone);
      before = lines.at(-1)?.line ?? 0;
      done += lines.length;
      await touch(done);
    }
    await finish(change, id, undone);
    return undone;
  });
}

async function undoOrders(
  records: Records,
  by: Author,
  id: number,
  touch: Touch,
  { linesAtOnce: atOnce = linesAtOnce, watch = () => undefined }: UndoOptions,
): Promise<UndoneImport> {
  const undone = nothingUndone();
  let before: number | undefined = lineMax;
  for (let done = 0; before !== undefined; done += atOnce) {
    const part: { before: number; linesAtOnce: number } = { before, linesAtOnce: atOnce };
    before = await changeCompanies(records, 'undo_import', by, async (change) => {
      const first = await undoOrderPart(change, id, part, undone);
      if (first === undefined) await finish(change, id, undone);
      return first;
    });
    watch(done);
    await touch(done);
  }
  return undone;
}

function nothingUndone(): UndoneImport {
  return { restored: 0, removed: 0, kept: [], keptCount: 0 };
}

async function finish({ db, by }: Change, id: number, undone: UndoneImport): Promise<void> {
  await db
    .update(companyImports)
    .set({ state: 'undone', undone, undoneAt: sql`now()`, undoneByName: by.name })
    .where(eq(companyImports.id, id));
}

async function listWritten({ db }: Change, id: number, before: number): Promise<UndoLine[]> {
  const rows = await db
    .select()
    .from(companyImportLines)
    .where(
      and(
        eq(companyImportLines.importId, id),
        lt(companyImportLines.line, before),
        sql`${companyImportLines.written} IS NOT NULL AND ${companyImportLines.changeId} IS NOT NULL`,
      ),
    )
    .orderBy(desc(companyImportLines.line))
    .limit(linesAtOnce);
  return rows.flatMap(({ line, companyId, changeId, written }) =>
    companyId !== null && changeId !== null && written ? [{ line, companyId, changeId, written }] : [],
  );
}

async function undoLines(
  change: Change,
  id: number,
  lines: readonly UndoLine[],
  undone: UndoneImport,
): Promise<void> {
  const keep = (companyId: number, name: string, fields: string[]) => {
    undone.keptCount += 1;
    if (undone.kept.length < keptMax) undone.kept.push({ companyId, name, fields });
  };
  const made = lines.filter(({ written }) => written.before === null);
  const removed = await removeMade(change, id, made);
  undone.removed += removed.size;
  for (const { companyId, written } of made)
    if (!removed.has(companyId)) keep(companyId, written.after.name, ['company']);
  const changed = lines.filter(({ written }) => written.before !== null);
  await removeParts(change, id, changed);
  const conflicts = await restoreFields(change, changed);
  for (const { companyId, written } of changed) {
    const fields = conflicts.get(companyId) ?? [];
    if (fields.length > 0) keep(companyId, written.after.name, fields);
    else undone.restored += 1;
  }
  await refreshCompanies(
    change,
    changed.map(({ companyId }) => companyId),
  );
  await change.db.execute(sql`
    UPDATE company_import_lines SET is_undone = true
    WHERE import_id = ${id} AND line = ANY(${sql.param(lines.map(({ line }) => line))}::integer[])`);
}

async function removeParts({ db }: Change, id: number, changed: readonly UndoLine[]): Promise<void> {
  const source = `import:${id}`;
  const added = changed.map(({ companyId, written: { domains, aliases, networks } }) => ({
    companyId,
    domains,
    aliases,
    networks,
  }));
  if (added.length === 0) return;
  const lines = sql`jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
    AS w("companyId" integer, domains text[], aliases text[], networks jsonb)`;
  await db.execute(sql`
    DELETE FROM company_domains d USING ${lines}
    WHERE d.company_id = w."companyId" AND d.domain = ANY(w.domains) AND d.source = ${source}`);
  await db.execute(sql`
    DELETE FROM company_aliases a USING ${lines}
    WHERE a.company_id = w."companyId" AND a.name = ANY(w.aliases) AND a.source = ${source}`);
  await db.execute(sql`
    DELETE FROM company_networks n USING ${lines}, jsonb_to_recordset(w.networks) AS r(first inet, last inet)
    WHERE n.company_id = w."companyId" AND n.first = r.first AND n.last = r.last AND n.source = ${source}`);
}
