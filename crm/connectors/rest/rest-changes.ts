// What changed behind a REST API: by the time of the last change where it can be asked for, else the whole list each time.

import type { DealState } from '#contract/crm.ts';
import { hashValues } from '#intelligence/sync/loop-guard.ts';
import { numberOf } from '../../http/read-json.ts';
import type { ChangedPage, ChangeStream, RemoteDeal, RemoteOwner } from '../connector.ts';
import { readRestPage } from './rest-pages.ts';
import { fieldPath, fieldText, isDeleted, isWord, paramOf, type RestParts } from './rest-parts.ts';
import { readRestRecord } from './rest-records.ts';
import { formatRestTime, readRestTime } from './rest-times.ts';

/** Several changes share a moment, and its clock is not ours: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;
const ownerPagesMax = 20;

export async function readRestChanges(
  parts: RestParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const { rows, ...turned } = await readChangedRows(parts, stream, cursor);
  const standing = rows.filter((row) => !isDeleted(parts, stream, row));
  return {
    records: stream === 'deal' ? [] : standing.map((row) => readRestRecord(parts, stream, row)),
    deals: stream === 'deal' ? standing.map((row) => readDeal(parts, row)) : [],
    ...turned,
  };
}

/** Cursor: since when, the newest moment so far and that when the reading began, in milliseconds, and where the next page is. */
export async function readChangedRows(
  parts: RestParts,
  stream: ChangeStream | 'order',
  cursor: string,
): Promise<{ rows: readonly unknown[]; cursor: string; isLast: boolean }> {
  const [since = '', moments = '', ...following] = cursor.split('|');
  const [newest = '', begun = ''] = moments.split('~');
  const at = following.join('|');
  const param = paramOf(parts, stream, 'changedSince');
  const query = param === '' || since === '' ? {} : { [param]: since };
  const page = await readRestPage(parts, stream, query, at);
  const began = Number(begun) || page.servedMs;
  // Where records do not say when they changed, when the reading began.
  const isTold = fieldPath(parts, stream, 'changedAt') !== '';
  const latest = isTold ? latestOf(parts, stream, page.rows, Number(newest) || 0) : began;
  // What is said to have changed in the future, or while we read, must hide nothing that changes until then.
  const untilMs = Math.min(latest, began) - overlapMs;
  const next = param === '' || latest === 0 ? '' : String(formatRestTime(parts.mapping, untilMs));
  return {
    rows: page.rows,
    cursor: page.next === '' ? `${next || since}|` : `${since}|${latest}~${began}|${page.next}`,
    isLast: page.next === '',
  };
}

function latestOf(
  parts: RestParts,
  stream: ChangeStream | 'order',
  rows: readonly unknown[],
  newest: number,
): number {
  const moments = rows.flatMap(
    (row) => readRestTime(parts.mapping, fieldText(parts, stream, row, 'changedAt'), parts.timeZone) ?? [],
  );
  return moments.reduce((one, other) => Math.max(one, other), newest);
}

function readDeal(parts: RestParts, row: unknown): RemoteDeal {
  const text = (name: string) => fieldText(parts, 'deal', row, name);
  const moment = (name: string) => readRestTime(parts.mapping, text(name), parts.timeZone);
  const said = text('state');
  const state = dealStateOf(parts, said);
  const isEnded = state === 'won' || state === 'lost';
  const plain = {
    ...{ id: text('id'), companyId: text('company'), name: text('name'), stageId: text('stage'), state },
    ...{ currency: text('currency'), ownerId: text('owner'), lostReason: text('lostReason') },
  };
  const amountPath = fieldPath(parts, 'deal', 'amount');
  const amount = amountPath === '' ? undefined : numberOf(row, ...amountPath.split('.'));
  return {
    ...plain,
    version: hashValues({ ...plain, amount: amount ?? null, changedAt: text('changedAt') }),
    amount,
    openedMs: moment('openedAt'),
    closedMs: isEnded ? (moment('closedAt') ?? moment('changedAt')) : undefined,
    unread: state === 'unknown' ? [`state: ${said.slice(0, 60)}`] : [],
  };
}

/** By the words of the mapping. Of a deal that says nothing, nothing was decided. */
export function dealStateOf(parts: RestParts, said: string): DealState {
  if (fieldPath(parts, 'deal', 'state') === '') return 'unknown';
  if (said.trim() === '') return 'open';
  const known = (['won', 'lost', 'open'] as const).find((state) => isWord(parts, 'deal', state, said));
  return known ?? 'unknown';
}

export async function listRestOwners(parts: RestParts): Promise<RemoteOwner[]> {
  const owners: RemoteOwner[] = [];
  if (parts.mapping.kinds.owner.path === '') return owners;
  let at = '';
  for (let pages = 0; pages < ownerPagesMax; pages += 1) {
    const page = await readRestPage(parts, 'owner', {}, at);
    for (const row of page.rows) {
      const text = (name: string) => fieldText(parts, 'owner', row, name);
      owners.push({ id: text('id'), name: text('name'), email: text('email').toLowerCase() });
    }
    if (page.next === '') break;
    at = page.next;
  }
  return owners;
}
