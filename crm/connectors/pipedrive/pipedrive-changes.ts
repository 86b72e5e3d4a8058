// What changed in Pipedrive, by the time of the last change, which is Pipedrive's own clock alone. Deleted records are no longer listed:
// what we linked is looked up from time to time, and deleted deals are listed for thirty days.

import { listOf, numberOf, textOf } from '../../http/read-json.ts';
import type {
  ChangedPage,
  ChangeStream,
  GonePage,
  RecordKind,
  RemoteDeal,
  StandingRecord,
} from '../connector.ts';
import {
  type PipedriveParts,
  readActivityDay,
  readPipedriveRecord,
  recordPaths,
} from './pipedrive-records.ts';

const pageRows = 500;
/** Several changes share a second: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;

export async function readPipedriveChanges(
  parts: PipedriveParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const [since = '', last = '', ...next] = cursor.split('|');
  const query = new URLSearchParams({
    sort_by: 'update_time',
    sort_direction: 'asc',
    limit: String(pageRows),
  });
  if (since !== '') query.set('updated_since', since);
  if (next.length > 0) query.set('cursor', next.join('|'));
  if (stream === 'deal') query.set('status', 'open,won,lost');
  const path = stream === 'deal' ? '/api/v2/deals' : recordPaths[stream];
  const { json } = await parts.session.ask({ path: `${path}?${query}`, cost: 2 });
  const rows = listOf(json, 'data');
  const newest = [last, ...rows.map((row) => textOf(row, 'update_time'))].toSorted().at(-1) ?? last;
  const following = textOf(json, 'additional_data', 'next_cursor');
  return {
    records:
      stream === 'deal' ? [] : await Promise.all(rows.map((row) => readPipedriveRecord(parts, stream, row))),
    deals: stream === 'deal' ? rows.map(readDeal) : [],
    cursor: following === '' ? `${earlier(newest)}|` : `${since}|${newest}|${following}`,
    isLast: following === '',
  };
}

function earlier(moment: string): string {
  const ms = Date.parse(moment);
  return Number.isFinite(ms) ? new Date(ms - overlapMs).toISOString().replace(/\.\d+Z$/, 'Z') : '';
}

function readDeal(row: unknown): RemoteDeal {
  const status = textOf(row, 'status');
  const moment = (name: string) => {
    const ms = Date.parse(textOf(row, name));
    return Number.isFinite(ms) ? ms : undefined;
  };
  return {
    ...{ id: textOf(row, 'id'), companyId: textOf(row, 'org_id') },
    // Its times have seconds alone.
    version: ['update_time', 'status', 'stage_id', 'value', 'owner_id']
      .map((name) => textOf(row, name))
      .join(' '),
    ...{ name: textOf(row, 'title'), stageId: textOf(row, 'stage_id'), ownerId: textOf(row, 'owner_id') },
    state: status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open',
    ...{
      amount: numberOf(row, 'value'),
      currency: textOf(row, 'currency'),
      lostReason: textOf(row, 'lost_reason'),
    },
    openedMs: moment('add_time'),
    closedMs:
      status === 'open' ? undefined : (moment('won_time') ?? moment('lost_time') ?? moment('close_time')),
  };
}

/** All that it still tells of, each time: whether a deletion counts as a change is not said anywhere. */
export async function readPipedriveGone({ session }: PipedriveParts, cursor: string): Promise<GonePage> {
  const query = new URLSearchParams({ status: 'deleted', limit: String(pageRows) });
  if (cursor !== '') query.set('cursor', cursor);
  const { json } = await session.ask({ path: `/api/v2/deals?${query}`, cost: 2 });
  const next = textOf(json, 'additional_data', 'next_cursor');
  const gone = listOf(json, 'data').map((row) => ({ id: textOf(row, 'id'), mergedInto: '' }));
  return { gone, cursor: next, isLast: next === '' };
}

export async function listPipedriveStanding(
  { session }: PipedriveParts,
  kind: RecordKind,
  ids: readonly string[],
): Promise<StandingRecord[]> {
  if (ids.length === 0) return [];
  const query = new URLSearchParams({ ids: ids.join(','), limit: String(ids.length) });
  const { json } = await session.ask({ path: `${recordPaths[kind]}?${query}`, cost: 2 });
  return listOf(json, 'data').map((row) => ({ id: textOf(row, 'id'), contactedMs: readActivityDay(row) }));
}
