// Which lines of an import are shown, as kept in the URL.

import type { LineFilter } from '../../api/import-queries.ts';
import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const lineKinds = ['all', 'new', 'changed', 'unchanged', 'faulty', 'faults'] as const;
export type LineKind = (typeof lineKinds)[number];

export interface ImportSearch {
  lines?: LineKind;
}

export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  return withoutUndefined({ lines: oneOf(search['lines'], lineKinds) });
}

export function toLineFilter(kind: LineKind): LineFilter {
  if (kind === 'all') return {};
  return kind === 'faults' ? { withFaults: true } : { outcome: kind };
}
