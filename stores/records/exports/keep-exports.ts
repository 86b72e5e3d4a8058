// Exports and their files: asked for, taken up by one server at a time, written piece by piece, read, and gone after a day.

import { and, asc, count, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { ExportFormat, ExportKind } from '#contract/export-report.ts';
import type { Records } from '../open-records.ts';
import { exportPieces, exports } from '../schema/exports.ts';

export type ExportRecord = typeof exports.$inferSelect;

/** Whoever has not been seen for so long is not at it any more. */
const lostAfterSeconds = 120;
/** Of one user, waiting or under way. */
const openMax = 5;
const listedMax = 200;

export interface ExportToMake {
  readonly userId: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly filter: Record<string, string>;
}

/** Undefined when the user waits for as many as one may wait for. */
export async function createExport({ db }: Records, asked: ExportToMake): Promise<ExportRecord | undefined> {
  const isOpen = and(eq(exports.userId, asked.userId), inArray(exports.state, ['waiting', 'running']));
  const [waiting] = await db.select({ exports: count() }).from(exports).where(isOpen);
  if ((waiting?.exports ?? 0) >= openMax) return undefined;
  const [made] = await db.insert(exports).values(asked).returning();
  return made;
}

/** The newest first. */
export async function listExports({ db }: Records, userId: string): Promise<ExportRecord[]> {
  return db
    .select()
    .from(exports)
    .where(eq(exports.userId, userId))
    .orderBy(desc(exports.id))
    .limit(listedMax);
}

/** Undefined for another's as for none. */
export async function findExport(
  { db }: Records,
  id: number,
  userId: string,
): Promise<ExportRecord | undefined> {
  const [found] = await db
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.userId, userId)))
    .limit(1);
  return found;
}

/** With its file. False for another's as for none. */
export async function forgetExport({ db }: Records, id: number, userId: string): Promise<boolean> {
  const gone = await db.delete(exports).where(and(eq(exports.id, id), eq(exports.userId, userId)));
  return (gone.rowCount ?? 0) > 0;
}

export async function forgetOldExports({ db }: Records, before: Date): Promise<number> {
  const gone = await db.delete(exports).where(lt(exports.createdAt, before));
  return gone.rowCount ?? 0;
}

/** The next to be made, and one that somebody has left lying; undefined when there is none. */
export async function takeExport({ db }: Records): Promise<ExportRecord | undefined> {
  return db.transaction(async (transaction) => {
    const isLost = sql`${exports.state} = 'running' AND ${exports.seenAt} < now() - ${lostAfterSeconds} * interval '1 second'`;
    const [next] = await transaction
      .select({ id: exports.id })
      .from(exports)
      .where(sql`${exports.state} = 'waiting' OR (${isLost})`)
      .orderBy(asc(exports.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (next === undefined) return undefined;
    await transaction.delete(exportPieces).where(eq(exportPieces.exportId, next.id));
    const [taken] = await transaction
      .update(exports)
      .set({ state: 'running', claim: sql`${exports.claim} + 1`, seenAt: sql`now()`, rows: 0, bytes: 0 })
      .where(eq(exports.id, next.id))
      .returning();
    return taken;
  });
}

const isHeld = ({ id, claim }: Pick<ExportRecord, 'id' | 'claim'>) =>
  and(eq(exports.id, id), eq(exports.claim, claim), eq(exports.state, 'running'));

/** Whoever makes it is at it: it may be long until there is enough for a piece. False as `keepPiece` answers it. */
export async function touchExport(
  { db }: Records,
  held: Pick<ExportRecord, 'id' | 'claim'>,
): Promise<boolean> {
  const touched = await db.update(exports).set({ seenAt: sql`now()` }).where(isHeld(held));
  return (touched.rowCount ?? 0) > 0;
}

/** Whose rows are in it beside the asker's own. */
export async function noteStandsInFor(
  { db }: Records,
  held: Pick<ExportRecord, 'id' | 'claim'>,
  standsInFor: readonly string[],
): Promise<void> {
  await db
    .update(exports)
    .set({ standsInFor: [...standsInFor] })
    .where(isHeld(held));
}

export interface ExportPiece {
  readonly place: number;
  readonly content: Buffer;
  /** All that are written with it. */
  readonly rows: number;
}

/** False when it is taken away: forgotten, removed by an erasure, or taken up by somebody else. */
export async function keepPiece(
  { db }: Records,
  held: Pick<ExportRecord, 'id' | 'claim'>,
  { place, content, rows }: ExportPiece,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const noted = await transaction
      .update(exports)
      .set({ rows, bytes: sql`${exports.bytes} + ${content.length}`, seenAt: sql`now()` })
      .where(isHeld(held));
    if ((noted.rowCount ?? 0) === 0) return false;
    await transaction.insert(exportPieces).values({ exportId: held.id, place, content });
    return true;
  });
}

/** With `failed` what was written of it goes. */
export async function settleExport(
  { db }: Records,
  held: Pick<ExportRecord, 'id' | 'claim'>,
  state: 'done' | 'failed' | 'waiting',
): Promise<void> {
  await db.transaction(async (transaction) => {
    const settled = await transaction
      .update(exports)
      .set({ state, finishedAt: state === 'waiting' ? null : sql`now()` })
      .where(isHeld(held));
    if ((settled.rowCount ?? 0) === 0 || state === 'done') return;
    await transaction.delete(exportPieces).where(eq(exportPieces.exportId, held.id));
  });
}

/** One after the other, as they are asked for. Throws where the file was removed before all `bytes` of it were read. */
export async function* readPieces(
  { db }: Records,
  { id: exportId, bytes }: Pick<ExportRecord, 'id' | 'bytes'>,
): AsyncGenerator<Buffer> {
  let read = 0;
  for (let place = 0; ; place += 1) {
    const [piece] = await db
      .select({ content: exportPieces.content })
      .from(exportPieces)
      .where(and(eq(exportPieces.exportId, exportId), eq(exportPieces.place, place)))
      .limit(1);
    if (piece === undefined) break;
    read += piece.content.length;
    yield piece.content;
  }
  if (read < bytes) throw new Error('The file was removed while it was sent.');
}

/** Whoever was erased may stand in any of them: all are made anew by those who still want them. */
export async function dropExports({ db }: Pick<Records, 'db'>): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.update(exports).set({ state: 'removed', filter: {}, finishedAt: sql`now()` });
    await transaction.delete(exportPieces);
  });
}
