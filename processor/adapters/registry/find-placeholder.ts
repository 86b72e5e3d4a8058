// Objects that stand for the whole address space or for what somebody else manages. They must never be taken for the
// user of a network. The names and phrases are those that RIPE, APNIC, AFRINIC and ARIN use in their databases.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';

const names =
  /^(?:NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK|IANA-.*|ROOT|.*-CIDR-BLOCK(?:-.*)?|SPECIAL-IPV[46]-.*)$/i;
const phrases = /not allocated (?:to|by)|not managed by|not set up in this registry/i;

/** Whether the object is such a placeholder. */
export function isPlaceholder(range: AddressRange, netname: string, description: string): boolean {
  return isEverything(range) || names.test(netname) || phrases.test(description);
}

function isEverything(range: AddressRange): boolean {
  return range.first0 === 0 && range.last0 === 0xffffffff;
}
