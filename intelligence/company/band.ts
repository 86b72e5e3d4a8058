// Turns bits into a probability and a band. Only verified and high may notify sales or write to a CRM, so a single claim
// of a form and a name under doubt never get there.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import type { Band, Evidence } from './resolution.ts';

export interface Judgement {
  /** 0 to 1, three decimals: bands are told from what is shown. */
  readonly probability: number;
  readonly band: Band;
}

/** `odds`: bits for and against together, the prior included. */
export function judgeOdds(
  odds: number,
  evidence: readonly Evidence[],
  against: readonly Evidence[],
  weights: EvidenceWeights,
): Judgement {
  const probability = Math.round(1000 / (1 + 2 ** -odds)) / 1000;
  const band = bandOf(probability, weights);
  if (band === 'high' && evidence.some(({ id, bits }) => id === 'E1' && bits > 0)) {
    return { probability, band: 'verified' };
  }
  if (band === 'high' && isUnconfirmed(evidence, against)) return { probability, band: 'medium' };
  return { probability, band };
}

function bandOf(probability: number, { limits }: EvidenceWeights): Band {
  if (probability >= limits.band_high.value) return 'high';
  if (probability >= limits.band_medium.value) return 'medium';
  return probability >= limits.band_low.value ? 'low' : 'none';
}

/** A form that nobody has confirmed and no other source supports; a name that looks like a pool's. */
function isUnconfirmed(evidence: readonly Evidence[], against: readonly Evidence[]): boolean {
  if (against.some(({ id }) => id === 'N2_named')) return true;
  const counting = evidence.filter(({ bits }) => bits > 0);
  if (!counting.some(({ id }) => id === 'E2')) return false;
  return counting.every(
    ({ family, id }) => family === 'first_party' || id.startsWith('E10') || id.startsWith('E11'),
  );
}
