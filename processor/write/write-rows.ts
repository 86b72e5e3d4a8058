// Rows into the event store: one insert per month of the ids, under a token that names its batches and its rows, since
// other rows under a used token would vanish. The same rows are tried again with the same token; rows that the store
// refuses are halved until the bad one stands alone.

import { createHash } from 'node:crypto';
import { eventColumns } from '#stores/events/event-columns.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import { type InsertParts, insertPatiently } from './insert-patiently.ts';
import type { JudgedArrival } from './judge-duplicates.ts';

/** Longest text of one insert, in characters: bounds its copies here and in the engine. */
const insertCharsMax = 16 * 1024 * 1024;

export interface PreparedRow {
  /** Decides the month, hence the insert. Milliseconds since 1970. */
  readonly idTimeMs: number;
  /** One line of JSONCompactEachRow. */
  readonly text: string;
  /** What the row was made of. */
  readonly source: JudgedArrival;
}

export interface WriteRowsParts extends InsertParts {
  /** The line to write instead of one that the store refuses; `keepsRaw` false when even that one was refused. */
  whenRefused: (source: JudgedArrival, error: string, keepsRaw: boolean) => string;
}

/** `name` names the batches that the rows come from. Throws EventStoreError when the store stays away. */
export async function writeRows(
  parts: WriteRowsParts,
  name: string,
  rows: readonly PreparedRow[],
): Promise<void> {
  for (const [month, monthRows] of splitByMonth(rows)) {
    for (const [part, partRows] of splitByText(monthRows).entries()) {
      await insertOrHalve(parts, part === 0 ? `${name}:${month}` : `${name}:${month}:${part}`, partRows);
    }
  }
}

/** Rows in their order, so many together that their text stays under `insertCharsMax`; the same rows split the same. */
function splitByText(rows: readonly PreparedRow[]): PreparedRow[][] {
  const parts: PreparedRow[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    chars += row.text.length;
    if (chars > insertCharsMax) {
      parts.push([]);
      chars = row.text.length;
    }
    parts.at(-1)?.push(row);
  }
  return parts;
}

/** A name for the rows of these batches together. */
export function nameBatches(batchIds: readonly string[]): string {
  const hash = createHash('sha256');
  for (const id of [...batchIds].sort()) hash.update(`${id}\n`);
  return hash.digest('hex').slice(0, 32);
}

async function insertOrHalve(
  parts: WriteRowsParts,
  name: string,
  rows: readonly PreparedRow[],
): Promise<void> {
  const token = `${name}:${hashIds(rows)}`;
  try {
    await insert(parts, token, rows.map((row) => row.text).join(''));
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.failure !== 'refused') throw error;
    const [only] = rows;
    if (rows.length === 1 && only !== undefined) {
      parts.log.warn(
        { reason: error.message.slice(0, 500) },
        'the event store refused a row; it is kept as rejected',
      );
      await insertRefused(parts, token, only.source, error.message);
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await insertOrHalve(parts, name, rows.slice(0, half));
    await insertOrHalve(parts, name, rows.slice(half));
  }
}

const insert = (parts: WriteRowsParts, token: string, text: string) =>
  insertPatiently(parts, 'events_v1', eventColumns, text, token);

function hashIds(rows: readonly PreparedRow[]): string {
  const hash = createHash('sha256');
  for (const { source } of rows) hash.update(source.rowId);
  return hash.digest('hex').slice(0, 32);
}

async function insertRefused(
  parts: WriteRowsParts,
  token: string,
  source: JudgedArrival,
  reason: string,
): Promise<void> {
  try {
    await insert(parts, `${token}:r`, parts.whenRefused(source, reason, true));
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.failure !== 'refused') throw error;
    await insert(parts, `${token}:rr`, parts.whenRefused(source, reason, false));
  }
}

function splitByMonth(rows: readonly PreparedRow[]): Map<string, PreparedRow[]> {
  const months = new Map<string, PreparedRow[]>();
  let month = '';
  let fromMs = 0;
  let toMs = 0;
  for (const row of rows) {
    if (row.idTimeMs < fromMs || row.idTimeMs >= toMs) {
      const at = new Date(row.idTimeMs);
      fromMs = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1);
      toMs = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
      month = at.toISOString().slice(0, 7);
    }
    const others = months.get(month);
    if (others === undefined) months.set(month, [row]);
    else others.push(row);
  }
  return months;
}
