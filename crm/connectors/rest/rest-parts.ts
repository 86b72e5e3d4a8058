// What the parts of the connector to a REST API share, and the small words of its mapping.

import type { RestKind, RestMapping } from '#contract/rest-report.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import type { ConnectorRules } from '../connector.ts';
import { textAt, valueAt } from './json-path.ts';

export interface RestParts {
  readonly session: CrmSession;
  readonly mapping: RestMapping;
  readonly rules: ConnectorRules;
  /** Without trailing slash. */
  readonly baseUrl: string;
  /** Of times that name none, such as `Europe/Rome`. */
  readonly timeZone: string;
}

/** Path within a record; '' for none. */
export function fieldPath({ mapping }: Pick<RestParts, 'mapping'>, kind: RestKind, name: string): string {
  return mapping.kinds[kind].fields[name] ?? '';
}

export function fieldText(
  parts: Pick<RestParts, 'mapping'>,
  kind: RestKind,
  row: unknown,
  name: string,
): string {
  return textAt(row, fieldPath(parts, kind, name));
}

/** Name in the query; '' for none. */
export function paramOf({ mapping }: Pick<RestParts, 'mapping'>, kind: RestKind, name: string): string {
  return mapping.kinds[kind].params[name] ?? '';
}

/** Whether the value is one of those that mean it. */
export function isWord(
  { mapping }: Pick<RestParts, 'mapping'>,
  kind: RestKind,
  name: string,
  value: string,
): boolean {
  const words = (mapping.kinds[kind].words[name] ?? '').split(',').map((word) => word.trim().toLowerCase());
  return value !== '' && words.includes(value.trim().toLowerCase());
}

export function itemPath({ mapping }: Pick<RestParts, 'mapping'>, kind: RestKind, id: string): string {
  const { path, itemPath: own } = mapping.kinds[kind];
  return (own || `${path}/{id}`).replaceAll('{id}', () => encodeURIComponent(id));
}

/** Thrown away there, and shown all the same. */
export function isDeleted(parts: Pick<RestParts, 'mapping'>, kind: RestKind, row: unknown): boolean {
  const path = fieldPath(parts, kind, 'deleted');
  const value = path === '' ? undefined : valueAt(row, path);
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '';
}

/** The answer is not as the mapping says. */
export function notAsMapped(kind: RestKind, detail: string): CrmError {
  return new CrmError({ kind: 'mend', reason: 'mapping_wrong' }, `${kind}: ${detail}`);
}
