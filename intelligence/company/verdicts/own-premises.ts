// The operator's own offices and people: ranges and domains that make a visitor staff.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { createRangeBook, type NotedRange } from '../knowledge/range-book.ts';

export interface OwnPremises {
  /** By the address, or by a domain that the visitor proved or gave. */
  isOwn(address: ParsedAddress | undefined, domains: readonly string[]): boolean;
}

/** `domains`: registrable, lower case. Throws RangeError when an entry is no range. */
export function createOwnPremises(
  ranges: readonly Omit<NotedRange<unknown>, 'note'>[],
  domains: readonly string[],
): OwnPremises {
  const book = createRangeBook(ranges.map(({ first, last }) => ({ first, last, note: true })));
  const own = new Set(domains);
  return {
    isOwn: (address, given) =>
      (address !== undefined && book.find(address).length > 0) || given.some((domain) => own.has(domain)),
  };
}
