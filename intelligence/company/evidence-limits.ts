// The limits that go with the weights: bands, sizes, ages, counts. Data, as the weights are.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';

const design = 'Estimate of the design, 2026-09; to be calibrated on visits with a known work e-mail.';

export const weightLimits: EvidenceWeights['limits'] = {
  corroboration_bits: {
    value: 2,
    what: 'Bits that all further families of sources may add to the strongest one.',
    source: 'Record linkage: fields that depend on each other inflate a score.',
  },
  band_high: { value: 0.9, what: 'Probability from which a decision is high.', source: design },
  band_medium: { value: 0.7, what: 'Probability from which a decision is medium.', source: design },
  band_low: {
    value: 0.4,
    what: 'Probability from which a decision is low, and below which it is none.',
    source: design,
  },
  proof_half_life_days: {
    value: 365,
    what: 'Days after which a confirmed e-mail counts half: people change jobs.',
    source: design,
  },
  wide_host_bits_v4: {
    value: 8,
    what: 'Free address bits up to which a range is not wide: /24.',
    source: design,
  },
  wide_host_bits_v6: {
    value: 80,
    what: 'The same for IPv6: /48, the usual size of a site.',
    source: 'RFC 6177.',
  },
  small_host_bits_v4: {
    value: 4,
    what: 'Free address bits up to which a range is small: /28.',
    source: design,
  },
  small_host_bits_v6: {
    value: 72,
    what: 'The same for IPv6: /56, the usual size of a small site.',
    source: 'RFC 6177.',
  },
  domain_fit: {
    value: 0.6,
    what: 'Likeness of name and domain from which they belong together.',
    source: design,
  },
  domain_fit_abroad: {
    value: 0.95,
    what: "The same where the domain is another country's: enecom is not eneco.nl.",
    source: design,
  },
  provider_domain_organisations: {
    value: 3,
    what: "Organisations up to which a domain may be one company's; with more it is a provider's.",
    source: design,
  },
  old_years: { value: 8, what: 'Years without a change after which a registration is old.', source: design },
  older_years: {
    value: 16,
    what: 'Years without a change after which a registration is very old.',
    source: design,
  },
  crowd_visitors: { value: 30, what: 'Visitors in 30 days that make a crowd.', source: design },
  crowd_host_bits: {
    value: 3,
    what: 'Free address bits up to which a crowd is too large for the range: /29.',
    source: design,
  },
  steady_score: {
    value: 30,
    what: 'Static-IP score from which addresses are steady.',
    source: 'MaxMind: stable residential lines score over 30, mobile under 1.',
  },
  fixed_score: { value: 60, what: 'Static-IP score from which addresses are fixed.', source: design },
  agreeing_lists: {
    value: 2,
    what: 'Independent lists that must agree, none contradicting, to class an autonomous system.',
    source: 'Measured by others on 1,978 hand labels: two agreeing lists are right in 96.9 %.',
  },
  carrier_customers: {
    value: 2,
    what: 'Other names below the ranges of a holder from which he is a carrier.',
    source:
      'Estimate of the design, 2026-11: a firm has its own departments and a daughter or two below its range.',
  },
  suggestions: {
    value: 5,
    what: 'Likely known companies that are offered to a human at most.',
    source: design,
  },
};
