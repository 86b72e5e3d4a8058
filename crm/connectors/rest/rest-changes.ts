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

/** Cursor: since when, the newest moment so far in milliseconds, and where the next page is. */
export async function readRestChanges(
  parts: RestParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const [since = '', newest = '', ...following] = cursor.split('|');
  const at = following.join('|');
  const param = paramOf(parts, stream, 'changedSince');
  const query = param === '' || since === '' ? {} : { [param]: since };
  const page = await readRestPage(parts, stream, query, at);
  const rows = page.rows.filter((row) => !isDeleted(parts, stream, row));
  const latest = latestOf(parts, stream, page.rows, newest || firstMoment(parts, stream));
  const next =
    param === '' || latest === '' ? '' : String(formatRestTime(parts.mapping, Number(latest) - overlapMs));
  return {
    records: stream === 'deal' ? [] : rows.map((row) => readRestRecord(parts, stream, row)),
    deals: stream === 'deal' ? rows.map((row) => readDeal(parts, row)) : [],
    cursor: page.next === '' ? `${next || since}|` : `${since}|${latest}|${page.next}`,
    isLast: page.next === '',
  };
}

/** Where records do not say when they changed, our own clock when the reading began. */
function firstMoment(parts: RestParts, stream: ChangeStream): string {
  return fieldPath(parts, stream, 'changedAt') === '' ? String(Date.now()) : '';
}

function latestOf(parts: RestParts, stream: ChangeStream, rows: readonly unknown[], newest: string): string {
  const moments = rows.flatMap(
    (row) => readRestTime(parts.mapping, fieldText(parts, stream, row, 'changedAt')) ?? [],
  );
  const latest = moments.reduce((one, other) => Math.max(one, other), Number(newest) || 0);
  return latest === 0 ? '' : String(latest);
}

function readDeal(parts: RestParts, row: unknown): RemoteDeal {
  const text = (name: string) => fieldText(parts, 'deal', row, name);
  const moment = (name: string) => readRestTime(parts.mapping, text(name));
  const said = text('state');
  const state: DealState = isWord(parts, 'deal', 'won', said)
    ? 'won'
    : isWord(parts, 'deal', 'lost', said)
      ? 'lost'
      : 'open';
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
    closedMs: state === 'open' ? undefined : (moment('closedAt') ?? moment('changedAt')),
  };
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
