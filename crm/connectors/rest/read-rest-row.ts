// One record of a REST API by its own path: what is not at the place that the mapping names must be neither taken for gone nor written over.

import type { RestKind } from '#contract/rest-report.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { textOf } from '../../http/read-json.ts';
import { valueAt } from './json-path.ts';
import { fieldText, isDeleted, itemPath, notAsMapped, type RestParts } from './rest-parts.ts';

/** Undefined when it does not stand there any more. Rejects with CrmError, also where the answer holds no record. */
export async function readRestRow(parts: RestParts, kind: RestKind, id: string): Promise<unknown> {
  try {
    const { json } = await parts.session.ask({ path: itemPath(parts, kind, id) });
    const row = valueAt(json, parts.mapping.kinds[kind].recordAt);
    if (isNothing(row) || isDeleted(parts, kind, row)) return undefined;
    if (fieldText(parts, kind, row, 'id') === '') throw notAsMapped(kind, whereOf(parts, kind));
    return row;
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return undefined;
    throw error;
  }
}

/** As it stands there. Rejects with CrmError, also when it is another one. */
export async function readOwnRow(parts: RestParts, kind: RestKind, id: string): Promise<object> {
  return (await readTagged(parts, kind, id)).row;
}

export interface TaggedRow {
  readonly row: object;
  /** Another one with every change; '' where the API has none. */
  readonly tag: string;
}

/** To be written over. Rejects as `readOwnRow` does. */
export async function readTagged(parts: RestParts, kind: RestKind, id: string): Promise<TaggedRow> {
  const { json, headers } = await parts.session.ask({ path: itemPath(parts, kind, id) });
  const row = valueAt(json, parts.mapping.kinds[kind].recordAt);
  const told = fieldText(parts, kind, row, 'id');
  if (typeof row !== 'object' || row === null || told === '') throw notAsMapped(kind, whereOf(parts, kind));
  if (told !== id)
    throw new CrmError({ kind: 'never', reason: 'conflict' }, `${kind}: another record was answered`);
  return { row, tag: textOf(headers, 'etag') };
}

/** Some answer nothing in the place of a refusal. */
function isNothing(row: unknown): boolean {
  return typeof row !== 'object' || row === null || Object.keys(row).length === 0;
}

function whereOf({ mapping }: RestParts, kind: RestKind): string {
  return `no record at "${mapping.kinds[kind].recordAt}"`;
}
