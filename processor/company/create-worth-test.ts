// For which addresses of a write a paid look-up is worth its price: those of at least one visitor whose company stays open with all
// that is free, the visitor's own word included.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { type AddressKey, keyOfAddress } from '../sources/address-key.ts';
import { readPurposes } from '../steps/read-purposes.ts';
import { claimPurposes } from './read-claim.ts';

export interface WorthParts {
  /** What is known of a visitor; loaded before. */
  claimsOf(siteId: number, visitor: string): readonly FirstPartyClaim[];
  /** Whether it is open who comes from the address, with what this visitor has said. */
  isOpen(address: ParsedAddress, claims: readonly FirstPartyClaim[]): boolean;
}

const noClaims: readonly FirstPartyClaim[] = [];

export function createWorthTest(
  batches: readonly QueuedBatch[],
  { claimsOf, isOpen }: WorthParts,
): (address: ParsedAddress) => boolean {
  const told = new Map<AddressKey, Map<string, readonly FirstPartyClaim[]>>();
  for (const { address: text, siteId, visitor, consent } of batches.flatMap(({ requests }) => requests)) {
    const address = parseClientAddress(text);
    if (address === undefined) continue;
    const mayTell = visitor !== '' && (readPurposes(consent) & claimPurposes) === claimPurposes;
    const claims = mayTell ? claimsOf(siteId, visitor) : noClaims;
    const key = keyOfAddress(address);
    const known = told.get(key) ?? new Map<string, readonly FirstPartyClaim[]>();
    known.set(claims.map(({ kind, domain }) => `${kind} ${domain}`).join(), claims);
    told.set(key, known);
  }
  return (address) => {
    const known = told.get(keyOfAddress(address))?.values() ?? [noClaims];
    return [...known].some((claims) => isOpen(address, claims));
  };
}
