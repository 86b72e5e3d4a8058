// What changed in Tryton: parties by the time of their last change, opportunities as deals. Tryton tells nobody of deletions: what we
// linked is looked up from time to time.

import { fieldOf, numberOf, textOf } from '../../http/read-json.ts';
import type { ChangedPage, ChangeStream, RemoteDeal, RemoteRecord } from '../connector.ts';
import { readMoment, writeMoment } from './tryton-dialect.ts';
import { type Domain, searchTryton, type TrytonParts } from './tryton-parts.ts';
import { isActive, partyFields, readPartyRows } from './tryton-records.ts';

const pageRows = 100;
/** Transactions end later than their times say: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;
const opportunityFields = [
  ...['number', 'party', 'state', 'amount', 'currency.code', 'employee', 'description', 'lost_reason'],
  ...['start_date', 'end_date', 'write_date', 'create_date'],
];

interface Place {
  readonly sinceMs: number;
  readonly offset: number;
  /** The newest change that was seen. */
  readonly lastMs: number;
}

export async function readTrytonChanges(
  parts: TrytonParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const isDeal = stream === 'deal';
  const wanted = isDeal
    ? { model: 'sale.opportunity', fields: opportunityFields }
    : { model: 'party.party', fields: partyFields };
  const { rows, ...turned } = await readTrytonPage(parts, wanted, cursor);
  return {
    records: isDeal ? [] : (await readPartyRows(parts, rows)).filter(isStanding),
    deals: isDeal ? rows.map(readDeal) : [],
    ...turned,
  };
}

/** The next rows of a model that changed, by id. `domain`: beside the time of their change. */
export async function readTrytonPage(
  parts: TrytonParts,
  { model, fields, domain = [] }: { model: string; fields: readonly string[]; domain?: Domain },
  cursor: string,
): Promise<{ rows: readonly unknown[]; cursor: string; isLast: boolean }> {
  const place = readPlace(cursor);
  const since = writeMoment(place.sinceMs);
  const changed =
    place.sinceMs <= 0 ? [] : [['OR', ['write_date', '>=', since], ['create_date', '>=', since]]];
  const search = { offset: place.offset, limit: pageRows };
  const rows = await searchTryton(parts, model, [...domain, ...changed], fields, search);
  const lastMs = Math.max(place.lastMs, ...rows.map(changedMs));
  const isLast = rows.length < pageRows;
  const next = isLast
    ? { sinceMs: Math.max(0, lastMs - overlapMs), offset: 0, lastMs }
    : { ...place, offset: place.offset + pageRows, lastMs };
  return { rows, cursor: `${next.sinceMs}:${next.offset}:${next.lastMs}`, isLast };
}

function isStanding({ values }: RemoteRecord): boolean {
  return values['#active'] === true;
}

function readPlace(cursor: string): Place {
  const [sinceMs = 0, offset = 0, lastMs = 0] = cursor.split(':').map((part) => Number(part) || 0);
  return { sinceMs, offset, lastMs };
}

function changedMs(row: unknown): number {
  return Math.max(readMoment(fieldOf(row, 'write_date')) ?? 0, readMoment(fieldOf(row, 'create_date')) ?? 0);
}

/** States of sale_opportunity: lead, opportunity, converted, cancelled, lost. */
function readDeal(row: unknown): RemoteDeal {
  const state = textOf(row, 'state');
  const isOpen = state === 'lead' || state === 'opportunity';
  return {
    id: textOf(row, 'id'),
    version: String(changedMs(row)),
    companyId: textOf(row, 'party'),
    name: textOf(row, 'description') || textOf(row, 'number'),
    stageId: state,
    state: isOpen ? 'open' : state === 'converted' || state === 'won' ? 'won' : 'lost',
    amount: numberOf(row, 'amount', 'decimal') ?? numberOf(row, 'amount'),
    currency: textOf(row, 'currency.', 'code'),
    ownerId: textOf(row, 'employee'),
    lostReason: textOf(row, 'lost_reason'),
    openedMs: readMoment(fieldOf(row, 'start_date')),
    closedMs: isOpen ? undefined : closedMs(row),
  };
}

/** A day, which is over everywhere half a day after it is in Greenwich. */
const dayEverywhereMs = 36 * 3_600_000;

/** Tryton keeps the day alone: of one that is not over, the moment at which it was written down. */
function closedMs(row: unknown): number {
  const dayMs = readMoment(fieldOf(row, 'end_date'));
  return dayMs === undefined ? changedMs(row) : Math.min(dayMs + dayEverywhereMs, changedMs(row));
}

export async function listTrytonStanding(
  parts: TrytonParts,
  model: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await searchTryton(parts, model, [['id', 'in', ids.map(Number)]], ['active'], {
    limit: ids.length,
  });
  return rows
    .filter((row) => fieldOf(row, 'active') === undefined || isActive(row))
    .map((row) => textOf(row, 'id'));
}

/** Of a model whose records are never inactive, such as opportunities: they stand there or are deleted. */
export async function listTrytonRows(
  parts: TrytonParts,
  model: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const domain = [['id', 'in', ids.map(Number)]];
  const rows = await searchTryton(parts, model, domain, ['id'], { limit: ids.length });
  return rows.map((row) => textOf(row, 'id'));
}
