// Carries an import out: companies all or nothing. Only very big files of them, and all lists of orders, are written in parts, each
// whole, and go on where they were cut off.

import { eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { ByName } from '#contract/lists-report.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { writeOrderPart } from '../order-import/write-order-lines.ts';
import { countImportLines, listImportLines } from '../questions/company-import-lines.ts';
import { findImport, type ImportRun, noteImport, takeImport } from '../questions/company-import-runs.ts';
import { companyImports } from '../schema/company-imports.ts';
import { type Contested, findContested } from './find-contested.ts';
import { openOwnerLookup } from './open-owner-lookup.ts';
import { planLines } from './plan-lines.ts';
import { settleParents } from './settle-parents.ts';
import { takeImportTurn } from './take-import-turn.ts';
import { createTouch, type ImportWatch } from './touch-import.ts';
import { writeLines } from './write-lines.ts';

export interface ApplyOptions {
  watch?: ImportWatch;
  /** Files with more lines are written in parts; for tests. */
  wholeLinesMax?: number;
  linesAtOnce?: number;
  /** Of orders of which the company is told by its name alone; without an answer none is taken. */
  byName?: ByName | undefined;
}

/**
 * Answers the run in the state `applied` with what was really done. What changed since the preview is taken into
 * account. Rejects with CompanyRefusal when the run is not ready; after any failure it can be applied again.
 */
export async function applyImport(
  records: Records,
  by: Author,
  id: number,
  options: ApplyOptions = {},
): Promise<ImportRun> {
  return applyTaken(records, by, await takeToApply(records, id, options.byName), options);
}

/**
 * Takes a run in hand that `applyTaken` then carries out. Rejects with CompanyRefusal when it is not ready, or when nobody said what
 * becomes of orders of which the company is told by its name alone.
 */
export async function takeToApply(
  records: Records,
  id: number,
  byName: ByName | undefined,
): Promise<ImportRun> {
  const { state, counts } = await findImport(records, id);
  const isAsked = state === 'ready' || state === 'applying';
  if (isAsked && byName === undefined && (counts.byName ?? 0) > 0)
    throw new CompanyRefusal('import_names_undecided');
  return takeImport(records, id, { from: ['ready'], to: 'applying', refusal: 'import_not_ready' });
}

export async function applyTaken(
  records: Records,
  by: Author,
  run: ImportRun,
  options: ApplyOptions = {},
): Promise<ImportRun> {
  const { watch = () => undefined, wholeLinesMax = 200_000, linesAtOnce = 500, byName = 'leave' } = options;
  const { id, counts } = run;
  try {
    const touch = createTouch(records, id);
    const work = { records, id, linesAtOnce, owners: await openOwnerLookup(records) };
    let done = 0;
    const note = async (lines: number) => {
      done += lines;
      watch('writing', done, counts.lines);
      await touch(done);
    };
    if (run.kind === 'orders') await writeOrders(by, work, byName, note);
    else if (counts.lines <= wholeLinesMax)
      await changeCompanies(records, 'import_companies', by, async (change) => {
        await writeAll(change, work, note);
        await finish(change, id);
      });
    else await writeInParts(by, work, note);
  } catch (error) {
    await noteImport(records, id, { state: 'ready' });
    throw error;
  }
  return findImport(records, id);
}

interface Work {
  records: Records;
  id: number;
  linesAtOnce: number;
  owners: Awaited<ReturnType<typeof openOwnerLookup>>;
}

type Note = (lines: number) => Promise<void>;

async function writeAll(change: Change, work: Work, note: Note): Promise<void> {
  const contested = await begin(change, work);
  for (let afterLine = 0; ; ) {
    const last = await writeNext(change, work, contested, afterLine, note);
    if (last === undefined) return;
    afterLine = last;
  }
}

async function writeInParts(by: Author, work: Work, note: Note): Promise<void> {
  let contested: Contested | undefined;
  await inParts(work.records, 'import_companies', by, async (change, afterLine) => {
    contested ??= await begin(change, work);
    const written = await writeNext(change, work, contested, afterLine, note);
    if (written === undefined) await finish(change, work.id);
    return written;
  });
}

/** Whoever waits for a company or for the turn does so for one part. */
async function writeOrders(
  by: Author,
  { records, id, linesAtOnce }: Work,
  byName: ByName,
  note: Note,
): Promise<void> {
  await inParts(records, 'import_orders', by, async (change, afterLine) => {
    const lines = await writeOrderPart(change, id, { afterLine, linesAtOnce, byName });
    if (lines.length > 0) await note(lines.length);
    else await forgetIdle(change, id);
    return lines.at(-1)?.line;
  });
}

/** `write`: the last line that it wrote, undefined when none was left. */
async function inParts(
  records: Records,
  action: string,
  by: Author,
  write: (change: Change, afterLine: number) => Promise<number | undefined>,
): Promise<void> {
  for (let afterLine = 0; ; ) {
    const last = await changeCompanies(records, action, by, (change) => write(change, afterLine));
    if (last === undefined) return;
    afterLine = last;
  }
}

async function begin({ db }: Change, { id }: Work): Promise<Contested> {
  await takeImportTurn(db);
  return findContested(db, id);
}

/** The last line that was written, undefined when none was left. */
async function writeNext(
  change: Change,
  { id, linesAtOnce, owners }: Work,
  contested: Contested,
  afterLine: number,
  note: Note,
): Promise<number | undefined> {
  const { db } = change;
  const lines = await listImportLines({ db }, id, {
    outcomes: ['new', 'changed', 'unchanged'],
    unwrittenOnly: true,
    afterLine,
    limit: linesAtOnce,
  });
  if (lines.length === 0) return undefined;
  await writeLines(change, id, await planLines(db, { importId: id, contested, owners }, lines));
  await note(lines.length);
  return lines.at(-1)?.line;
}

async function finish(change: Change, id: number): Promise<void> {
  await settleParents(change.db, id, change);
  await forgetIdle(change, id);
}

/** Lines that changed nothing are of no more use; the faulty ones are kept to be looked at. */
async function forgetIdle({ db }: Change, id: number): Promise<void> {
  const counts = await countImportLines({ db }, id);
  await db.execute(
    sql`DELETE FROM company_import_lines WHERE import_id = ${id} AND outcome = 'unchanged' AND faults = '[]'`,
  );
  await db
    .update(companyImports)
    .set({ state: 'applied', counts, appliedAt: sql`now()`, touchedAt: sql`now()` })
    .where(eq(companyImports.id, id));
}
