// Companies and contacts of HubSpot: read, found, and written by our own id, which is unique there.

import type { CompanyStatus } from '#contract/company.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { ownFieldStart, ownIdField } from './hubspot-fields.ts';
import type { HubspotParts } from './hubspot-parts.ts';

export const hubspotTypes = {
  company: 'companies',
  person: 'contacts',
  note: 'notes',
  task: 'tasks',
} as const;

const basics = {
  company: [
    ...['name', 'domain', 'hubspot_owner_id', 'lifecyclestage', 'hs_merged_object_ids'],
    // The last call, meeting or mail that was logged; notes and tasks, such as ours, do not count.
    ...['notes_last_contacted', ownIdField],
  ],
  person: [
    'email',
    'hs_additional_emails',
    'firstname',
    'lastname',
    'hubspot_owner_id',
    'hs_merged_object_ids',
    ownIdField,
  ],
} as const;

export function propertiesOf({ rules }: HubspotParts, kind: RecordKind): string[] {
  return [...new Set([...basics[kind], ...rules[kind].map(({ theirs }) => theirs)])];
}

export async function findHubspot(
  parts: HubspotParts,
  kind: RecordKind,
  key: MatchKey,
): Promise<RemoteRecord[]> {
  try {
    return await ask(parts, kind, key);
  } catch (error) {
    if (error instanceof CrmError && isOursMissing(error, askedField(parts, kind, key))) return [];
    throw error;
  }
}

/** A field of ours that nobody has made yet is in no record; one of theirs that is missing is an administrator's to mend. */
function isOursMissing({ fault }: CrmError, field: string): boolean {
  if (fault.kind === 'mend') return fault.reason === 'field_missing' && field.startsWith(ownFieldStart);
  // A look by a property that is not unique, or not there, is refused as such.
  return fault.kind === 'never' && fault.reason === 'validation' && field === ownIdField;
}

/** '' where it is asked for by id. */
function askedField({ rules }: HubspotParts, kind: RecordKind, { by }: MatchKey): string {
  if (by === 'link') return '';
  if (by === 'own_id') return ownIdField;
  if (by !== 'vat') return by;
  return rules[kind].find(({ ours }) => ours === 'vatNumber')?.theirs ?? '';
}

async function ask(parts: HubspotParts, kind: RecordKind, key: MatchKey): Promise<RemoteRecord[]> {
  if (key.by === 'link') return getOne(parts, kind, key.value, '');
  if (key.by === 'own_id') return getOne(parts, kind, key.value, ownIdField);
  if (key.by === 'email') return getOne(parts, kind, key.value, 'email');
  const name = askedField(parts, kind, key);
  return name === '' ? [] : search(parts, kind, name, key.value);
}

/** By an id or a unique property, which sees what was written just now; searches lag behind. */
async function getOne(
  { session, paths, ...rest }: HubspotParts,
  kind: RecordKind,
  id: string,
  idProperty: string,
): Promise<RemoteRecord[]> {
  const query = new URLSearchParams({
    properties: propertiesOf({ session, paths, ...rest }, kind).join(','),
  });
  if (idProperty !== '') query.set('idProperty', idProperty);
  const path = `${paths.objects(hubspotTypes[kind])}/${encodeURIComponent(id)}?${query}`;
  try {
    const { json } = await session.ask({ path });
    return [readHubspotRecord({ session, paths, ...rest }, kind, json)];
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return [];
    throw error;
  }
}

/** Enough to know that it is not one alone. */
const foundMax = 10;

async function search(
  parts: HubspotParts,
  kind: RecordKind,
  propertyName: string,
  value: string,
): Promise<RemoteRecord[]> {
  const { json } = await parts.session.ask({
    path: `${parts.paths.objects(hubspotTypes[kind])}/search`,
    method: 'POST',
    body: {
      filterGroups: [{ filters: [{ propertyName, operator: 'EQ', value }] }],
      properties: propertiesOf(parts, kind),
      limit: foundMax,
    },
    ...{ isRepeatable: true, isSearch: true },
  });
  return listOf(json, 'results').map((one) => readHubspotRecord(parts, kind, one));
}

