// A range of addresses as the API writes it: one address, a network such as 203.0.113.0/24, or first and last.

import { networkOfAddress } from '#intelligence/networks/address-network.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

/** '' when there is none. */
export function describeRange(first: string | null, last: string | null): string {
  if (first === null || last === null) return '';
  if (first === last) return first;
  return findNetwork(first, last) ?? `${first}-${last}`;
}

/** Undefined for a range that is no network. */
function findNetwork(first: string, last: string): string | undefined {
  const address = parseClientAddress(first);
  if (address === undefined) return undefined;
  for (let prefix = address.version === 4 ? 32 : 128; prefix > 0; prefix -= 1) {
    const network = networkOfAddress(address, prefix);
    if (network.first !== first) return undefined;
    if (network.last === last) return network.cidr;
  }
  return undefined;
}
