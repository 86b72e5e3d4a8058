// Companies and people behind a REST API: read, found by the parameters that the mapping names, and written by our own id. A server that
// does not know a parameter answers with everything: what comes is compared, and a list too long to compare is a fault of the mapping.

import type { RestKind } from '#contract/rest-report.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import { hashState } from '#intelligence/sync/loop-guard.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';
import { readFirmDomain } from '#intelligence/sync/read-company-record.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { RecordKind, RecordWrite, RemoteRecord, WrittenRecord } from '../connector.ts';
import { textAt, valueAt } from './json-path.ts';
import { readOwnRow, readRestRow } from './read-rest-row.ts';
import { readRestPage } from './rest-pages.ts';
import { fieldPath, fieldText, isDeleted, isWord, paramOf, type RestParts } from './rest-parts.ts';
import { readRestTime } from './rest-times.ts';
import { saveRest } from './save-rest.ts';

/** Enough to compare what a search that finds more than it should brings. */
const searchPagesMax = 5;

export function readRestRecord(parts: RestParts, kind: RecordKind, row: unknown): RemoteRecord {
  const rules = parts.rules[kind];
  const values = Object.fromEntries(rules.map(({ theirs }) => [theirs, readValue(valueAt(row, theirs))]));
  const ours = (name: string) => {
    const theirs = rules.find((rule) => rule.ours === name)?.theirs;
    return theirs === undefined ? '' : String(values[theirs] ?? '');
  };
  const [ownerId, website] = [fieldText(parts, kind, row, 'owner'), ours('website')];
  const state = fieldText(parts, kind, row, 'status');
  const status = isWord(parts, kind, 'customer', state) ? ('customer' as const) : undefined;
  const changedAt = fieldText(parts, kind, row, 'changedAt');
  const id = fieldText(parts, kind, row, 'id');
  return {
    id,
    // Nobody knows how fine its times are.
    version: changedAt === '' ? '' : `${changedAt} ${hashState(values, ownerId, status)}`,
    ownId: ownIdIn(parts, kind, row),
    ...{ values, name: ours('name'), domains: website === '' ? [] : [website] },
    vatNumber: kind === 'company' ? ours('vatNumber') : '',
    emails: kind === 'person' && ours('email') !== '' ? [ours('email').toLowerCase()] : [],
    ...{ ownerId, status, mergedIds: [] },
    contactedMs: readRestTime(parts.mapping, fieldText(parts, kind, row, 'lastContactedAt'), parts.timeZone),
  };
}

function readValue(value: unknown): FieldValue {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Where records are made under our id, it is theirs too. */
function ownIdIn(parts: RestParts, kind: RestKind, row: unknown): string {
  const id = fieldText(parts, kind, row, 'id');
  const isOurs = parts.mapping.kinds[kind].createMethod === 'PUT' && id.startsWith('fiuto_');
  return fieldText(parts, kind, row, 'ownId') || (isOurs ? id : '');
}

export async function findRest(parts: RestParts, kind: RecordKind, key: MatchKey): Promise<RemoteRecord[]> {
  const { by, value } = key;
  if (by === 'link') return readOne(parts, kind, value);
  if (by === 'own_id') {
    if (parts.mapping.kinds[kind].createMethod === 'PUT') {
      const found = await readOne(parts, kind, value);
      if (found.length > 0) return found;
    }
    return searchRecords(parts, kind, 'ownId', value, ({ ownId }) => ownId === value);
  }
  if (by === 'email')
    return searchRecords(parts, kind, 'email', value, ({ emails }) => emails.includes(value));
  if (by === 'vat')
    return searchRecords(parts, kind, 'vatNumber', value, (one) => plain(one.vatNumber) === plain(value));
  return searchRecords(parts, kind, 'domain', value, ({ domains }) =>
    domains.some((domain) => readFirmDomain(domain) === value),
  );
}

function plain(vatNumber: string): string {
  return vatNumber.replace(/[^0-9a-z]/gi, '').toUpperCase();
}

async function searchRecords(
  parts: RestParts,
  kind: RecordKind,
  name: string,
  value: string,
  fits: (record: RemoteRecord) => boolean,
): Promise<RemoteRecord[]> {
  const rows = await searchRest(parts, kind, { name, value }, (row) =>
    fits(readRestRecord(parts, kind, row)),
  );
  return rows.map((row) => readRestRecord(parts, kind, row));
}

/**
 * Empty where the mapping names no such parameter. Rejects with CrmError when the search finds more than can be compared: to be mended where
 * it brings what was not asked for (`isAsked`), else for this record alone.
 */
export async function searchRest(
  parts: RestParts,
  kind: RestKind,
  { name, value }: { readonly name: string; readonly value: string },
  fits: (row: unknown) => boolean,
  isAsked: (row: unknown) => boolean = () => false,
): Promise<unknown[]> {
  const param = paramOf(parts, kind, name);
  if (param === '') return [];
  const found: unknown[] = [];
  let at = '';
  let isNarrow = true;
  for (let pages = 0; pages < searchPagesMax; pages += 1) {
    const page = await readRestPage(parts, kind, { [param]: value }, at);
    found.push(...page.rows.filter((row) => !isDeleted(parts, kind, row) && fits(row)));
    if (page.next === '') return found;
    isNarrow &&= page.rows.every(isAsked);
    at = page.next;
  }
  const isUnique = name === 'ownId' || isNarrow;
  if (isUnique && found.length > 0) return found;
  // Another that fits may stand behind: only a human can say.
  if (isUnique ? isNarrow : found.length > 0)
    throw new CrmError({ kind: 'never', reason: 'search_crowded' }, `${kind}: ${param}`);
  throw new CrmError({ kind: 'mend', reason: 'search_too_wide' }, `${kind}: ${param}`);
}

async function readOne(parts: RestParts, kind: RecordKind, id: string): Promise<RemoteRecord[]> {
  const row = await readRestRow(parts, kind, id);
  return row === undefined ? [] : [readRestRecord(parts, kind, row)];
}

export async function writeRest(
  parts: RestParts,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const { ownId, values, companyId } = write;
  const existing = write.theirId ?? (await findRest(parts, kind, { by: 'own_id', value: ownId }))[0]?.id;
  const company = fieldPath(parts, kind, 'company');
  const own = fieldPath(parts, kind, 'ownId');
  const isLinked = existing === undefined && companyId !== undefined && company !== '';
  const { id, row } = await saveRest(parts, kind, {
    ...{ id: existing, ownId },
    values: {
      ...values,
      ...(own === '' ? {} : { [own]: ownId }),
      ...(isLinked ? { [company]: companyId } : {}),
    },
    lookAgain: async () => (await findRest(parts, kind, { by: 'own_id', value: ownId }))[0]?.id,
  });
  return { id, version: readRestRecord(parts, kind, row).version, isNew: existing === undefined };
}

/** Says that the person is of the company. */
export async function linkRest(parts: RestParts, personId: string, companyId: string): Promise<void> {
  const path = fieldPath(parts, 'person', 'company');
  const now = textAt(await readOwnRow(parts, 'person', personId), path);
  if (now === companyId) return;
  // Whoever chose another one knows.
  if (now !== '')
    throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the person is of another company');
  const values = { [path]: companyId };
  await saveRest(parts, 'person', { id: personId, ownId: '', values, lookAgain: async () => personId });
}
