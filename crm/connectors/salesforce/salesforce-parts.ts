// What every file of the Salesforce connector works with: questions in SOQL, and changes of single records.

import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { listOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';
import type { SalesforceFields } from './salesforce-fields.ts';

export interface SalesforceParts {
  readonly session: CrmSession;
  readonly rules: ConnectorRules;
  readonly fields: SalesforceFields;
  /** Of the API's version, such as `/services/data/v62.0`. */
  readonly root: string;
  /** Whose token it is; '' before one was asked for. */
  tellUser(): string;
}

/** `version`: '' for the one that this program was written for. */
export function salesforceRoot(version: string): string {
  return `/services/data/${version === '' ? 'v62.0' : version.replace(/^v?/, 'v')}`;
}

/** Whoever is changed by a program keeps their owner. */
export const writeHeaders = { 'sforce-auto-assign': 'FALSE' };

/** All rows, page by page; what is asked for has a LIMIT. `withDeleted`: those in the bin are read like others. */
export async function querySalesforce(
  { session, root }: Pick<SalesforceParts, 'session' | 'root'>,
  soql: string,
  { withDeleted = false }: { withDeleted?: boolean } = {},
): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const asked = `${root}/${withDeleted ? 'queryAll' : 'query'}?${new URLSearchParams({ q: soql })}`;
  for (let path = asked; path !== ''; ) {
    const { json } = await session.ask({ path });
    rows.push(...listOf(json, 'records'));
    path = textOf(json, 'nextRecordsUrl');
  }
  return rows;
}

/** As a text of SOQL. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}]/gu, ' ')}'`;
}

/** Within a LIKE: what looks like a pattern is none. */
export function quotedLike(before: string, text: string, after: string): string {
  const inner = quoted(text).slice(1, -1).replace(/[%_]/g, '\\$&');
  return `'${before}${inner}${after}'`;
}

export function isId(text: string): boolean {
  return /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text);
}

export async function changeSalesforce(
  { session, root }: SalesforceParts,
  object: string,
  id: string,
  body: object,
): Promise<void> {
  const path = `${root}/sobjects/${object}/${encodeURIComponent(id)}`;
  await session.ask({ path, method: 'PATCH', body, headers: writeHeaders, isRepeatable: true });
}

/** Sent once: whether it arrived is found out by looking. */
export async function createSalesforce(
  { session, root }: SalesforceParts,
  object: string,
  body: object,
): Promise<string> {
  const { json } = await session.ask({ path: `${root}/sobjects/${object}`, method: 'POST', body });
  const id = textOf(json, 'id');
  if (id === '')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return id;
}

/** `2026-10-01T00:00:00.000+0000` as others write it; '' for what is none. */
export function readStamp(row: unknown, name: string): string {
  const ms = Date.parse(textOf(row, name));
  return Number.isFinite(ms) ? new Date(ms).toISOString() : '';
}
