// What changed in Twenty, by the time of the last change, which is Twenty's own clock alone. Deals that were thrown away are read by the
// time at which they were; of companies and people what we linked is looked up, since some are destroyed and leave nothing.

import { listOf, textOf } from '../../http/read-json.ts';
import type { ChangedPage, ChangeStream, GonePage, RecordKind } from '../connector.ts';
import { dealFields, openTwentyDeals } from './twenty-deals.ts';
import { listTwenty, pageRows, quoted, type TwentyParts } from './twenty-parts.ts';
import { columnsOf, plurals, readTwentyRecord } from './twenty-records.ts';

/** Transactions end later than their times say: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;

/** From where, the newest that was seen, and the page after which to go on. */
type Place = readonly [since: string, newest: string, after: string];

export async function readTwentyChanges(
  parts: TwentyParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  if (stream === 'deal') return readDealChanges(parts, cursor);
  const place = readPlace(cursor);
  const query = { ...queryOf('updatedAt', place), fields: await columnsOf(parts, stream) };
  const { rows, next } = await listTwenty(parts.session, plurals[stream], query);
  const records = rows.map((row) => readTwentyRecord(parts, stream, row));
  return { records, deals: [], ...placeAfter('updatedAt', place, rows, next) };
}

async function readDealChanges(parts: TwentyParts, cursor: string): Promise<ChangedPage> {
  const { mark, read } = await openTwentyDeals(parts);
  // Since the stages mean something else: from the very beginning.
  const place = cursor.endsWith(`|${mark}`) ? readPlace(cursor) : readPlace('');
  const fields = ['id', ...(await parts.schema.known('opportunity', dealFields))].join(',');
  const query = { ...queryOf('updatedAt', place), fields };
  const { rows, next } = await listTwenty(parts.session, 'opportunities', query);
  const after = placeAfter('updatedAt', place, rows, next);
  return { records: [], deals: rows.map(read), ...after, cursor: `${after.cursor}|${mark}` };
}

function readPlace(cursor: string): Place {
  const [since = '', newest = '', after = ''] = cursor.split('|');
  return [since, newest, after];
}

function queryOf(name: string, [since, , after]: Place): Record<string, string> {
  return {
    order_by: `${name}[AscNullsFirst]`,
    ...(since === '' ? {} : { filter: `${name}[gte]:${quoted(since)}` }),
    ...(after === '' ? {} : { starting_after: after }),
  };
}

function placeAfter(
  name: string,
  [since, newest]: Place,
  rows: readonly unknown[],
  next: string,
): { cursor: string; isLast: boolean } {
  const last = [newest, ...rows.map((row) => textOf(row, name))].toSorted().at(-1) ?? newest;
  if (next !== '') return { cursor: `${since}|${last}|${next}`, isLast: false };
  // Nothing new: from where it was.
  return { cursor: `${earlier(last) || since}||`, isLast: true };
}

function earlier(moment: string): string {
  const ms = Date.parse(moment);
  return Number.isFinite(ms) ? new Date(ms - overlapMs).toISOString() : '';
}

/** A filter by that time shows those that were thrown away. */
export async function readTwentyGone(
  { session }: TwentyParts,
  stream: ChangeStream,
  cursor: string,
): Promise<GonePage> {
  const [since, newest, after] = readPlace(cursor);
  const place: Place = [since || new Date(0).toISOString(), newest, after];
  const plural = stream === 'deal' ? 'opportunities' : plurals[stream];
  const { rows, next } = await listTwenty(session, plural, queryOf('deletedAt', place));
  return {
    gone: rows.map((row) => ({ id: textOf(row, 'id'), mergedInto: '' })),
    ...placeAfter('deletedAt', place, rows, next),
  };
}

export async function listTwentyStanding(
  { session }: TwentyParts,
  kind: RecordKind,
  ids: readonly string[],
): Promise<string[]> {
  const standing: string[] = [];
  for (let from = 0; from < ids.length; from += pageRows) {
    const some = ids.slice(from, from + pageRows).map(quoted);
    const query = { filter: `id[in]:[${some.join(',')}]`, fields: 'id' };
    const { rows } = await listTwenty(session, plurals[kind], query);
    standing.push(...listOf({ rows }, 'rows').map((row) => textOf(row, 'id')));
  }
  return standing;
}
