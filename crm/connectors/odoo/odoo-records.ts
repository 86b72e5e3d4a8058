// Partners of Odoo, companies and people alike. Our id of one is its external identifier, by which `load` makes or changes it in one call
// and which Odoo itself moves to the one that is left of two.

import type { FieldValue, FieldValues } from '#intelligence/sync/field-value.ts';
import { hashState } from '#intelligence/sync/loop-guard.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readOwnId } from '#intelligence/sync/own-id.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';
import { afterWrite } from '../after-write.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import {
  changeOdoo,
  createOdoo,
  type Domain,
  linkedId,
  noResult,
  type OdooParts,
  searchOdoo,
} from './odoo-parts.ts';

export const partnerModel = 'res.partner';
/** Of our external identifiers. */
const ownModule = 'fiuto';
/** Enough to know that it is not one alone. */
const foundMax = 10;
/** Addresses that look alike, to be compared. */
const alikeMax = 200;
const basics = ['name', 'website', 'email', 'vat', 'user_id', 'customer_rank', 'is_company', 'write_date'];

export async function findOdoo(parts: OdooParts, kind: RecordKind, key: MatchKey): Promise<RemoteRecord[]> {
  const domain = await domainOf(parts, kind, key);
  if (domain === undefined) return [];
  const found = await readPartners(parts, kind, domain, key.by === 'domain' ? alikeMax : foundMax);
  // Addresses are written in many ways: what looks alike is judged here.
  if (key.by === 'domain')
    return found
      .filter(({ domains }) => domains.some((one) => readFirmDomain(one) === key.value))
      .slice(0, foundMax);
  return key.by === 'email' ? found.filter(({ emails }) => emails.includes(key.value)) : found;
}

async function domainOf(
  parts: OdooParts,
  kind: RecordKind,
  { by, value }: MatchKey,
): Promise<Domain | undefined> {
  const ofKind = ['is_company', '=', kind === 'company'];
  if (by === 'link') return /^\d+$/.test(value) ? [['id', '=', Number(value)]] : undefined;
  if (by === 'own_id') {
    const ids = await ownedIds(parts, value);
    return ids.length === 0 ? undefined : [['id', 'in', ids]];
  }
  if (by === 'vat') return [ofKind, ['vat', 'in', [...new Set([value, value.replace(/^IT/, '')])]]];
  if (by === 'email') return [ofKind, ['email', '=ilike', escapeLike(value)]];
  const like = escapeLike(value);
  // From its beginning, or behind a name or the two slashes: what merely ends alike is another one.
  const sites = [`${like}%`, `%.${like}%`, `%/${like}%`].map((alike) => ['website', '=ilike', alike]);
  return [ofKind, '|', '|', '|', ...sites, ['email', 'ilike', `@${like}`]];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

async function ownedIds(parts: OdooParts, ownId: string): Promise<number[]> {
  const domain = [
    ['module', '=', ownModule],
    ['name', '=', ownId],
    ['model', '=', partnerModel],
  ];
  const rows = await searchOdoo(parts, 'ir.model.data', domain, ['res_id']);
  return rows.map((row) => numberOf(row, 'res_id') ?? 0).filter((id) => id > 0);
}

/** Active ones, by id. */
export async function readPartners(
  parts: OdooParts,
  kind: RecordKind,
  domain: Domain,
  limit: number,
): Promise<RemoteRecord[]> {
  const wanted = [...basics, ...parts.rules[kind].map(({ theirs }) => theirs)];
  const fields = await parts.fields.known(partnerModel, [...new Set(wanted)]);
  return readRows(parts, kind, await searchOdoo(parts, partnerModel, domain, fields, { limit }));
}

async function readRows(
  parts: OdooParts,
  kind: RecordKind,
  rows: readonly unknown[],
): Promise<RemoteRecord[]> {
  if (rows.length === 0) return [];
  const domain = [
    ['module', '=', ownModule],
    ['model', '=', partnerModel],
    ['res_id', 'in', rows.map((row) => numberOf(row, 'id'))],
  ];
  // A record that others were merged into has theirs too.
  const owned = await searchOdoo(parts, 'ir.model.data', domain, ['name', 'res_id'], {
    limit: 5 * rows.length,
  });
  const ownIds = new Map<string, string>();
  for (const one of owned) {
    const [id, name] = [textOf(one, 'res_id'), textOf(one, 'name')];
    const known = ownIds.get(id);
    // Whoever was forgotten and came back has a later one beside the old one.
    if (known === undefined || (kind === 'person' && placeOf(name) > placeOf(known))) ownIds.set(id, name);
  }
  return rows.map((row) => readPartner(parts, kind, row, ownIds.get(textOf(row, 'id')) ?? ''));
}

function placeOf(ownId: string): number {
  return Number(readOwnId(ownId)?.id ?? 0);
}

function readPartner({ rules }: OdooParts, kind: RecordKind, row: unknown, ownId: string): RemoteRecord {
  const values = Object.fromEntries(rules[kind].map(({ theirs }) => [theirs, readValue(row, theirs)]));
  const emails = textOf(row, 'email')
    .split(/[,;]/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one.includes('@'));
  const isCompany = kind === 'company';
  const website = textOf(row, 'website');
  const ownerId = linkedId(row, 'user_id');
  const status = isCompany && (numberOf(row, 'customer_rank') ?? 0) > 0 ? ('customer' as const) : undefined;
  return {
    id: textOf(row, 'id'),
    // Its times have seconds alone, and a second has room for a change after ours.
    version: `${textOf(row, 'write_date')} ${hashState(values, ownerId, status)}`,
    ...{ ownId, values, name: textOf(row, 'name'), ownerId, status },
    domains: isCompany
      ? [website, ...emails.map((one) => one.split('@')[1] ?? '')].filter((one) => one !== '')
      : [],
    vatNumber: isCompany ? textOf(row, 'vat') : '',
    emails: isCompany ? [] : emails,
    mergedIds: [],
  };
}

/** What is blank is `false` there; a link is `[id, name]`. */
function readValue(row: unknown, name: string): FieldValue {
  const value = fieldOf(row, name);
  if (Array.isArray(value)) return textOf(value, 1) || null;
  return typeof value === 'string' || typeof value === 'number' || value === true ? value : null;
}

export async function writeOdoo(
  parts: OdooParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const { ownId, values } = write;
  const [owned] = await ownedIds(parts, ownId);
  const existing = write.theirId ?? (owned === undefined ? undefined : String(owned));
  if (existing === undefined) return { id: await load(parts, kind, write), version: '', isNew: true };
  const vals =
    write.theirId === undefined ? { ...forWrite(values), ...forStanding(kind, write) } : forWrite(values);
  if (Object.keys(vals).length > 0) await changeOdoo(parts, partnerModel, existing, vals);
  // Found by its domain or address: from now on it is known by our id. One that is another's already stays so.
  if (owned === undefined) await afterWrite(() => identify(parts, ownId, existing));
  return { id: existing, version: '', isNew: false };
}

async function identify(parts: OdooParts, name: string, id: string): Promise<void> {
  await createOdoo(parts, 'ir.model.data', {
    ...{ module: ownModule, name, model: partnerModel, res_id: Number(id), noupdate: true },
  });
}

function forWrite(values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? false]));
}

