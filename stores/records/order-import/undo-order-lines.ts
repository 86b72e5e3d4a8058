// Takes a list of orders back, inside one change: what it added is removed, what it changed is as it was. What somebody changed since, or
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

const linesAtOnce = 500;
const keptMax = 1_000;

type Line = typeof companyImportLines.$inferSelect;

/** `undone` is counted up. `touch`: lines done. */
export async function undoOrderLines(
  change: Change,
  importId: number,
  undone: UndoneImport,
  touch: (done: number) => Promise<void>,
): Promise<void> {
  await takeImportTurn(change.db);
  await lockBuyers(change.db, buyersOf(importId));
  for (let before = 2_147_483_647, done = 0; ; ) {
    const lines = await listWritten(change, importId, before);
    if (lines.length === 0) return;
    for (const line of lines) await undoLine(change, line, undone);
    before = lines.at(-1)?.line ?? 0;
    done += lines.length;
    await touch(done);
  }
}

function buyersOf(importId: number): SQL {
  return sql`(SELECT o.company_id FROM company_import_lines l JOIN orders o ON o.id = (l.written_order->>'orderId')::bigint
    WHERE l.import_id = ${importId} AND l.written_order IS NOT NULL)`;
}

function listWritten({ db }: Change, importId: number, before: number): Promise<Line[]> {
  const { line, writtenOrder } = companyImportLines;
  return db
    .select()
    .from(companyImportLines)
    .where(and(eq(companyImportLines.importId, importId), lt(line, before), isNotNull(writtenOrder)))
    .orderBy(desc(line))
    .limit(linesAtOnce);
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
  if (writtenOrder.isNew) {
    await writeOrder(change, row, { removedAt: new Date() }, told);
    undone.removed += 1;
  } else {
    await writeOrder(change, row, await readBefore(change, changeId), told);
    undone.restored += 1;
  }
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
