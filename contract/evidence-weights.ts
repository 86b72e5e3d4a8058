// What every piece of evidence for or against a company weighs, and the limits that go with it, as data: kept in settings
// with author and reason, read by company resolution, shown beside every decision.

import { z } from 'zod';

/** Bits of log-odds, base 2: +1 doubles the odds. The order is that of the table in `evidence-weights.ts`. */
export const weightIds = [
  'prior',
  'E1',
  'E2',
  'E3',
  'E4',
  'E4_shared',
  'E5',
  'E6',
  'E6_no_form',
  'E6_wide',
  'E7',
  'E8',
  'E8_small',
  'E8_form',
  'E8_wide',
  'E9',
  'E10',
  'E11_steady',
  'E11_fixed',
  'N1',
  'N2',
  'N2_named',
  'N2_provider',
  'N3',
  'N3_wider',
  'N4',
  'N5_old',
  'N5_older',
  'N5_legacy',
  'N6',
  'N7',
  'N8',
] as const;
export type WeightId = (typeof weightIds)[number];

export const weightLimitIds = [
  'corroboration_bits',
  'band_high',
  'band_medium',
  'band_low',
  'proof_half_life_days',
  'wide_host_bits_v4',
  'wide_host_bits_v6',
  'small_host_bits_v4',
  'small_host_bits_v6',
  'domain_fit',
  'domain_fit_abroad',
  'provider_domain_organisations',
  'old_years',
  'older_years',
  'crowd_visitors',
  'crowd_host_bits',
  'steady_score',
  'fixed_score',
  'agreeing_lists',
  'carrier_customers',
  'suggestions',
] as const;
type WeightLimitId = (typeof weightLimitIds)[number];

interface Weighed {
  readonly value: number;
  /** What it stands for, in one sentence. */
  readonly what: string;
  /** Where the number comes from. */
  readonly source: string;
}

export interface EvidenceWeights {
  /** Counted up with every change. */
  readonly version: number;
  readonly bits: Readonly<Record<WeightId, Weighed>>;
  readonly limits: Readonly<Record<WeightLimitId, Weighed>>;
}

const text = z.string().trim().min(1).max(500);

function weighed<Id extends string>(ids: readonly Id[], from: number, to: number) {
  return z.record(
    z.enum(ids),
    z.strictObject({ value: z.number().min(from).max(to), what: text, source: text }),
  );
}

/** For the settings: every id must be there, so that nothing is weighed by an accident. */
export const evidenceWeightsSchema = z.strictObject({
  version: z.int().min(1),
  bits: weighed(weightIds, -40, 40),
  limits: weighed(weightLimitIds, 0, 100_000),
}) satisfies z.ZodType<EvidenceWeights>;
