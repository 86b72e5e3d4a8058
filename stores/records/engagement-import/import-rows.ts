// The rows of an import of engagement: kept for the preview, told apart from those that are known, taken for the queue.

import { and, asc, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { EngagementRow, RowFault } from '#contract/engagement-import.ts';
import type { RowCounts, RowKind, RowOutcome } from '#contract/import-report.ts';
import type { Records } from '../open-records.ts';
import { engagementImportRows } from '../schema/engagement-imports.ts';

export type ImportRow = typeof engagementImportRows.$inferSelect;

export interface NewImportRow {
  line: number;
  /** '' of a refused one. */
  rowKey: string;
  values: EngagementRow | null;
  /** Why it is refused; of any other what is left out of it. */
  fault: RowFault | null;
}

/** A second row of the same line, as after a broken quotation mark, is left out. */
export async function addImportRows(
  records: Records,
  importId: number,
  rows: readonly NewImportRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = (read: (row: NewImportRow) => unknown) => sql.param(rows.map(read));
  await records.db.execute(sql`
    INSERT INTO engagement_import_rows (import_id, line, row_key, outcome, values, fault)
    SELECT ${importId}, line, row_key, CASE WHEN row_key = '' THEN 'refused' ELSE 'new' END, values::jsonb, fault::jsonb
    FROM unnest(${column(({ line }) => line)}::int[], ${column(({ rowKey }) => rowKey)}::text[],
      ${column(({ values }) => (values === null ? null : JSON.stringify(values)))}::text[],
      ${column(({ fault }) => (fault === null ? null : JSON.stringify(fault)))}::text[])
      AS told(line, row_key, values, fault)
    ON CONFLICT DO NOTHING`);
}

/** Of rows that say the same the first counts; what another import of the same site brought, or is bringing, is known. */
export async function markRepeatedRows(
  records: Pick<Records, 'db'>,
  importId: number,
  siteId: number,
): Promise<void> {
  await records.db.execute(sql`
    UPDATE engagement_import_rows r SET outcome = 'repeated', values = NULL, fault = NULL
    FROM (SELECT row_key, min(line) AS first FROM engagement_import_rows
      WHERE import_id = ${importId} AND outcome = 'new' GROUP BY row_key HAVING count(*) > 1) AS many
    WHERE r.import_id = ${importId} AND r.outcome = 'new' AND r.row_key = many.row_key AND r.line > many.first`);
  await records.db.execute(sql`
    UPDATE engagement_import_rows r SET outcome = 'known', values = NULL, fault = NULL
    WHERE r.import_id = ${importId} AND r.outcome = 'new' AND EXISTS (
      SELECT FROM engagement_import_rows o JOIN engagement_imports i ON i.id = o.import_id
      WHERE o.row_key = r.row_key AND o.import_id <> r.import_id AND o.outcome = 'new' AND i.site_id = ${siteId}
        AND (i.state = 'applying' OR (i.state = 'applied' AND o.event_id IS NOT NULL)))`);
}

/** Without those of people who were erased, of which nothing is kept here. */
export async function countImportRows(records: Pick<Records, 'db'>, importId: number): Promise<RowCounts> {
  const { rows } = await records.db.execute<{ outcome: RowOutcome; count: number; noted: number }>(sql`
    SELECT outcome, count(*)::int AS count, count(fault)::int AS noted FROM engagement_import_rows
    WHERE import_id = ${importId} GROUP BY outcome LIMIT 10`);
  const counts: RowCounts = { ...noRowCounts };
  for (const { outcome, count, noted } of rows) {
    counts[outcome] = count;
    counts.rows += count;
    if (outcome === 'new') counts.noted = noted;
  }
  return counts;
}

export const noRowCounts: Readonly<RowCounts> = {
  ...{ rows: 0, new: 0, repeated: 0, known: 0, refused: 0, noted: 0, erased: 0 },
};

export interface RowPage {
  kinds: readonly RowKind[];
  afterLine: number;
  limit: number;
}

/** In the order of the file. */
export function listImportRows(records: Records, importId: number, page: RowPage): Promise<ImportRow[]> {
  const outcomes = page.kinds.filter((kind) => kind !== 'noted');
  const isNoted = and(eq(engagementImportRows.outcome, 'new'), isNotNull(engagementImportRows.fault));
  return records.db
    .select()
    .from(engagementImportRows)
    .where(
      and(
        eq(engagementImportRows.importId, importId),
        or(
          inArray(engagementImportRows.outcome, outcomes),
          page.kinds.includes('noted') ? isNoted : undefined,
        ),
        gt(engagementImportRows.line, page.afterLine),
      ),
    )
    .orderBy(asc(engagementImportRows.line))
    .limit(page.limit);
}

/** Rows that are still to be put on the queue, in the order of the file. */
export async function listWaitingRows(
  records: Records,
  importId: number,
  afterLine: number,
  limit: number,
): Promise<(ImportRow & { values: EngagementRow })[]> {
  const rows = await records.db
    .select()
    .from(engagementImportRows)
    .where(
      and(
        eq(engagementImportRows.importId, importId),
        isNotNull(engagementImportRows.values),
        eq(engagementImportRows.outcome, 'new'),
        gt(engagementImportRows.line, afterLine),
      ),
    )
    .orderBy(asc(engagementImportRows.line))
    .limit(limit);
  return rows.flatMap((row) => (row.values === null ? [] : [{ ...row, values: row.values }]));
}

/** They are on the queue: which event each became. What they said is forgotten here. */
export async function noteQueuedRows(
  records: Records,
  importId: number,
  queued: readonly { line: number; eventId: string }[],
): Promise<void> {
  await records.db.execute(sql`
    UPDATE engagement_import_rows r SET event_id = told.event_id, values = NULL,
      fault = CASE WHEN fault IS NULL THEN NULL ELSE jsonb_set(fault, '{value}', '""') END
    FROM unnest(${sql.param(queued.map(({ line }) => line))}::int[], ${sql.param(queued.map(({ eventId }) => eventId))}::uuid[])
      AS told(line, event_id)
    WHERE r.import_id = ${importId} AND r.line = told.line`);
}
