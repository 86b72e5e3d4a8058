// Carries a part of a list of orders out, inside one change: each line adds an order or changes one, and says so in the order's history.

import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { LineOutcome, ReadOrder, WrittenOrder } from '#contract/company-import.ts';
import type { ByName } from '#contract/lists-report.ts';
import type { Change } from '../change-companies.ts';
import { takeImportTurn } from '../company-import/take-import-turn.ts';
import { insertOrder, lockOrder, writeOrder } from '../orders/keep-orders.ts';
import { lockBuyers } from '../orders/lock-buyers.ts';
import { type ImportLine, listImportLines } from '../questions/company-import-lines.ts';
import { companyImportLines } from '../schema/company-imports.ts';
import { type PlannedOrder, planOrders } from './plan-orders.ts';

/**
 * The next lines, none when nothing is left; those that an earlier try has written are left out. What changed since the preview is taken
 * into account. `byName`: what becomes of new orders of which the company is told by its name alone; those that are left say why.
 */
export async function writeOrderPart(
  change: Change,
  importId: number,
  { afterLine, linesAtOnce, byName }: { afterLine: number; linesAtOnce: number; byName: ByName },
): Promise<ImportLine[]> {
  const outcomes: LineOutcome[] = ['new', 'changed', 'unchanged'];
  await takeImportTurn(change.db);
  const page = { outcomes, unwrittenOnly: true, afterLine, limit: linesAtOnce };
  const lines = await listImportLines({ db: change.db }, importId, page);
  if (lines.length === 0) return lines;
  // All of the part before its first line: taken one by one they would be in the order of the file.
  await lockBuyers(change.db, buyersOf(importId, lines));
  const plan = await planOrders(change.db, importId, lines);
  await lockBuyers(change.db, idsOf(plan.flatMap(({ company }) => company?.id ?? [])));
  for (const planned of plan)
    await writeLine(change, importId, byName === 'take' ? planned : leaveByName(planned));
  return lines;
}

/** Those that the preview found, and those of the orders that stand there already. */
function buyersOf(importId: number, lines: readonly ImportLine[]): SQL {
  const numbers = lines.map(({ line }) => line);
  const ofPart = sql`FROM company_import_lines l WHERE l.import_id = ${importId}
    AND l.line = ANY(${sql.param(numbers)}::int[]) AND l.document IS NOT NULL`;
  return sql`(SELECT l.company_id ${ofPart} AND l.company_id IS NOT NULL
    UNION SELECT o.company_id FROM (SELECT l.document->>'kind' AS kind, l.document->>'number' AS number ${ofPart}) AS d
      JOIN orders o ON o.kind = d.kind AND o.number = d.number AND o.removed_at IS NULL)`;
}

function idsOf(ids: readonly number[]): SQL {
  return sql`(SELECT unnest(${sql.param([...ids])}::int[]))`;
}

function leaveByName(planned: PlannedOrder): PlannedOrder {
  const isByName = planned.faults.some(({ code }) => code === 'only_name');
  return isByName ? { ...planned, outcome: 'faulty', changes: [] } : planned;
}

async function writeLine(change: Change, importId: number, planned: PlannedOrder): Promise<void> {
  const { line, outcome, company, faults, changes } = planned;
  const written = outcome === 'new' || outcome === 'changed' ? await write(change, importId, planned) : {};
  await change.db
    .update(companyImportLines)
    .set({ outcome, companyId: company?.id ?? null, faults, changes, ...written })
    .where(and(eq(companyImportLines.importId, importId), eq(companyImportLines.line, line.line)));
}

async function write(
  change: Change,
  importId: number,
  { document, company, orderId }: PlannedOrder,
): Promise<{ changeId?: number; writtenOrder?: WrittenOrder }> {
  if (!company) return {};
  const values = valuesOf(document);
  if (orderId === undefined) {
    const source = `import:${importId}`;
    const made = await insertOrder(change, { ...values, companyId: company.id, source }, 'import_order');
    return { changeId: made.order.changeId, writtenOrder: { orderId: made.order.id, isNew: true } };
  }
  const row = await lockOrder(change.db, orderId);
  const { product, lines, ...rest } = values;
  const said = { ...rest, ...(product !== '' && { product }), ...(lines.length > 0 && { lines }) };
  const changeId = await writeOrder(change, row, said, { action: 'import_order' });
  return { changeId, writtenOrder: { orderId, isNew: false } };
}

function valuesOf({ date, ...rest }: ReadOrder) {
  return { ...rest, orderedOn: date };
}
