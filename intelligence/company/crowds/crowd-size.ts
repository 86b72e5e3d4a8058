// Up to which size a range is too small for a crowd: a /29 for IPv4, one network of a site for IPv6.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';

/** Free address bits of a /64, the smallest network that is given to anybody (RFC 6177). */
const sixHostBits = 64;

/** Free address bits of the largest range in which a crowd is counted. */
export function crowdHostBits(version: 4 | 6, { limits }: Pick<EvidenceWeights, 'limits'>): number {
  return version === 4 ? limits.crowd_host_bits.value : sixHostBits;
}
