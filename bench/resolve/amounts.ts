// How much is generated for a number of IPv4 rows: the rest in the proportion of all registries together.

import { allRegistries, type RangeAmounts } from '../generate-ranges.ts';

export function amountsOf(four: number): RangeAmounts {
  const share = four / allRegistries.four;
  return { four, six: Math.round(allRegistries.six * share), names: Math.round(allRegistries.names * share) };
}
