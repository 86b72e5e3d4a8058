// Reads a list of companies, or of their orders, into the records and works out what it would change; nothing known is touched.

import type { Author } from '#contract/company.ts';
import type { ColumnMapping, ListKind } from '#contract/company-import.ts';
import { type FileLayout, inspectFile, type OpenFile } from '#intelligence/company/import/inspect-file.ts';
import { type CompanyLine, readCompanyLines } from '#intelligence/company/import/read-company-lines.ts';
import { TableError } from '#intelligence/company/import/read-table.ts';
import { guessOrderMapping } from '#intelligence/orders/guess-order-mapping.ts';
import type { OrderLine } from '#intelligence/orders/join-order-rows.ts';
import { readOrderLines } from '#intelligence/orders/read-order-lines.ts';
import type { Records } from '../open-records.ts';
import { compareOrders } from '../order-import/compare-orders.ts';
import { addImportLines, countImportLines, listImportLines } from '../questions/company-import-lines.ts';
import {
  createImport,
  findImport,
  findMapping,
  type ImportRun,
  keepMapping,
  noteImport,
} from '../questions/company-import-runs.ts';
import { findContested } from './find-contested.ts';
import { markRepeatedCompanies, markRepeatedKeys } from './mark-duplicates.ts';
import { notePlan } from './note-plan.ts';
import { openOwnerLookup } from './open-owner-lookup.ts';
import { planLines } from './plan-lines.ts';
import { settleParents } from './settle-parents.ts';
import { createTouch, type ImportWatch } from './touch-import.ts';

export interface ImportFile {
  name: string;
  open: OpenFile;
  /** What the operator says of columns; the others are as last time, or as their headers are understood. */
  mapping?: ColumnMapping;
  /** What it is a list of; companies when absent. */
  kind?: ListKind;
}

const linesAtOnce = 1_000;

/**
 * Answers the run in the state `ready`, with its counts; its lines hold the preview. A file that cannot be read ends in
 * the state `failed`, which says what is wrong. Rejects when the records are away.
 */
export async function readImport(
  records: Records,
  by: Author,
  file: ImportFile,
  watch: ImportWatch = () => undefined,
): Promise<ImportRun> {
  const id = await createImport(records, by, file.name, file.kind);
  return readInto(records, by, id, file, watch);
}

/** The same into a run that was made before, so that its id can be told while the file is read. */
export async function readInto(
  records: Records,
  by: Author,
  id: number,
  file: ImportFile,
  watch: ImportWatch = () => undefined,
): Promise<ImportRun> {
  try {
    const isOrders = file.kind === 'orders';
    const layout = await inspect(file);
    const mapping = await settleMapping(records, by, layout, file.mapping);
    const { encoding, separator, headers } = layout;
    await noteImport(records, id, { encoding, separator, headers: [...headers], mapping });
    const readLines = isOrders ? readOrderLines : readCompanyLines;
    await keepLines(records, id, readLines(file.open, layout, mapping), watch);
    if (isOrders) await compareOrders(records, id, watch);
    else await compare(records, id, watch);
    await noteImport(records, id, { state: 'ready', counts: await countImportLines(records, id) });
  } catch (error) {
    const isFile = error instanceof TableError;
    const failure = isFile ? error.message : 'The file could not be read to its end: try again.';
    await noteImport(records, id, { state: 'failed', failure });
    if (!isFile) throw error;
  }
  return findImport(records, id);
}

/** The same headers mean something else in a list of orders, and are remembered by themselves. */
async function inspect({ open, kind }: ImportFile): Promise<FileLayout> {
  const layout = await inspectFile(open);
  if (kind !== 'orders') return layout;
  const { headers, signature } = layout;
  return { ...layout, guessed: guessOrderMapping(headers), signature: `orders ${signature}` };
}

/** What the operator says is remembered for the next file with these headers. */
async function settleMapping(
  records: Records,
  by: Author,
  layout: FileLayout,
  told: ColumnMapping | undefined,
): Promise<ColumnMapping> {
  const remembered = await findMapping(records, layout.signature);
  const mapping = { ...layout.guessed, ...remembered, ...told };
  const isKnown = Object.keys(told ?? {}).every((header) => layout.headers.includes(header));
  if (told && isKnown && Object.keys(told).length > 0)
    await keepMapping(records, layout.signature, mapping, by.name);
  return mapping;
}

async function keepLines(
  records: Records,
  id: number,
  lines: AsyncIterable<CompanyLine | OrderLine>,
  watch: ImportWatch,
): Promise<void> {
  const touch = createTouch(records, id);
  let batch: (CompanyLine | OrderLine)[] = [];
  let done = 0;
  const keep = async () => {
    await addImportLines(records, id, batch);
    done += batch.length;
    batch = [];
    watch('reading', done, 0);
    await touch(done);
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length >= linesAtOnce) await keep();
  }
  await keep();
  if (done === 0) throw new TableError('The file has headers and no line below them.');
}

async function compare(records: Records, id: number, watch: ImportWatch): Promise<void> {
  const { db } = records;
  await markRepeatedKeys(db, id);
  const { lines: total } = await countImportLines(records, id);
  const parts = {
    importId: id,
    contested: await findContested(db, id),
    owners: await openOwnerLookup(records),
  };
  const touch = createTouch(records, id);
  let afterLine = 0;
  for (let done = 0; ; ) {
    const page = { outcomes: ['waiting'] as const, afterLine, limit: linesAtOnce };
    const lines = await listImportLines(records, id, page);
    if (lines.length === 0) break;
    await notePlan(records, id, await planLines(db, parts, lines));
    afterLine = lines.at(-1)?.line ?? afterLine;
    done += lines.length;
    watch('comparing', done, total);
    await touch(done);
  }
  await markRepeatedCompanies(db, id);
  await settleParents(db, id);
}
