// Companies and people as the files have them: what we wrote ourselves, and the customers that others put there, as one list.

import type { FieldValues } from '#intelligence/sync/field-value.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import type { ConnectorRules, RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { type CsvIn, cellOf, isGoneRow, theirIdOf } from './csv-in.ts';
import type { CsvStore } from './csv-store.ts';
import type { CsvRow } from './csv-table.ts';

export interface CsvParts {
  readonly store: CsvStore;
  readonly incoming: CsvIn;
  readonly rules: ConnectorRules;
}

/** Those that are gone left out; held for as long as the files stay as they are. */
export function openCsvRecords(parts: CsvParts) {
  const held = new Map<RecordKind, { readonly mark: string; readonly records: readonly RemoteRecord[] }>();
  return async (kind: RecordKind): Promise<readonly RemoteRecord[]> => {
    const out = await parts.store.read(kind);
    const theirs = kind === 'company' ? await parts.incoming.read('company') : { mark: '', rows: [] };
    const mark = `${out.mark} ${theirs.mark}`;
    const known = held.get(kind);
    if (known?.mark === mark) return known.records;
    const records = join(parts, kind, [...out.rows.values()], theirs.rows);
    held.set(kind, { mark, records });
    return records;
  };
}

/** A customer and what we wrote of it are one. */
function join(
  parts: CsvParts,
  kind: RecordKind,
  ours: readonly CsvRow[],
  theirs: readonly CsvRow[],
): RemoteRecord[] {
  const byTheirId = new Map(ours.map((row) => [cellOf(row, 'their_id') || cellOf(row, 'fiuto_id'), row]));
  const gone = new Set(theirs.filter(isGoneRow).map(theirIdOf));
  const standing = theirs.filter((row) => !isGoneRow(row));
  const known = new Set(standing.map(theirIdOf));
  return [
    ...standing.map((row) =>
      readCsvRecord(parts, kind, { row: byTheirId.get(theirIdOf(row)), customer: row }),
    ),
    ...[...byTheirId]
      .filter(([id]) => !known.has(id) && !gone.has(id))
      .map(([, row]) => readCsvRecord(parts, kind, { row, customer: undefined })),
  ];
}

export function readCsvRecord(
  { rules }: Pick<CsvParts, 'rules'>,
  kind: RecordKind,
  { row, customer }: { readonly row: CsvRow | undefined; readonly customer: CsvRow | undefined },
  contactedMs?: number,
): RemoteRecord {
  const values: FieldValues = Object.fromEntries(
    rules[kind].map(({ theirs, mode }) => {
      const told = mode === 'ours' ? '' : cellOf(customer, theirs.toLowerCase());
      return [theirs, told || cellOf(row, theirs.toLowerCase()) || null];
    }),
  );
  const of = (name: string) => {
    const theirs = rules[kind].find(({ ours }) => ours === name)?.theirs;
    return theirs === undefined ? '' : String(values[theirs] ?? '');
  };
  const [website, email] = [of('website'), of('email').toLowerCase()];
  return {
    id: customer === undefined ? cellOf(row, 'their_id') || cellOf(row, 'fiuto_id') : theirIdOf(customer),
    // A file tells no change of one row.
    version: '',
    ownId: cellOf(row, 'fiuto_id') || cellOf(customer, 'fiuto_id'),
    ...{ values, name: of('name'), domains: website === '' ? [] : [website] },
    vatNumber: kind === 'company' ? of('vatNumber') : '',
    emails: email === '' || kind === 'company' ? [] : [email],
    ...{ ownerId: '', status: statusOf(customer), mergedIds: [], contactedMs },
  };
}

function statusOf(customer: CsvRow | undefined) {
  const said = cellOf(customer, 'status').toLowerCase();
  return said === 'customer' || said === 'prospect' ? said : undefined;
}

export function findAmong(records: readonly RemoteRecord[], { by, value }: MatchKey): RemoteRecord[] {
  const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return records.filter((record) => {
    if (by === 'link') return record.id === value;
    if (by === 'own_id') return record.ownId === value;
    if (by === 'email') return record.emails.includes(value);
    if (by === 'vat') return record.vatNumber !== '' && plain(record.vatNumber) === plain(value);
    return record.domains.some((domain) => readFirmDomain(domain) === value);
  });
}

export async function writeCsvRecord(
  parts: CsvParts,
  kind: RecordKind,
  { ownId, theirId, values, companyId }: RecordWrite,
): Promise<WrittenRecord> {
  const told = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), value === null ? '' : String(value)]),
  );
  // Of somebody who was forgotten and is met again: the row goes on under the new id.
  const isOther = kind === 'person' && theirId !== undefined && theirId !== ownId;
  const former = isOther ? (await parts.store.read(kind)).rows.get(theirId) : undefined;
  const change = (row: CsvRow | undefined): CsvRow => ({
    ...(row ?? former),
    ...told,
    fiuto_id: ownId,
    their_id: theirId === undefined || theirId === ownId ? cellOf(row, 'their_id') : theirId,
    ...(companyId === undefined ? {} : { company_id: cellOf(row ?? former, 'company_id') || companyId }),
  });
  const [before] = await Promise.all([
    parts.store.change(kind, ownId, change),
    ...(isOther && former !== undefined ? [parts.store.change(kind, theirId, () => undefined)] : []),
  ]);
  const id = theirId ?? (cellOf(before, 'their_id') || ownId);
  // What was written is what stands there: the table, which may be large, is not read again.
  const theirs = kind === 'company' ? (await parts.incoming.read('company')).rows : [];
  const customer = theirs.find((row) => theirIdOf(row) === id && !isGoneRow(row));
  const record = readCsvRecord(parts, kind, { row: change(before), customer });
  return { id, version: '', isNew: before === undefined && theirId === undefined, record };
}