export function readHubspotRecord({ rules }: HubspotParts, kind: RecordKind, json: unknown): RemoteRecord {
  const property = (name: string) => textOf(json, 'properties', name);
  const values = Object.fromEntries(rules[kind].map(({ theirs }) => [theirs, property(theirs) || null]));
  const domain = property('domain');
  const emails = [property('email'), ...property('hs_additional_emails').split(';')].map((one) =>
    one.trim().toLowerCase(),
  );
  const vat = rules[kind].find(({ ours }) => ours === 'vatNumber')?.theirs;
  return {
    id: textOf(json, 'id'),
    version: textOf(json, 'updatedAt'),
    ownId: property(ownIdField),
    values,
    name: kind === 'company' ? property('name') : `${property('firstname')} ${property('lastname')}`.trim(),
    domains: domain === '' ? [] : [domain],
    vatNumber: vat === undefined ? '' : property(vat),
    emails: kind === 'company' ? [] : emails.filter((one) => one !== ''),
    ownerId: property('hubspot_owner_id'),
    status: kind === 'company' ? statuses[property('lifecyclestage')] : undefined,
    mergedIds: property('hs_merged_object_ids')
      .split(';')
      .filter((one) => one !== ''),
    contactedMs: readMs(property('notes_last_contacted')),
  };
}

/** HubSpot's times are ISO texts, and were numbers of milliseconds. */
function readMs(text: string): number | undefined {
  const ms = /^\d{10,}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}

const statuses: Readonly<Record<string, CompanyStatus>> = {
  ...{ subscriber: 'prospect', lead: 'prospect', marketingqualifiedlead: 'prospect' },
  ...{
    salesqualifiedlead: 'prospect',
    opportunity: 'prospect',
    customer: 'customer',
    evangelist: 'customer',
  },
};

/** Everything is text there; what is blank is an empty one. */
function hubspotText(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export async function writeHubspot(
  parts: HubspotParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const properties = Object.fromEntries(
    Object.entries(write.values).map(([name, value]) => [name, hubspotText(value)]),
  );
  if (write.theirId !== undefined)
    return changeHubspot(parts, hubspotTypes[kind], write.theirId, {
      ...properties,
      [ownIdField]: write.ownId,
    });
  const owned = kind === 'company' && write.ownerId ? { hubspot_owner_id: write.ownerId } : {};
  try {
    return await upsertHubspot(parts, hubspotTypes[kind], write.ownId, { ...properties, ...owned });
  } catch (error) {
    const existing = kind === 'person' ? existingContact(error) : '';
    if (existing === '') throw error;
    return changeHubspot(parts, hubspotTypes[kind], existing, { ...properties, [ownIdField]: write.ownId });
  }
}

export async function changeHubspot(
  { session, paths }: HubspotParts,
  type: string,
  id: string,
  properties: Readonly<Record<string, string>>,
): Promise<WrittenRecord> {
  const path = `${paths.objects(type)}/${encodeURIComponent(id)}`;
  const { json } = await session.ask({ path, method: 'PATCH', body: { properties }, isRepeatable: true });
  return { id: textOf(json, 'id') || id, version: textOf(json, 'updatedAt'), isNew: false };
}

/** Made or changed in one call, by our id: sent twice it is one record. */
export async function upsertHubspot(
  { session, paths }: HubspotParts,
  type: string,
  ownId: string,
  properties: Readonly<Record<string, string>>,
): Promise<WrittenRecord> {
  const { json } = await session.ask({
    path: `${paths.objects(type)}/batch/upsert`,
    method: 'POST',
    body: {
      inputs: [
        {
          idProperty: ownIdField,
          id: ownId,
          objectWriteTraceId: ownId,
          properties: { ...properties, [ownIdField]: ownId },
        },
      ],
    },
    isRepeatable: true,
  });
  const [result] = listOf(json, 'results');
  if (result !== undefined)
    return {
      id: textOf(result, 'id'),
      version: textOf(result, 'updatedAt'),
      isNew: fieldOf(result, 'new') === true,
    };
  throw itemFault(json);
}

/** A batch is answered with 207 when an item of it failed. */
export function itemFault(json: unknown): CrmError {
  const [error] = listOf(json, 'errors');
  const detail = redact(textOf(error, 'message'), []);
  if ((numberOf(json, 'numErrors') ?? 0) === 0 && error === undefined)
    return new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  const reason = textOf(error, 'category') === 'CONFLICT' ? 'conflict' : 'validation';
  return new CrmError({ kind: 'never', reason }, detail, { json: error });
}

/** A contact with the address stands there, though no look found it: searches lag behind. */
function existingContact(error: unknown): string {
  if (!(error instanceof CrmError)) return '';
  return /Existing ID:\s*(\d+)/i.exec(textOf(error.json, 'message'))?.[1] ?? '';
}
