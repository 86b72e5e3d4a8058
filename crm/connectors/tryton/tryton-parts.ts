// What every file of the Tryton connector works with: calls of its models.

import type { CrmSession } from '../../http/crm-session.ts';
import { listOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';

export interface TrytonParts {
  readonly session: CrmSession;
  readonly rules: ConnectorRules;
}

export type Domain = readonly unknown[];

/** Reads, which may be asked again; inactive records are read like others. */
export async function readTryton(
  { session }: TrytonParts,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  return call(session, method, [...params, { active_test: false }], true);
}

/** Writes, which are sent once: whether one arrived is found out by looking. */
export async function writeTryton(
  { session }: TrytonParts,
  method: string,
  params: readonly unknown[],
  context: object = {},
): Promise<unknown> {
  return call(session, method, [...params, context], false);
}

async function call(
  session: CrmSession,
  method: string,
  params: readonly unknown[],
  isRepeatable: boolean,
): Promise<unknown> {
  const { json } = await session.ask({
    path: '/',
    method: 'POST',
    body: { id: 1, method, params },
    isRepeatable,
  });
  return typeof json === 'object' && json !== null ? Reflect.get(json, 'result') : undefined;
}

/** At most `limit` rows, by id. */
export async function searchTryton(
  parts: TrytonParts,
  model: string,
  domain: Domain,
  fields: readonly string[],
  { offset = 0, limit = 100 }: { offset?: number; limit?: number } = {},
): Promise<readonly unknown[]> {
  const rows = await readTryton(parts, `model.${model}.search_read`, [
    domain,
    offset,
    limit,
    [['id', 'ASC']],
    fields,
  ]);
  return listOf({ rows }, 'rows');
}
