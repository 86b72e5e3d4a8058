// Compares the lines of a list of orders with each other and with the orders that stand there, for the preview.

import { sql } from 'drizzle-orm';
import { createTouch, type ImportWatch } from '../company-import/touch-import.ts';
import type { Records } from '../open-records.ts';
import { countImportLines, listImportLines } from '../questions/company-import-lines.ts';
import { planOrders } from './plan-orders.ts';

const linesAtOnce = 1_000;

export async function compareOrders(records: Records, importId: number, watch: ImportWatch): Promise<void> {
  const { db } = records;
  await markRepeatedNumbers(records, importId);
  const { lines: total } = await countImportLines(records, importId);
  const touch = createTouch(records, importId);
  for (let afterLine = 0, done = 0; ; ) {
    const page = { outcomes: ['waiting'] as const, afterLine, limit: linesAtOnce };
    const lines = await listImportLines(records, importId, page);
    if (lines.length === 0) return;
    const notes = (await planOrders(db, importId, lines)).map(
      ({ line, outcome, company, faults, changes }) => ({
        ...{ line: line.line, outcome, companyId: company?.id ?? null, faults, changes },
      }),
    );
    await db.execute(sql`
      UPDATE company_import_lines l
      SET outcome = n.outcome, company_id = n."companyId", faults = n.faults, changes = n.changes
      FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb)
        AS n(line integer, outcome text, "companyId" integer, faults jsonb, changes jsonb)
      WHERE l.import_id = ${importId} AND l.line = n.line`);
    afterLine = lines.at(-1)?.line ?? afterLine;
    done += lines.length;
    watch('comparing', done, total);
    await touch(done);
  }
}

/**
 * Of lines with one number the first stays, unless they name products: then each is rather a part of one order, and half of an order would
 * be another one.
 */
async function markRepeatedNumbers({ db }: Pick<Records, 'db'>, importId: number): Promise<void> {
  await db.execute(sql`
    WITH numbered AS (
      SELECT line, document->>'number' AS number, first_value(line) OVER same AS first, lead(line) OVER same AS next,
        count(*) FILTER (WHERE document->>'product' <> '') OVER (PARTITION BY document->>'kind', document->>'number') AS products
      FROM company_import_lines WHERE import_id = ${importId} AND outcome = 'waiting'
      WINDOW same AS (PARTITION BY document->>'kind', document->>'number' ORDER BY line)
    ), repeated AS MATERIALIZED (
      SELECT line, number, CASE WHEN line = first THEN next ELSE first END AS other FROM numbered
      WHERE line <> first OR (next IS NOT NULL AND products > 1))
    UPDATE company_import_lines l
    SET outcome = 'faulty', faults = l.faults || jsonb_build_array(jsonb_build_object(
      'code', 'number_repeated', 'field', 'number', 'value', r.number, 'other', r.other::text))
    FROM repeated r WHERE l.import_id = ${importId} AND l.line = r.line`);
}
