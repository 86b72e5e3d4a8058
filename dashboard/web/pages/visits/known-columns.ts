// Leaves out the columns that would be empty on every row: without files of networks and places (`FIUTO_MMDB_DIR`)
// nothing is known of either.

import { useMemo } from 'react';
import type { Place } from '#contract/report.ts';
import type { Column } from '../../frame/data-table.tsx';

interface Located {
  place: Place;
  networkName: string;
}

export function isPlaceKnown({ place }: Pick<Located, 'place'>): boolean {
  return place.country !== '' || place.city !== '';
}

/** The same columns without `place` and `network` where no row knows any. */
export function useKnownColumns<Row extends Located>(
  columns: Column<Row>[],
  rows: Row[] | undefined,
): Column<Row>[] {
  const place = rows?.some(isPlaceKnown) ?? true;
  const network = rows?.some((row) => row.networkName !== '') ?? true;
  return useMemo(
    () => columns.filter(({ id }) => (id !== 'place' || place) && (id !== 'network' || network)),
    [columns, place, network],
  );
}
