// Takes a part of a list of orders back, inside one change: what it added is removed, what it changed is as it was. What somebody changed since, or
// a CRM tells us of, stays and is counted.

import { and, desc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { UndoneImport } from '#contract/company-import.ts';
import type { Change } from '../change-companies.ts';
import { takeImportTurn } from '../company-import/take-import-turn.ts';
import { isOfCrm } from '../orders/find-order-crm.ts';
import { lockOrder, readOrderFields, writeOrder } from '../orders/keep-orders.ts';
import { lockBuyers } from '../orders/lock-buyers.ts';
import { companyImportLines } from '../schema/company-imports.ts';
import { orderChanges } from '../schema/orders.ts';

const keptMax = 1_000;

type Line = typeof companyImportLines.$inferSelect;

/**
 * The next lines below `before`, upwards: answers the first of them, undefined when nothing is left. `undone` is told what is kept; what
 * is taken back stands in the lines, so that a later try goes on.
 */
export async function undoOrderPart(
  change: Change,
  importId: number,
  { before, linesAtOnce }: { before: number; linesAtOnce: number },
  undone: UndoneImport,
): Promise<number | undefined> {
  await takeImportTurn(change.db);
  const lines = await listWritten(change, importId, before, linesAtOnce);
  if (lines.length === 0) {
    Object.assign(undone, await countUndone(change, importId));
    return undefined;
  }
  await lockBuyers(change.db, buyersOf(lines));
  for (const line of lines) await undoLine(change, line, undone);
  return lines.at(-1)?.line;
}

function buyersOf(lines: readonly Line[]): SQL {
  const ids = lines.flatMap(({ writtenOrder }) => writtenOrder?.orderId ?? []);
  return sql`(SELECT company_id FROM orders WHERE id = ANY(${sql.param(ids)}::bigint[]))`;
}

function listWritten({ db }: Change, importId: number, before: number, linesAtOnce: number): Promise<Line[]> {
  const { line, writtenOrder, isUndone } = companyImportLines;
  return db
    .select()
    .from(companyImportLines)
    .where(
      and(
        eq(companyImportLines.importId, importId),
        lt(line, before),
        isNotNull(writtenOrder),
        eq(isUndone, false),
      ),
    )
    .orderBy(desc(line))
    .limit(linesAtOnce);
}

async function countUndone(
  { db }: Change,
  importId: number,
): Promise<Pick<UndoneImport, 'removed' | 'restored'>> {
  const { rows } = await db.execute<{ removed: number; restored: number }>(sql`
    SELECT (count(*) FILTER (WHERE (written_order->>'isNew')::boolean))::int AS removed,
      (count(*) FILTER (WHERE NOT (written_order->>'isNew')::boolean))::int AS restored
    FROM company_import_lines WHERE import_id = ${importId} AND is_undone AND written_order IS NOT NULL`);
  return { removed: rows[0]?.removed ?? 0, restored: rows[0]?.restored ?? 0 };
}

async function undoLine(change: Change, line: Line, undone: UndoneImport): Promise<void> {
  const { writtenOrder, changeId, document, companyId } = line;
  if (!writtenOrder || changeId === null) return;
  const row = await lockOrder(change.db, writtenOrder.orderId);
  if (row.changeId !== changeId || (await isOfCrm(change.db, row.id))) {
    undone.keptCount += 1;
    const kept = { companyId: companyId ?? row.companyId, name: document?.number ?? '', fields: ['number'] };
    if (undone.kept.length < keptMax) undone.kept.push(kept);
    return;
  }
  const told = { action: 'undo_import', undoes: changeId };
  const values = writtenOrder.isNew ? { removedAt: new Date() } : await readBefore(change, changeId);
  await writeOrder(change, row, values, told);
  const { importId, line: at } = companyImportLines;
  await change.db
    .update(companyImportLines)
    .set({ isUndone: true })
    .where(and(eq(importId, line.importId), eq(at, line.line)));
}

async function readBefore({ db }: Change, changeId: number) {
  const [row] = await db
    .select({ before: orderChanges.before })
    .from(orderChanges)
    .where(eq(orderChanges.id, changeId))
    .limit(1);
  return readOrderFields(row?.before ?? {});
}
