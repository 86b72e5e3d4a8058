// All that stands in a record behind a REST API, and the people, notes and tasks that say that they are of it: by these it is known whether
// anybody has worked on what we made there.

import type { RestKind } from '#contract/rest-report.ts';
import type { RecordKind, RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { listPaths, valueAt } from './json-path.ts';
import { readRestRow } from './read-rest-row.ts';
import { readRestPage } from './rest-pages.ts';
import { fieldPath, fieldText, isDeleted, paramOf, type RestParts } from './rest-parts.ts';

export async function readRestWhole(
  parts: RestParts,
  kind: RecordKind | 'note' | 'task',
  id: string,
): Promise<RemoteWhole | undefined> {
  const row = await readRestRow(parts, kind, id);
  if (row === undefined) return undefined;
  const ours = new Set(
    ['id', 'ownId', 'owner', 'status', 'changedAt'].map((name) => fieldPath(parts, kind, name)),
  );
  if (kind === 'company' || kind === 'person') for (const { theirs } of parts.rules[kind]) ours.add(theirs);
  const values = Object.fromEntries(listPaths(row).map(({ path }) => [path, valueAt(row, path)]));
  return {
    values: wholeValues(values, (path) => !ours.has(path)),
    listBeneath: async () => (kind === 'company' ? listBeneath(parts, id) : []),
    mayHideBeneath: kind === 'company' && written.some((one) => mayHide(parts, one)),
  };
}

const written = ['person', 'note', 'task'] as const;
/** Deals are asked for where they can be; else, as orders, those that were read count. */
const asked = [...written, 'deal'] as const;

/** Nobody can ask which of them are of a company. */
function mayHide(parts: RestParts, kind: RestKind): boolean {
  if (parts.mapping.kinds[kind].path === '') return false;
  return paramOf(parts, kind, 'company') === '' || fieldPath(parts, kind, 'company') === '';
}

/** A list that goes on may hold more than was looked at. */
async function listBeneath(parts: RestParts, companyId: string): Promise<string[]> {
  const found: string[] = [];
  for (const kind of asked) {
    if (parts.mapping.kinds[kind].path === '' || mayHide(parts, kind)) continue;
    const param = paramOf(parts, kind, 'company');
    const { rows, next } = await readRestPage(parts, kind, { [param]: companyId }, '');
    const theirs = rows.filter(
      (row) => !isDeleted(parts, kind, row) && fieldText(parts, kind, row, 'company') === companyId,
    );
    found.push(...theirs.map((row) => fieldText(parts, kind, row, 'id')), ...(next === '' ? [] : [next]));
  }
  return found;
}
