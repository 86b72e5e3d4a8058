// Accounts and contacts of Salesforce, made or changed in one call by our id, which is an external id there: sent twice it is one record.

import type { CompanyStatus } from '#contract/company.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import { hashState } from '#intelligence/sync/loop-guard.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { itemFault } from './salesforce-faults.ts';
import { objects, ownIdField } from './salesforce-fields.ts';
import {
  changeSalesforce,
  isId,
  querySalesforce,
  quoted,
  quotedLike,
  type SalesforceParts,
  writeHeaders,
} from './salesforce-parts.ts';

/** Enough to know that it is not one alone. */
const foundMax = 10;
/** Addresses that look alike, to be compared. */
const alikeMax = 200;
const basics = {
  company: ['Name', 'Website', 'OwnerId', 'Type', 'SystemModstamp', ownIdField],
  person: ['Name', 'Email', 'AccountId', 'OwnerId', 'SystemModstamp', ownIdField],
} as const;

export async function columnsOf({ rules, fields }: SalesforceParts, kind: RecordKind): Promise<string> {
  const wanted = [...basics[kind], ...rules[kind].map(({ theirs }) => theirs)];
  return ['Id', ...(await fields.known(objects[kind], [...new Set(wanted)]))].join(', ');
}

export async function findSalesforce(
  parts: SalesforceParts,
  kind: RecordKind,
  key: MatchKey,
): Promise<RemoteRecord[]> {
  const where = await conditionOf(parts, kind, key);
  if (where === undefined) return [];
  const columns = await columnsOf(parts, kind);
  const soql = `SELECT ${columns} FROM ${objects[kind]} WHERE ${where} LIMIT ${key.by === 'domain' ? alikeMax : foundMax}`;
  const found = (await querySalesforce(parts, soql)).map((row) => readSalesforceRecord(parts, kind, row));
  // Addresses are written in many ways: what looks alike is judged here.
  return key.by === 'domain'
    ? found
        .filter(({ domains }) => domains.some((one) => readFirmDomain(one) === key.value))
        .slice(0, foundMax)
    : found;
}

/** Undefined when nothing can be found by it. */
async function conditionOf(
  { fields, rules }: SalesforceParts,
  kind: RecordKind,
  { by, value }: MatchKey,
): Promise<string | undefined> {
  if (by === 'link') return isId(value) ? `Id = ${quoted(value)}` : undefined;
  if (by === 'domain') {
    // From its beginning, or behind a name or the two slashes: what merely ends alike is another one.
    const alike = ['', '%.', '%/'].map((before) => `Website LIKE ${quotedLike(before, value, '%')}`);
    return `(${alike.join(' OR ')})`;
  }
  if (by === 'email') return `Email = ${quoted(value)}`;
  const name = by === 'own_id' ? ownIdField : rules.company.find(({ ours }) => ours === 'vatNumber')?.theirs;
  // A field that nobody has made yet is in no record.
  return name !== undefined && (await fields.of(objects[kind])).has(name)
    ? `${name} = ${quoted(value)}`
    : undefined;
}

export function readSalesforceRecord(
  { rules }: SalesforceParts,
  kind: RecordKind,
  row: unknown,
): RemoteRecord {
  const values = Object.fromEntries(rules[kind].map(({ theirs }) => [theirs, readValue(row, theirs)]));
  const vat = rules.company.find(({ ours }) => ours === 'vatNumber')?.theirs;
  const isCompany = kind === 'company';
  const [website, email] = [textOf(row, 'Website'), textOf(row, 'Email').toLowerCase()];
  const ownerId = textOf(row, 'OwnerId');
  const status = isCompany ? readStatus(textOf(row, 'Type')) : undefined;
  return {
    id: textOf(row, 'Id'),
    // Its times have seconds alone, and a second has room for a change after ours.
    version: `${textOf(row, 'SystemModstamp')} ${hashState(values, ownerId, status)}`,
    ...{ ownId: textOf(row, ownIdField), values, name: textOf(row, 'Name'), ownerId, status },
    domains: isCompany && website !== '' ? [website] : [],
    vatNumber: isCompany && vat !== undefined ? textOf(values, vat) : '',
    emails: isCompany || email === '' ? [] : [email],
    mergedIds: [],
  };
}

/** What comes with every Salesforce; others are the organisation's own. */
function readStatus(type: string): CompanyStatus | undefined {
  if (/^customer/i.test(type)) return 'customer';
  return /^prospect/i.test(type) ? 'prospect' : undefined;
}

function readValue(row: unknown, name: string): FieldValue {
  const value = fieldOf(row, name);
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

export async function writeSalesforce(
  parts: SalesforceParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const body = toBody(kind, write);
  if (write.theirId !== undefined) {
    await changeSalesforce(parts, objects[kind], write.theirId, { ...body, [ownIdField]: write.ownId });
    return { id: write.theirId, version: '', isNew: false };
  }
  const isLinked = kind === 'person' && write.companyId !== undefined;
  const written = await upsert(parts, objects[kind], write.ownId, {
    ...body,
    ...(isLinked ? { AccountId: write.companyId } : {}),
    ...(write.ownerId ? { OwnerId: write.ownerId } : {}),
  });
  return { ...written, version: '' };
}

async function upsert(
  { session, root }: SalesforceParts,
  object: string,
  ownId: string,
  body: object,
): Promise<{ id: string; isNew: boolean }> {
  const record = { attributes: { type: object }, [ownIdField]: ownId, ...body };
  const { json } = await session.ask({
    ...{ path: `${root}/composite/sobjects/${object}/${ownIdField}`, method: 'PATCH' },
    ...{ body: { allOrNone: false, records: [record] }, headers: writeHeaders, isRepeatable: true },
  });
  const [item] = listOf({ json }, 'json');
  if (fieldOf(item, 'success') !== true || textOf(item, 'id') === '') throw itemFault(item);
  return { id: textOf(item, 'id'), isNew: fieldOf(item, 'created') === true };
}

/** A person's name is made of two; the last one must be there. */
function toBody(kind: RecordKind, { values }: RecordWrite): Record<string, FieldValue> {
  const { Name: name, ...rest } = values;
  if (name === undefined) return rest;
  if (kind === 'company') return { ...rest, Name: name };
  const words = String(name ?? '').split(/\s+/);
  const first = words.slice(0, -1).join(' ');
  return { ...rest, ...(first === '' ? {} : { FirstName: first }), LastName: words.at(-1) ?? '' };
}
