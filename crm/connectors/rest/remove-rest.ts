// Deletes a record of a REST API. That nothing is at the path of one record says that it is gone only where another one answers at its own
// path: a path that was typed in wrong answers so for all of them.

import type { RestKind } from '#contract/rest-report.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { readOwnRow, readRestRow } from './read-rest-row.ts';
import { readRestPage } from './rest-pages.ts';
import { fieldText, isDeleted, itemPath, notAsMapped, type RestParts } from './rest-parts.ts';

/** What is gone already stays gone. Rejects with CrmError, also when it cannot be said whether it is gone. */
export async function removeRest(parts: RestParts, kind: RestKind, id: string): Promise<void> {
  try {
    await parts.session.ask({ path: itemPath(parts, kind, id), method: 'DELETE', isRepeatable: true });
  } catch (error) {
    if (!isGone(error)) throw error;
    await proveGone(parts, kind, id);
  }
}

async function proveGone(parts: RestParts, kind: RestKind, id: string): Promise<void> {
  // Some know no deletion, and answer as though there were nothing.
  if ((await readRestRow(parts, kind, id)) !== undefined)
    throw new CrmError({ kind: 'never', reason: 'not_deletable' }, `${kind}: it still stands there`);
  const { rows } = await readRestPage(parts, kind, {}, '');
  const ids = rows
    .filter((row) => !isDeleted(parts, kind, row))
    .map((row) => fieldText(parts, kind, row, 'id'));
  const elsewhere = notAsMapped(kind, 'no record at its own path');
  if (ids.includes(id)) throw elsewhere;
  const [other] = ids;
  if (other === undefined) return;
  try {
    await readOwnRow(parts, kind, other);
  } catch (error) {
    throw isGone(error) ? elsewhere : error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof CrmError && error.fault.kind === 'gone';
}
