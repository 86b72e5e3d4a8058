// Companies and people of Twenty. Our id stands in a field of ours, and what we make has an id that follows from it. Twenty could make or
// change by domain or address in one call; that would overwrite what a human wrote there meanwhile, so it is only asked to make.

import type { FieldValue } from '#intelligence/sync/field-value.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { ownIdField } from './twenty-fields.ts';
import { idOf, listTwenty, quoted, rowIn, type TwentyParts, takeFromBin } from './twenty-parts.ts';

export const plurals = { company: 'companies', person: 'people', note: 'notes', task: 'tasks' } as const;

/** Enough to know that it is not one alone. */
const foundMax = 10;
/** Addresses that look alike, to be compared. */
const alikeMax = 200;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const basics = {
  company: ['name', 'domainName', 'accountOwner', 'updatedAt', ownIdField],
  person: ['name', 'emails', 'company', 'updatedAt', ownIdField],
} as const;

/** Whole fields: one that is made of several is asked for as such. */
export async function columnsOf({ rules, schema }: TwentyParts, kind: RecordKind): Promise<string> {
  const wanted = [...basics[kind], ...rules[kind].map(({ theirs }) => theirs.split('.')[0] ?? theirs)];
  return ['id', ...(await schema.known(kind, [...new Set(wanted)]))].join(',');
}

export async function findTwenty(
  parts: TwentyParts,
  kind: RecordKind,
  key: MatchKey,
): Promise<RemoteRecord[]> {
  const filter = await filterOf(parts, kind, key);
  if (filter === undefined) return [];
  const query = { filter, fields: await columnsOf(parts, kind) };
  // Addresses are written in many ways: what looks alike is judged here.
  if (key.by === 'domain') {
    const alike = await listAlike(parts, kind, query);
    return alike
      .filter(({ domains }) => domains.some((one) => readFirmDomain(one) === key.value))
      .slice(0, foundMax);
  }
  const limit = String(foundMax);
  const { rows } = await listTwenty(parts.session, plurals[kind], { ...query, limit });
  const found = rows.map((row) => readTwentyRecord(parts, kind, row));
  return key.by === 'email' ? found.filter(({ emails }) => emails.includes(key.value)) : found;
}

async function listAlike(
  parts: TwentyParts,
  kind: RecordKind,
  query: Readonly<Record<string, string>>,
): Promise<RemoteRecord[]> {
  const alike: RemoteRecord[] = [];
  for (let after = ''; ; ) {
    const place = after === '' ? {} : { starting_after: after };
    const { rows, next } = await listTwenty(parts.session, plurals[kind], { ...query, ...place });
    alike.push(...rows.map((row) => readTwentyRecord(parts, kind, row)));
    if (next === '' || alike.length >= alikeMax) return alike;
    after = next;
  }
}

/** Undefined when nothing can be found by it. */
async function filterOf(
  { schema, rules }: TwentyParts,
  kind: RecordKind,
  { by, value }: MatchKey,
): Promise<string | undefined> {
  const fields = await schema.fieldsOf(kind);
  if (by === 'link') return uuid.test(value) ? `id[eq]:${quoted(value)}` : undefined;
  if (by === 'own_id') {
    const byId = `id[eq]:${quoted(idOf(value))}`;
    return fields.has(ownIdField) ? `or(${ownIdField}[eq]:${quoted(value)},${byId})` : byId;
  }
  if (by === 'vat') {
    const name = rules.company.find(({ ours }) => ours === 'vatNumber')?.theirs ?? '';
    return fields.has(name) ? `${name}[eq]:${quoted(value)}` : undefined;
  }
  if (by === 'email') return `emails.primaryEmail[ilike]:${quoted(value)}`;
  // From its beginning, or behind a name or the two slashes: what merely ends alike is another one.
  const alike = [`${value}%`, `%.${value}%`, `%/${value}%`];
  return `or(${alike.map((one) => `domainName.primaryLinkUrl[ilike]:${quoted(one)}`).join(',')})`;
}

