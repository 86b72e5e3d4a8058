// Parties of Tryton, and people as the addresses by which a party is reached, which is how Tryton keeps them where no module of relations
// is installed. Our id of a party is one of its identifiers; that of a person is a line of its own in the comment of their address.

import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { readMoment } from './tryton-dialect.ts';
import { type Domain, readTryton, searchTryton, type TrytonParts, writeTryton } from './tryton-parts.ts';

export const partyFields = [
  ...['name', 'active', 'website', 'write_date', 'create_date', 'replaced_by'],
  ...['identifiers', 'contact_mechanisms'],
] as const;
const mechanismFields = [
  'type',
  'value',
  'name',
  'comment',
  'party',
  'active',
  'write_date',
  'create_date',
] as const;

/** Our id among the identifiers of a party. */
const ownType = null;
const vatTypes = ['eu_vat', 'it_iva'];
const foundMax = 10;
/** Addresses that look alike, to be compared. */
const alikeMax = 200;

export function findTryton(parts: TrytonParts, kind: RecordKind, key: MatchKey): Promise<RemoteRecord[]> {
  return kind === 'company' ? findParties(parts, key) : findPeople(parts, key);
}

async function findParties(parts: TrytonParts, { by, value }: MatchKey): Promise<RemoteRecord[]> {
  if (by === 'link') return followReplaced(parts, await readParties(parts, ['id', '=', Number(value)]));
  if (by === 'own_id') return readParties(parts, ['identifiers.code', '=', value]);
  if (by === 'vat') {
    const bare = value.replace(/^IT/, '');
    return readParties(parts, ['identifiers.code', 'in', [...new Set([value, bare])]]);
  }
  if (by !== 'domain') return [];
  // Addresses are written in many ways: what looks alike is read and judged here.
  // From the beginning, or behind a name, the two slashes or an at: what merely ends alike is another one.
  const alike = ['', '%.', '%/', '%@'].map((before) => `${before}${escapeLike(value)}%`);
  const wanted = alike.map((one) => ['contact_mechanisms.value', 'ilike', one]);
  const found = await readParties(parts, ['OR', ...wanted], alikeMax);
  return found.filter(({ domains }) => domains.includes(value)).slice(0, foundMax);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Of one that was replaced the one that stands for it now. */
async function followReplaced(parts: TrytonParts, found: RemoteRecord[]): Promise<RemoteRecord[]> {
  const [first] = found;
  const survivor = first === undefined ? '' : textOf(first.values, '#replacedBy');
  return survivor === '' ? found : readParties(parts, ['id', '=', Number(survivor)]);
}

/** Active ones that are nobody else by now. */
async function readParties(
  parts: TrytonParts,
  wanted: Domain,
  limit: number = foundMax,
): Promise<RemoteRecord[]> {
  const rows = await searchTryton(parts, 'party.party', [wanted], [...partyFields], { limit });
  const all = await readPartyRows(parts, rows);
  const isById = wanted[0] === 'id';
  return all.filter(({ values }) =>
    isById ? values['#active'] === true || values['#replacedBy'] !== null : values['#active'] === true,
  );
}

export async function readPartyRows(parts: TrytonParts, rows: readonly unknown[]): Promise<RemoteRecord[]> {
  const idsOf = (name: string) =>
    rows.flatMap((row) => listOf(row, name).flatMap((id) => (typeof id === 'number' ? [id] : [])));
  const [identifierIds, mechanismIds] = [idsOf('identifiers'), idsOf('contact_mechanisms')];
  const identifiers = await readRows(parts, 'party.identifier', identifierIds, [
    'party',
    'type',
    'code',
    'write_date',
  ]);
  const mechanisms = await readRows(parts, 'party.contact_mechanism', mechanismIds, mechanismFields);
  return rows.map((row) => {
    const id = numberOf(row, 'id') ?? 0;
    const isOf = (one: unknown) => numberOf(one, 'party') === id;
    return readParty(row, identifiers.filter(isOf), mechanisms.filter(isOf));
  });
}

async function readRows(
  parts: TrytonParts,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
): Promise<readonly unknown[]> {
  if (ids.length === 0) return [];
  return listOf({ rows: await readTryton(parts, `model.${model}.read`, [ids, [...fields]]) }, 'rows');
}

function readParty(
  row: unknown,
  identifiers: readonly unknown[],
  mechanisms: readonly unknown[],
): RemoteRecord {
  const codes = identifiers.map((one) => ({ type: textOf(one, 'type'), code: textOf(one, 'code') }));
  const of = (type: string) =>
    mechanisms.filter((one) => textOf(one, 'type') === type).map((one) => textOf(one, 'value'));
  const emails = of('email').map((one) => one.toLowerCase());
  const vat = codes.find(({ type }) => vatTypes.includes(type))?.code ?? '';
  const website = of('website')[0] ?? '';
  const sites = [...of('website'), ...emails.map((email) => email.split('@')[1] ?? '')].map(readFirmDomain);
  return {
    id: textOf(row, 'id'),
    version: versionOf([row, ...identifiers, ...mechanisms]),
    ownId: codes.find(({ code }) => code.startsWith('fiuto_'))?.code ?? '',
    values: {
      ...{ name: textOf(row, 'name') || null, website: website || null, tax_identifier: vat || null },
      ...{ '#active': isActive(row), '#replacedBy': numberOf(row, 'replaced_by') ?? null },
    },
    name: textOf(row, 'name'),
    domains: [...new Set(sites)].filter((one) => one !== ''),
    vatNumber: vat,
    emails,
    // A party has no owner; its opportunities have.
    ownerId: '',
    status: undefined,
    mergedIds: [],
  };
}

/** The last change of a record or of what belongs to it. */
function versionOf(rows: readonly unknown[]): string {
  return String(
    Math.max(
      0,
      ...rows.map(
        (row) => readMoment(fieldOf(row, 'write_date')) ?? readMoment(fieldOf(row, 'create_date')) ?? 0,
      ),
    ),
  );
}

async function findPeople(parts: TrytonParts, { by, value }: MatchKey): Promise<RemoteRecord[]> {
  const wanted: Domain | undefined =
    by === 'link'
      ? ['id', '=', Number(value)]
      : by === 'own_id'
        ? hasLine('comment', value)
        : by === 'email'
          ? ['value', 'ilike', escapeLike(value)]
          : undefined;
  if (wanted === undefined) return [];
  const rows = await searchTryton(
    parts,
    'party.contact_mechanism',
    [wanted, ['type', '=', 'email']],
    [...mechanismFields],
    { limit: foundMax },
  );
  return rows.filter((row) => isActive(row)).map(readPerson);
}

/** A line that says this and nothing else. */
function hasLine(field: string, line: string): Domain {
  const like = escapeLike(line);
  const places = [`${like}\n%`, `%\n${like}`, `%\n${like}\n%`].map((pattern) => [field, 'ilike', pattern]);
  return ['OR', [field, '=', line], ...places];
}

/** What somebody wrote stays, and ours stands below it. */
function commentWith(comment: string, ownId: string): string {
  const theirs = comment.split('\n').filter((line) => !isOwnLine(line));
  return [...theirs, ownId].join('\n');
}

function isOwnLine(line: string): boolean {
  return /^fiuto_p_[\w-]+$/.test(line.trim());
}

/** SQLite says 1. */
export function isActive(row: unknown): boolean {
  const active = fieldOf(row, 'active');
  return active === true || active === 1;
}

function readPerson(row: unknown): RemoteRecord {
  const ownLine = textOf(row, 'comment').split('\n').find(isOwnLine) ?? '';
  const [name, value] = [textOf(row, 'name'), textOf(row, 'value')];
  return {
    ...{
      id: textOf(row, 'id'),
      version: versionOf([row]),
      name,
      domains: [],
      vatNumber: '',
      ownerId: '',
      status: undefined,
    },
    ownId: ownLine.trim(),
    values: { name: name || null, value: value || null },
    emails: [value.toLowerCase()],
    mergedIds: [],
  };
}

export async function writeTrytonRecord(
  parts: TrytonParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const existing =
    write.theirId ??
    (await findTryton(parts, kind, { by: 'own_id', value: write.ownId }))[0]?.id ??
    (kind === 'company' ? await findPutAside(parts, write.ownId) : undefined);
  const id = existing ?? (await create(parts, kind, write));
  if (existing !== undefined) await change(parts, kind, Number(existing), write);
  return { id, version: '', isNew: existing === undefined };
}

/** Ours, which was put aside when a run was taken back: it keeps our id, and is the one that is wanted there again. */
async function findPutAside(parts: TrytonParts, ownId: string): Promise<string | undefined> {
  const domain = [
    ['identifiers.code', '=', ownId],
    ['active', '=', false],
  ];
  const rows = await searchTryton(parts, 'party.party', domain, ['replaced_by']);
  const [row] = rows.filter((one) => numberOf(one, 'replaced_by') === undefined);
  return row === undefined ? undefined : textOf(row, 'id');
}

async function create(
  parts: TrytonParts,
  kind: RecordKind,
  { ownId, values, companyId }: RecordWrite,
): Promise<string> {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const model = kind === 'company' ? 'party.party' : 'party.contact_mechanism';
  if (kind === 'person' && !companyId)
    throw new CrmError({ kind: 'never', reason: 'validation' }, 'a person needs their party');
  const record =
    kind === 'company'
      ? {
          name: text('name'),
          identifiers: [['create', [{ type: ownType, code: ownId }, ...vatOf(text('tax_identifier'))]]],
          ...(text('website') === ''
            ? {}
            : { contact_mechanisms: [['create', [{ type: 'website', value: toUrl(text('website')) }]]] }),
        }
      : {
          party: Number(companyId),
          type: 'email',
          value: text('value'),
          name: text('name') || null,
          comment: ownId,
        };
  const made = await writeTryton(parts, `model.${model}.create`, [[record]]);
  const [id] = listOf({ made }, 'made');
  if (typeof id !== 'number')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return String(id);
}

/** Numbers that Tryton checks go under their kind; it refuses those that are none. */
function vatOf(vatNumber: string): { type: string; code: string }[] {
  return vatNumber === '' ? [] : [{ type: 'eu_vat', code: vatNumber }];
}

function toUrl(website: string): string {
  return /^https?:\/\//i.test(website) ? website : `https://${website}`;
}

async function change(
  parts: TrytonParts,
  kind: RecordKind,
  id: number,
  { ownId, theirId, values }: RecordWrite,
): Promise<void> {
  if (kind === 'person') {
    const { name, value } = values;
    const [row] = await searchTryton(parts, 'party.contact_mechanism', [['id', '=', id]], ['comment']);
    const comment = textOf(row, 'comment');
    const changed = {
      // Whoever writes below it at the same moment loses nothing once our line stands there.
      ...(comment.split('\n').some((line) => line.trim() === ownId)
        ? {}
        : { comment: commentWith(comment, ownId) }),
      ...(name === undefined ? {} : { name }),
      ...(typeof value === 'string' ? { value } : {}),
    };
    if (Object.keys(changed).length > 0)
      await writeTryton(parts, 'model.party.contact_mechanism.write', [[id], changed]);
    return;
  }
  const [before] = await readPartyRows(
    parts,
    await searchTryton(parts, 'party.party', [['id', '=', id]], [...partyFields]),
  );
  const { website, tax_identifier: vat } = values;
  const codes = [
    ...(before?.ownId === ownId ? [] : [{ type: ownType, code: ownId }]),
    ...(typeof vat === 'string' && before?.vatNumber !== vat ? vatOf(vat) : []),
  ];
  const changed = {
    ...(theirId === undefined && before?.values['#active'] !== true ? { active: true } : {}),
    ...(typeof values['name'] === 'string' ? { name: values['name'] } : {}),
    ...(codes.length === 0 ? {} : { identifiers: [['create', codes]] }),
    ...(typeof website === 'string' && before?.values['website'] !== toUrl(website)
      ? { contact_mechanisms: [['create', [{ type: 'website', value: toUrl(website) }]]] }
      : {}),
  };
  if (Object.keys(changed).length > 0) await writeTryton(parts, 'model.party.party.write', [[id], changed]);
}
