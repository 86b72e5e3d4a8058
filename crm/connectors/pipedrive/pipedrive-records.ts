// Organizations and persons of Pipedrive, which knows no upsert: our id stands in a field of ours, and is looked for before anything is
// made. Searches lag behind, so after a write in doubt the newest records are read instead.

import type { FieldValue, FieldValues } from '#intelligence/sync/field-value.ts';
import { hashState } from '#intelligence/sync/loop-guard.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules, RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { ownIdName, type PipedriveFields } from './pipedrive-fields.ts';

export interface PipedriveParts {
  readonly session: CrmSession;
  readonly rules: ConnectorRules;
  readonly fields: PipedriveFields;
}

export const recordPaths = { company: '/api/v2/organizations', person: '/api/v2/persons' } as const;
const foundMax = 10;
/** People of one firm may be many. */
const peopleMax = 100;
/** The newest records that are read when a search may not know them yet. */
const newestMax = 500;

export async function findPipedrive(
  parts: PipedriveParts,
  kind: RecordKind,
  key: MatchKey,
  doubtSinceMs: number | undefined,
): Promise<RemoteRecord[]> {
  const { by, value } = key;
  if (by === 'link') return readOne(parts, kind, value);
  if (doubtSinceMs !== undefined && (by === 'own_id' || by === 'email')) {
    const newest = await readNewest(parts, kind);
    const found = newest.filter(({ ownId, emails }) =>
      by === 'own_id' ? ownId === value : emails.includes(value),
    );
    if (found.length > 0) return found;
  }
  if (by === 'own_id') {
    const found = await search(parts, kind, value, 'custom_fields', true);
    return found.filter(({ ownId }) => ownId === value);
  }
  if (by === 'email') {
    const found = await search(parts, kind, value, 'email', true);
    return found.filter(({ emails }) => emails.includes(value));
  }
  if (by === 'vat') return findByVat(parts, value);
  return findByDomain(parts, value);
}

async function findByVat(parts: PipedriveParts, value: string): Promise<RemoteRecord[]> {
  if (!parts.rules.company.some(({ ours }) => ours === 'vatNumber')) return [];
  const found = await search(parts, 'company', value, 'custom_fields', true);
  return found.filter(({ vatNumber }) => vatNumber === value);
}

/** Its own website cannot be searched: the addresses of its people can. */
async function findByDomain(parts: PipedriveParts, domain: string): Promise<RemoteRecord[]> {
  const items = await searchItems(parts, 'person', `@${domain}`, {
    fields: 'email',
    isExact: false,
    limit: peopleMax,
  });
  const ids = items
    .filter((item) =>
      listOf(item, 'emails').some((email) => String(email).toLowerCase().endsWith(`@${domain}`)),
    )
    .map((item) => textOf(item, 'organization', 'id'))
    .filter((id) => id !== '');
  const distinct = [...new Set(ids)].slice(0, foundMax);
  const found = await Promise.all(distinct.map((id) => readOne(parts, 'company', id)));
  return found.flat();
}

async function search(
  parts: PipedriveParts,
  kind: RecordKind,
  term: string,
  fields: string,
  isExact: boolean,
): Promise<RemoteRecord[]> {
  const items = await searchItems(parts, kind, term, { fields, isExact, limit: foundMax });
  const found = await Promise.all(items.map((item) => readOne(parts, kind, textOf(item, 'id'))));
  return found.flat();
}

async function searchItems(
  { session }: PipedriveParts,
  kind: RecordKind,
  term: string,
  { fields, isExact, limit }: { readonly fields: string; readonly isExact: boolean; readonly limit: number },
): Promise<unknown[]> {
  const query = new URLSearchParams({ term, fields, exact_match: String(isExact), limit: String(limit) });
  const { json } = await session.ask({
    path: `${recordPaths[kind]}/search?${query}`,
    isSearch: true,
    cost: 2,
  });
  return listOf(json, 'data', 'items').map((one) => fieldOf(one, 'item'));
}

async function readOne(parts: PipedriveParts, kind: RecordKind, id: string): Promise<RemoteRecord[]> {
  try {
    const { json } = await parts.session.ask({ path: `${recordPaths[kind]}/${encodeURIComponent(id)}` });
    const data = fieldOf(json, 'data');
    return fieldOf(data, 'is_deleted') === true ? [] : [await readPipedriveRecord(parts, kind, data)];
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return [];
    throw error;
  }
}

