// Which rows of an import are shown, as kept in the URL.

import { rowKinds as kinds } from '#contract/import-report.ts';
import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const rowKinds = ['all', ...kinds] as const;
export type RowKind = (typeof rowKinds)[number];

export interface RowSearch {
  rows?: RowKind;
}

export function readRowSearch(search: Record<string, unknown>): RowSearch {
  return withoutUndefined({ rows: oneOf(search['rows'], rowKinds) });
}
