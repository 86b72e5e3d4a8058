// Ranges of private and reserved addresses in a registry's file: no visitor comes from there, so a record of one is a fault of the file.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';
import { isBogonFour, isBogonSix } from '#intelligence/networks/find-bogon.ts';
import { formatAddress } from '#intelligence/networks/format-address.ts';

/** The largest of them, 224.0.0.0/3 and 240.0.0.0/4 aside, has fewer addresses. */
const addressesMax = 2 ** 28;

/** '' unless the whole range is private or reserved; then what is wrong with it. */
export function findPrivateRange(range: AddressRange): string {
  const { version, first0, last0 } = range;
  const isPrivate =
    version === 4
      ? isBogonFour(first0) && isBogonFour(last0) && last0 - first0 < addressesMax
      : isBogonSix(first0) && isBogonSix(last0);
  if (!isPrivate) return '';
  const first = formatAddress(version, first0, range.first1, range.first2, range.first3);
  const last = formatAddress(version, last0, range.last1, range.last2, range.last3);
  return `the range ${first} - ${last} is private or reserved`;
}
