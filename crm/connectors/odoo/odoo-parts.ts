// What every file of the Odoo connector works with: reads and writes of its models.

import { CrmError } from '../../http/crm-fault.ts';
import { listOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';
import type { OdooApi } from './odoo-api.ts';

export interface OdooField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly isWritable: boolean;
}

export interface OdooFields {
  /** By name; empty for a model that is not installed. Rejects with CrmError. */
  of(model: string): Promise<ReadonlyMap<string, OdooField>>;
  /** Of these those that the model has. */
  known(model: string, names: readonly string[]): Promise<string[]>;
  /** Of ours that the rules name, those that are not there. */
  missing(): Promise<string[]>;
  /** Rejects with CrmError when they are not there and may not be made. */
  make(): Promise<void>;
}

export interface OdooParts {
  readonly api: OdooApi;
  readonly rules: ConnectorRules;
  readonly fields: OdooFields;
  /** In which the day of an order ends, such as `Europe/Rome`. */
  readonly timeZone: string;
}

export type Domain = readonly unknown[];

export interface OdooSearch {
  readonly limit?: number;
  /** `id asc` when absent. */
  readonly order?: string;
  /** Those that were put aside are read like others. */
  readonly withArchived?: boolean;
}

/** At most `limit` rows; 100 when absent. */
export async function searchOdoo(
  { api }: Pick<OdooParts, 'api'>,
  model: string,
  domain: Domain,
  fields: readonly string[],
  { limit = 100, order = 'id asc', withArchived = false }: OdooSearch = {},
): Promise<readonly unknown[]> {
  const rows = await api.call({
    ...{ model, method: 'search_read', args: { domain, fields, limit, order }, isRepeatable: true },
    ...(withArchived ? { context: { active_test: false } } : {}),
  });
  return listOf({ rows }, 'rows');
}

/** The same values again have the same effect. */
export async function changeOdoo(
  { api }: Pick<OdooParts, 'api'>,
  model: string,
  id: string,
  vals: Readonly<Record<string, unknown>>,
): Promise<void> {
  await api.call({ model, method: 'write', ids: [Number(id)], args: { vals }, isRepeatable: true });
}

/** Sent once: whether it arrived is found out by looking. */
export async function createOdoo(
  { api }: Pick<OdooParts, 'api'>,
  model: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const made = await api.call({
    ...{ model, method: 'create', args: { vals_list: [values] }, isRepeatable: false },
  });
  const id = idOf(made);
  if (id === '') throw noResult();
  return id;
}

/** What a method gave back for one record: its number, a list of one, or a text such as `mail.activity(12,)`. '' for anything else. */
export function idOf(made: unknown): string {
  const one: unknown = Array.isArray(made) ? made[0] : made;
  if (typeof one === 'number') return String(one);
  return typeof one === 'string' ? (/\((\d+),?\)/.exec(one)?.[1] ?? '') : '';
}

export function noResult(): CrmError {
  return new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
    isOutcomeUnknown: true,
  });
}

/** Of a link to one record, which comes as `[id, name]` and as `false` for none. */
export function linkedId(row: unknown, name: string): string {
  return textOf(row, name, 0) || textOf(row, name);
}

export function linkedName(row: unknown, name: string): string {
  return textOf(row, name, 1);
}

/** Odoo's times are UTC without saying so; undefined for what is none. */
export function readMoment(row: unknown, name: string): number | undefined {
  const text = textOf(row, name);
  const ms = Date.parse(text.length > 10 ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isFinite(ms) ? ms : undefined;
}

export function writeMoment(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
