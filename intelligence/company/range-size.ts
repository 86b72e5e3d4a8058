// How large the range of a statement is, measured by the limits of the weights: a site has /24 or /48, a small firm less.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import type { NetworkStatement } from './resolution.ts';

/** Wider than a site; a range of unknown size counts as wide. */
export function isWide({ hostBits, range }: NetworkStatement, { limits }: EvidenceWeights): boolean {
  if (range === null || hostBits < 0) return true;
  return hostBits > (isSix(range) ? limits.wide_host_bits_v6 : limits.wide_host_bits_v4).value;
}

export function isSmall({ hostBits, range }: NetworkStatement, { limits }: EvidenceWeights): boolean {
  if (range === null || hostBits < 0) return false;
  return hostBits <= (isSix(range) ? limits.small_host_bits_v6 : limits.small_host_bits_v4).value;
}

function isSix({ first }: { readonly first: string }): boolean {
  return first.includes(':');
}
