// The weights that Fiuto comes with. Bits are log-odds to base 2: with a prior of -6, +7 alone makes two chances in three.
// They are estimates to be calibrated against visits whose work e-mail is known, not measurements, unless the source says so.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import { weightLimits } from './evidence-limits.ts';

const design = 'Estimate of the design, 2026-09; to be calibrated on visits with a known work e-mail.';
const ispSample =
  'Share of right names in the organisation field of a public ISP test file where it differs from the provider: 38 % of all, 57 % up to /24, 66 % up to /28.';

export const defaultWeights: EvidenceWeights = {
  version: 1,
  bits: {
    prior: { value: -6, what: 'Chance of a named company before any evidence: 1.5 %.', source: design },
    E1: { value: 14, what: 'The visitor has confirmed a work e-mail of the company.', source: design },
    E2: {
      value: 11,
      what: 'The visitor wrote a work e-mail into a form; it is not confirmed.',
      source: design,
    },
    E3: {
      value: 20,
      what: 'An operator said whose range or domain it is; the probability is set to 1.',
      source: design,
    },
    E4: { value: 11, what: 'The visitor came by a signed link of our own to a work e-mail.', source: design },
    E4_shared: {
      value: -2,
      what: 'The signed link was used by two visitors or more: it was forwarded.',
      source: design,
    },
    E5: {
      value: 11,
      what: "The company's own autonomous system, which carries no customers.",
      source: design,
    },
    E6: {
      value: 10,
      what: 'A registry assigns the range to the company, with its legal form, up to /24.',
      source: design,
    },
    E6_no_form: {
      value: -1,
      what: 'The registered name has no legal form and names no trade.',
      source: design,
    },
    E6_wide: { value: -3, what: 'The registered range is wider than /24 (IPv6: /48).', source: design },
    E7: {
      value: 9,
      what: 'A company database names the company as a business, and name, domain and country agree.',
      source: design,
    },
    E8: { value: 7, what: 'A network database names a user that is not the provider.', source: ispSample },
    E8_small: { value: 1, what: 'That range is /28 or smaller (IPv6: /56).', source: ispSample },
    E8_form: { value: 1, what: 'That name has a legal form.', source: design },
    E8_wide: {
      value: -2,
      what: 'That range is wider than /24 (IPv6: /48), and the name is not that of a public body, school, bank or the like.',
      source: ispSample,
    },
    E9: {
      value: 8,
      what: "The address has a forward-confirmed name under the company's domain.",
      source: design,
    },
    E10: {
      value: 1.5,
      what: 'A database calls the network business, government, college or corporate.',
      source: design,
    },
    E11_steady: {
      value: 0.5,
      what: 'The addresses are given out for long.',
      source: 'MaxMind: stable residential lines score over 30, mobile under 1.',
    },
    E11_fixed: { value: 1, what: 'The addresses hardly ever change hands.', source: design },
    N1: { value: -6, what: 'A second source names a different company for the same range.', source: design },
    N2: {
      value: -8,
      what: "The range's label has a word of pools, and the name has no legal form.",
      source: design,
    },
    N2_named: {
      value: -2,
      what: 'The name itself has a word of pools, inside a proper name with a legal form.',
      source: design,
    },
    N2_provider: {
      value: -2,
      what: 'The name has a word that providers like, such as network or media.',
      source: 'Labels of the same test file: 23 of the names that differ from the provider are carriers.',
    },
    N3: { value: -7, what: 'A database calls the same range residential or dial-up.', source: design },
    N3_wider: {
      value: -2,
      what: 'A database calls the wider range of the provider residential, another names a user of a few addresses in it.',
      source: design,
    },
    N4: { value: -3, what: 'A crowd comes from a range of a few addresses.', source: design },
    N5_old: { value: -1, what: 'The registration has not been touched for 8 years.', source: design },
    N5_older: { value: -1.5, what: 'The registration has not been touched for 16 years.', source: design },
    N5_legacy: {
      value: -2,
      what: 'The range was given out before the registries, and nobody keeps it up.',
      source: design,
    },
    N6: {
      value: -2,
      what: 'The name is cut off, or a bare acronym without a domain: it does not say which company. Never takes a decision below low.',
      source: design,
    },
    N7: {
      value: -1.5,
      what: 'A registry knows the range, as a part of a pool, and not the user that a network database names in it.',
      source: design,
    },
    N8: {
      value: -1,
      what: 'A network database knows the range of a few addresses and names its provider as the user, not the registered firm.',
      source: design,
    },
  },
  limits: weightLimits,
};