/** Ours that no look found was put aside when a run was taken back: it keeps our id, and is the one that is wanted there again. */
function forStanding(kind: RecordKind, { companyId, ownerId }: RecordWrite): Record<string, unknown> {
  return {
    active: true,
    ...(kind === 'person' && companyId ? { parent_id: Number(companyId) } : {}),
    ...(kind === 'company' && ownerId ? { user_id: Number(ownerId) } : {}),
  };
}

/** Made or changed in one call and one transaction, by our id: sent twice it is one record. */
async function load(
  parts: OdooParts,
  kind: RecordKind,
  { ownId, values, companyId, ownerId }: RecordWrite,
): Promise<string> {
  const columns: readonly (readonly [string, string])[] = [
    ['id', `${ownModule}.${ownId}`],
    ...Object.entries(values).map(([name, value]) => [name, value === null ? '' : String(value)] as const),
    ...(kind === 'company' ? [['is_company', '1'] as const] : []),
    ...(kind === 'person' && companyId ? [['parent_id/.id', companyId] as const] : []),
    ...(kind === 'company' && ownerId ? [['user_id/.id', ownerId] as const] : []),
  ];
  const answer = await parts.api.call({
    ...{ model: partnerModel, method: 'load', isRepeatable: true },
    args: { fields: columns.map(([name]) => name), data: [columns.map(([, value]) => value)] },
  });
  const [id] = listOf(answer, 'ids');
  if (typeof id === 'number') return String(id);
  const error = listOf(answer, 'messages').find((one) => textOf(one, 'type') === 'error');
  if (error === undefined) throw noResult();
  const said = [textOf(error, 'field'), textOf(error, 'message')].filter((one) => one !== '').join(': ');
  throw new CrmError({ kind: 'never', reason: 'validation' }, redact(said, []));
}