export function readTwentyRecord({ rules }: TwentyParts, kind: RecordKind, row: unknown): RemoteRecord {
  const values = Object.fromEntries(rules[kind].map(({ theirs }) => [theirs, readValue(row, theirs)]));
  const website = textOf(row, 'domainName', 'primaryLinkUrl');
  const emails = [
    textOf(row, 'emails', 'primaryEmail'),
    ...listOf(row, 'emails', 'additionalEmails').map(String),
  ].map((one) => one.trim().toLowerCase());
  const vat = rules.company.find(({ ours }) => ours === 'vatNumber')?.theirs;
  const isCompany = kind === 'company';
  return {
    ...{ id: textOf(row, 'id'), version: textOf(row, 'updatedAt'), ownId: textOf(row, ownIdField), values },
    name: isCompany ? textOf(row, 'name') : fullName(row),
    domains: isCompany && website !== '' ? [website] : [],
    vatNumber: isCompany && vat !== undefined ? textOf(values, vat) : '',
    emails: isCompany ? [] : emails.filter((one) => one !== ''),
    ownerId: isCompany ? textOf(row, 'accountOwnerId') : '',
    status: undefined,
    mergedIds: [],
  };
}

function fullName(row: unknown): string {
  return `${textOf(row, 'name', 'firstName')} ${textOf(row, 'name', 'lastName')}`.trim();
}

function readValue(row: unknown, name: string): FieldValue {
  const value = fieldOf(row, ...name.split('.'));
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  // A person's name is made of two.
  return fieldOf(value, 'lastName') === undefined ? null : fullName(row) || null;
}

export async function writeTwenty(
  parts: TwentyParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const { ownId } = write;
  const existing = write.theirId ?? (await findOwn(parts, kind, ownId));
  const body = { ...toBody(kind, write), [ownIdField]: ownId };
  if (existing !== undefined)
    return writtenOf(parts, kind, await changeTwenty(parts, kind, existing, body), false);
  const isLinked = kind === 'person' && write.companyId !== undefined;
  const made = {
    ...{ id: idOf(ownId), ...body },
    ...(isLinked ? { companyId: write.companyId } : {}),
    ...(kind === 'company' && write.ownerId ? { accountOwnerId: write.ownerId } : {}),
  };
  const call = { path: `/rest/${plurals[kind]}?depth=0`, method: 'POST' as const, body: made };
  try {
    // Under an id of its own: sent twice, the second is refused.
    const { json } = await parts.session.ask({ ...call, isRepeatable: true });
    return writtenOf(parts, kind, rowIn(json), true);
  } catch (error) {
    const isThere =
      error instanceof CrmError && error.fault.kind === 'never' && error.fault.reason === 'conflict';
    const own = isThere ? await findOwn(parts, kind, ownId) : undefined;
    if (own !== undefined) return writtenOf(parts, kind, await changeTwenty(parts, kind, own, body), false);
    const { id, ...values } = made;
    if (!isThere || !(await takeFromBin(parts.session, plurals[kind], id))) throw error;
    return writtenOf(parts, kind, await changeTwenty(parts, kind, id, values), true);
  }
}

async function findOwn(parts: TwentyParts, kind: RecordKind, ownId: string): Promise<string | undefined> {
  return (await findTwenty(parts, kind, { by: 'own_id', value: ownId }))[0]?.id;
}

/** Answers it as it stands then. */
export async function changeTwenty(
  { session }: TwentyParts,
  kind: keyof typeof plurals,
  id: string,
  body: unknown,
): Promise<unknown> {
  const path = `/rest/${plurals[kind]}/${encodeURIComponent(id)}?depth=0`;
  return rowIn((await session.ask({ path, method: 'PATCH', body, isRepeatable: true })).json);
}

function writtenOf(parts: TwentyParts, kind: RecordKind, row: unknown, isNew: boolean): WrittenRecord {
  const record = readTwentyRecord(parts, kind, row);
  if (record.id === '')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return { id: record.id, version: record.version, isNew, record };
}

function toBody(kind: RecordKind, { values }: RecordWrite): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const [name = path, part] = path.split('.');
    if (part === undefined) body[name] = kind === 'person' && name === 'name' ? toName(value) : value;
    else
      body[name] = {
        ...Object(body[name]),
        [part]: part === 'primaryLinkUrl' ? toUrl(value) : (value ?? ''),
      };
  }
  return body;
}

function toName(value: FieldValue): { firstName: string; lastName: string } {
  const words = String(value ?? '').split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

function toUrl(value: FieldValue): string {
  const text = String(value ?? '');
  return text === '' || /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
