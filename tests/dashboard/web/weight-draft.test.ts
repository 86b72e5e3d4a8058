// Evidence weights while they are changed: bounds are those of the server, and what is saved says why.

import { describe, expect, it } from 'vitest';
import { evidenceWeightsSchema } from '#contract/evidence-weights.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import {
  applyDraft,
  bounds,
  countChanges,
  isSound,
  noDraft,
  setValue,
} from '../../../dashboard/web/pages/rules/weight-draft.ts';

describe('a change of weights', () => {
  it('counts what differs, and nothing that is set back', () => {
    const changed = setValue(noDraft, defaultWeights, 'bits', 'E6', 9);
    expect(countChanges(changed)).toBe(1);
    expect(countChanges(setValue(changed, defaultWeights, 'bits', 'E6', 10))).toBe(0);
    expect(noDraft.bits).toEqual({});
  });

  it('is sound within the bounds of the server and nowhere else', () => {
    for (const part of ['bits', 'limits'] as const) {
      const id = part === 'bits' ? 'E6' : 'old_years';
      for (const value of [bounds[part].from, bounds[part].to, bounds[part].to + 1, bounds[part].from - 1]) {
        const draft = setValue(noDraft, defaultWeights, part, id, value);
        const whole = applyDraft(defaultWeights, draft, 2, 'a test');
        expect([part, value, isSound(draft)]).toEqual([
          part,
          value,
          evidenceWeightsSchema.safeParse(whole).success,
        ]);
      }
    }
    expect(isSound(setValue(noDraft, defaultWeights, 'bits', 'E6', Number.NaN))).toBe(false);
  });

  it('is saved whole, with the reason where the changed value comes from', () => {
    const draft = setValue(noDraft, defaultWeights, 'bits', 'E6', 9);
    const whole = applyDraft(defaultWeights, draft, 7, 'Calibrated in March');
    expect(whole.version).toBe(7);
    expect(whole.bits['E6']).toEqual({
      ...defaultWeights.bits.E6,
      value: 9,
      source: 'Calibrated in March',
    });
    expect(whole.bits['E7']).toEqual(defaultWeights.bits.E7);
    expect(whole.limits).toEqual(defaultWeights.limits);
  });
});