async function readNewest(parts: PipedriveParts, kind: RecordKind): Promise<RemoteRecord[]> {
  const query = new URLSearchParams({
    sort_by: 'update_time',
    sort_direction: 'desc',
    limit: String(newestMax),
  });
  const { json } = await parts.session.ask({ path: `${recordPaths[kind]}?${query}`, cost: 2 });
  return Promise.all(listOf(json, 'data').map((one) => readPipedriveRecord(parts, kind, one)));
}

export async function readPipedriveRecord(
  { rules, fields }: PipedriveParts,
  kind: RecordKind,
  json: unknown,
): Promise<RemoteRecord> {
  const values: Record<string, FieldValue> = {};
  for (const { theirs } of rules[kind]) {
    const code = await fields.codeOf(kind, theirs);
    values[theirs] = isCustom(code)
      ? readValue(fieldOf(json, 'custom_fields'), code)
      : readValue(json, code || theirs);
  }
  const vat = rules[kind].find(({ ours }) => ours === 'vatNumber')?.theirs;
  const [website, name, ownerId] = [textOf(json, 'website'), textOf(json, 'name'), textOf(json, 'owner_id')];
  return {
    id: textOf(json, 'id'),
    // Its times have seconds alone, and a second has room for a change after ours.
    version: `${textOf(json, 'update_time')} ${hashState({ ...values, name }, ownerId, undefined)}`,
    ownId: textOf(json, 'custom_fields', await fields.codeOf(kind, ownIdName)),
    values,
    name,
    domains: website === '' ? [] : [website],
    vatNumber: vat === undefined ? '' : String(values[vat] ?? ''),
    emails: listOf(json, 'emails').map((one) => textOf(one, 'value').toLowerCase()),
    ownerId,
    status: undefined,
    mergedIds: [],
    contactedMs: kind === 'company' ? readActivityDay(json) : undefined,
  };
}

/** Of the last activity that was done; of an organization. Our tasks count once somebody has done them, and our notes are none. */
export function readActivityDay(json: unknown): number | undefined {
  const ms = Date.parse(textOf(json, 'last_activity_date'));
  return Number.isFinite(ms) ? ms : undefined;
}

/** Addresses and numbers are lists of objects, of which the first counts. */
function readValue(holder: unknown, name: string): FieldValue {
  const value = fieldOf(holder, name);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return textOf(Array.isArray(value) ? value[0] : value, 'value') || null;
}

export async function writePipedrive(
  parts: PipedriveParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const key = { by: 'own_id', value: write.ownId } as const;
  const existing = write.theirId ?? (await findPipedrive(parts, kind, key, write.doubtSinceMs))[0]?.id;
  const body = await toBody(parts, kind, write);
  const owned = write.ownerId ? { owner_id: Number(write.ownerId) } : {};
  const call =
    existing === undefined
      ? { path: recordPaths[kind], method: 'POST' as const, body: { ...body, ...owned } }
      : {
          path: `${recordPaths[kind]}/${encodeURIComponent(existing)}`,
          method: 'PATCH' as const,
          body,
          isRepeatable: true,
        };
  const { json } = await parts.session.ask(call);
  const id = textOf(json, 'data', 'id');
  if (id === '')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  const record = await readPipedriveRecord(parts, kind, fieldOf(json, 'data'));
  return { id, version: record.version, isNew: existing === undefined, record };
}

async function toBody(
  { fields }: PipedriveParts,
  kind: RecordKind,
  { ownId, values, companyId, theirId }: RecordWrite,
) {
  const own: Record<string, FieldValue> = { [await fields.codeOf(kind, ownIdName)]: ownId };
  const standard: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values satisfies FieldValues)) {
    const code = await fields.codeOf(kind, name);
    const key = code || name;
    if (isCustom(key)) own[key] = value;
    else standard[key] = key === 'emails' || key === 'phones' ? toList(value) : value;
  }
  const isLinked = kind === 'person' && theirId === undefined && companyId !== undefined;
  return { ...standard, ...(isLinked ? { org_id: Number(companyId) } : {}), custom_fields: own };
}

/** The account's own fields have keys that it made up; those of Pipedrive have names. */
function isCustom(key: string): boolean {
  return /^[0-9a-f]{40}$/.test(key);
}

function toList(value: FieldValue): { value: string; primary: boolean; label: string }[] {
  return value === null ? [] : [{ value: String(value), primary: true, label: 'work' }];
}
