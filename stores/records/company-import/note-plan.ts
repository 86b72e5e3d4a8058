// Writes a plan down on its lines for the preview.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { PlannedLine } from './plan-lines.ts';

export async function notePlan(
  { db }: Pick<Records, 'db'>,
  importId: number,
  planned: readonly PlannedLine[],
): Promise<void> {
  const notes = planned.map(({ line, outcome, company, faults, changes }) => ({
    line: line.line,
    outcome,
    companyId: company?.id ?? null,
    faults,
    changes,
  }));
  await db.execute(sql`
    UPDATE company_import_lines l
    SET outcome = n.outcome, company_id = n."companyId", faults = n.faults, changes = n.changes
    FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb)
      AS n(line integer, outcome text, "companyId" integer, faults jsonb, changes jsonb)
    WHERE l.import_id = ${importId} AND l.line = n.line`);
}
