// An empty row, to be filled by a reader; one is enough for a whole file.

import type { RangeRow } from '#intelligence/company/ranges/range-row.ts';

export function makeRangeRow(): RangeRow {
  return {
    kind: 'network',
    version: 4,
    first0: 0,
    first1: 0,
    first2: 0,
    first3: 0,
    last0: 0,
    last1: 0,
    last2: 0,
    last3: 0,
    netname: '',
    description: '',
    organisationHandle: '',
    status: '',
    maintainer: '',
    country: '',
    modifiedDay: 0,
  };
}
