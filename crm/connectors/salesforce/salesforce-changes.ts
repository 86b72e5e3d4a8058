// What changed in Salesforce, by the time of the last change of any kind, which is Salesforce's own clock alone, and within it by id. What
// was thrown away stands in the bin for some days, with the record that it was merged into; what is older is looked up from time to time.

import { fieldOf, numberOf, textOf } from '../../http/read-json.ts';
import type {
  ChangedPage,
  ChangeStream,
  GonePage,
  RecordKind,
  RemoteDeal,
  StandingRecord,
} from '../connector.ts';
import { readLastContacts } from './last-contacts.ts';
import { objects } from './salesforce-fields.ts';
import { isId, querySalesforce, quoted, readStamp, type SalesforceParts } from './salesforce-parts.ts';
import { columnsOf, readSalesforceRecord } from './salesforce-records.ts';

const pageRows = 500;
/** Transactions end later than their times say: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;
const streamObjects = { ...objects, deal: 'Opportunity' } as const;
const dealFields = [
  ...['Name', 'AccountId', 'StageName', 'Amount', 'CurrencyIsoCode', 'IsClosed', 'IsWon', 'OwnerId'],
  ...['CloseDate', 'LastStageChangeDate', 'CreatedDate', 'SystemModstamp'],
];

/** In which a deal is closed, where only its day is told. */
const dayMs = 86_400_000;

/** From when, and the last that was read since then. */
type Place = readonly [since: string, stamp: string, id: string];

export async function readSalesforceChanges(
  parts: SalesforceParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const object = streamObjects[stream];
  const columns =
    stream === 'deal'
      ? ['Id', ...(await parts.fields.known(object, dealFields))].join(', ')
      : await columnsOf(parts, stream);
  const { rows, ...turned } = await readSalesforcePage(parts, `SELECT ${columns} FROM ${object}`, cursor);
  return {
    records: stream === 'deal' ? [] : rows.map((row) => readSalesforceRecord(parts, stream, row)),
    deals: stream === 'deal' ? rows.map(readDeal) : [],
    ...turned,
  };
}

/** `select`: columns, with `Id` and `SystemModstamp` among them, and the object. */
export async function readSalesforcePage(
  parts: SalesforceParts,
  select: string,
  cursor: string,
): Promise<{ rows: readonly unknown[]; cursor: string; isLast: boolean }> {
  const place = readPlace(cursor);
  const rows = await querySalesforce(parts, pageOf(select, place));
  return { rows, ...placeAfter(place, rows) };
}

function readPlace(cursor: string): Place {
  const [since = '', stamp = '', id = ''] = cursor.split('|');
  return [since, stamp, id];
}

function pageOf(select: string, [since, stamp, id]: Place, condition = ''): string {
  const after =
    stamp === ''
      ? since === ''
        ? ''
        : `SystemModstamp >= ${since}`
      : `(SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > ${quoted(id)}))`;
  const where = [condition, after].filter((one) => one !== '').join(' AND ');
  return `${select}${where === '' ? '' : ` WHERE ${where}`} ORDER BY SystemModstamp, Id LIMIT ${pageRows}`;
}

function placeAfter([since, stamp]: Place, rows: readonly unknown[]): { cursor: string; isLast: boolean } {
  const last = rows.at(-1);
  const newest = last === undefined ? stamp : readStamp(last, 'SystemModstamp');
  if (rows.length === pageRows) return { cursor: `${since}|${newest}|${textOf(last, 'Id')}`, isLast: false };
  const ms = Date.parse(newest);
  // Nothing new: from where it was.
  const next = Number.isFinite(ms) ? new Date(ms - overlapMs).toISOString() : since;
  return { cursor: `${next}||`, isLast: true };
}

function readDeal(row: unknown): RemoteDeal {
  const [isClosed, isWon] = [fieldOf(row, 'IsClosed') === true, fieldOf(row, 'IsWon') === true];
  const state = isWon ? 'won' : isClosed ? 'lost' : 'open';
  return {
    id: textOf(row, 'Id'),
    // Its times have seconds alone.
    version: ['SystemModstamp', 'StageName', 'Amount', 'OwnerId'].map((name) => textOf(row, name)).join(' '),
    ...{ companyId: textOf(row, 'AccountId'), name: textOf(row, 'Name'), stageId: textOf(row, 'StageName') },
    ...{ state, amount: numberOf(row, 'Amount'), currency: textOf(row, 'CurrencyIsoCode') },
    ...{ ownerId: textOf(row, 'OwnerId'), lostReason: '', openedMs: momentOf(row, 'CreatedDate') },
    closedMs: state === 'open' ? undefined : closedMs(row),
  };
}

function momentOf(row: unknown, name: string): number | undefined {
  const ms = Date.parse(textOf(row, name));
  return Number.isFinite(ms) ? ms : undefined;
}

/** Older organisations tell the day alone: at its end, and not after the last change. */
function closedMs(row: unknown): number | undefined {
  const told = momentOf(row, 'LastStageChangeDate');
  if (told !== undefined) return told;
  const [day, changed] = [momentOf(row, 'CloseDate'), momentOf(row, 'SystemModstamp')];
  return day === undefined ? changed : Math.min(day + dayMs, changed ?? day + dayMs);
}

export async function readSalesforceGone(
  parts: SalesforceParts,
  stream: ChangeStream,
  cursor: string,
): Promise<GonePage> {
  const place = readPlace(cursor);
  const columns = stream === 'deal' ? 'Id, SystemModstamp' : 'Id, MasterRecordId, SystemModstamp';
  const soql = pageOf(`SELECT ${columns} FROM ${streamObjects[stream]}`, place, 'IsDeleted = true');
  const rows = await querySalesforce(parts, soql, { withDeleted: true });
  return {
    gone: rows.map((row) => ({ id: textOf(row, 'Id'), mergedInto: textOf(row, 'MasterRecordId') })),
    ...placeAfter(place, rows),
  };
}

export async function listSalesforceStanding(
  parts: SalesforceParts,
  kind: RecordKind,
  ids: readonly string[],
): Promise<StandingRecord[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  const told = kind === 'company' ? await parts.fields.known(objects.company, ['LastActivityDate']) : [];
  const columns = ['Id', ...told].join(', ');
  const soql = `SELECT ${columns} FROM ${objects[kind]} WHERE Id IN (${asked.map(quoted).join(', ')}) LIMIT ${asked.length}`;
  const rows = await querySalesforce(parts, soql);
  const contacts = await readLastContacts(parts, rows, Date.now());
  return rows.map((row) => ({ id: textOf(row, 'Id'), contactedMs: contacts.get(textOf(row, 'Id')) }));
}
