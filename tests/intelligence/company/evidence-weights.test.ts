// The weights are data: complete, with a source for each number, and named by their hash.

import { describe, expect, it } from 'vitest';
import { evidenceWeightsSchema } from '#contract/evidence-weights.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { hashRules } from '#intelligence/company/hash-rules.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { sampleInput, sampleKnowledge } from '../../support/sample-resolution.ts';

describe('the weights', () => {
  it('pass the schema of the settings, each with what it is and where it comes from', () => {
    expect(evidenceWeightsSchema.parse(defaultWeights)).toEqual(defaultWeights);
    const { E5: _left, ...incomplete } = defaultWeights.bits;
    expect(evidenceWeightsSchema.safeParse({ ...defaultWeights, bits: incomplete }).success).toBe(false);
  });

  it('have one name whatever the order of their keys, and another after any change', () => {
    const turned = {
      limits: defaultWeights.limits,
      bits: defaultWeights.bits,
      version: defaultWeights.version,
    };
    expect(hashRules(turned)).toBe(hashRules(defaultWeights));
    expect(hashRules({ ...defaultWeights, version: 2 })).not.toBe(hashRules(defaultWeights));
    expect(resolveCompany(sampleInput('', []), sampleKnowledge()).rules).toBe(hashRules(defaultWeights));
  });
});
