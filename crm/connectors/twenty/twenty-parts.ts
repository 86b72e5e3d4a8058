// What every file of the Twenty connector works with: lists of records, and records made under an id that follows from ours.

import { createHash } from 'node:crypto';
import type { DealStages } from '#contract/crm.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { fieldOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';
import type { TwentySchema } from './twenty-fields.ts';

export interface TwentyParts {
  readonly session: CrmSession;
  /** Of the API. */
  readonly baseUrl: string;
  readonly rules: ConnectorRules;
  readonly schema: TwentySchema;
  readonly dealStages: DealStages;
}

export interface TwentyPage {
  readonly rows: readonly unknown[];
  /** '' after the last page. */
  readonly next: string;
}

/** More are not given at once. */
export const pageRows = 60;

/** `query`: as Twenty names it, such as `filter`. */
export async function listTwenty(
  session: CrmSession,
  plural: string,
  query: Readonly<Record<string, string>>,
): Promise<TwentyPage> {
  const asked = new URLSearchParams({ depth: '0', limit: String(pageRows), ...query });
  const { json } = await session.ask({ path: `/rest/${plural}?${asked}` });
  const hasMore = fieldOf(json, 'pageInfo', 'hasNextPage') === true;
  return { rows: rowsIn(json), next: hasMore ? textOf(json, 'pageInfo', 'endCursor') : '' };
}

/** The first list in `data`: its name differs by version. */
function rowsIn(json: unknown): readonly unknown[] {
  const data = fieldOf(json, 'data');
  const found = Object.values(typeof data === 'object' && data !== null ? data : {}).find(Array.isArray);
  return (found as readonly unknown[] | undefined) ?? [];
}

/** The record in `data`, whose name differs by what was done. */
export function rowIn(json: unknown): unknown {
  const data = fieldOf(json, 'data');
  return Object.values(typeof data === 'object' && data !== null ? data : {})[0];
}

/** Two such values in a filter stay one. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * The id that a record of ours has in every Twenty: whoever makes records there may choose it, so that the same thing made twice is
 * refused as one that is there.
 */
export function idOf(ownId: string): string {
  const hex = createHash('sha256').update(`fiuto ${ownId}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`],
    ...[`${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)],
  ].join('-');
}

/**
 * Brings back what we had made and put into the bin, where nothing else may have its id or its address: whoever wants it there again means
 * the same one. False when the bin does not have it. Rejects with CrmError.
 */
export async function takeFromBin(session: CrmSession, plural: string, id: string): Promise<boolean> {
  const query = { filter: `and(id[eq]:${quoted(id)},deletedAt[is]:NOT_NULL)`, fields: 'id' };
  if ((await listTwenty(session, plural, query)).rows.length === 0) return false;
  await session.ask({ path: `/rest/restore/${plural}/${id}`, method: 'PATCH', isRepeatable: true });
  return true;
}
