// Two sides edit the same record in any order, what goes between them is lost or comes twice, and in the end both are as the rules say.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldMode, FieldRule } from '#contract/crm.ts';
import { type FieldValue, isBlank, isSameValue } from '#intelligence/sync/field-value.ts';
import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { planFields } from '#intelligence/sync/plan-fields.ts';

const modes: readonly FieldMode[] = ['ours', 'theirs', 'fill'];
const rules: FieldRule[] = modes.map((mode) => ({ ours: mode, theirs: `their_${mode}`, mode }));

type Side = Record<string, FieldValue>;
type Step =
  | { readonly kind: 'edit_ours' | 'edit_theirs'; readonly mode: FieldMode; readonly value: FieldValue }
  | {
      readonly kind: 'sync';
      readonly push: 'arrives' | 'lost' | 'twice';
      readonly pull: 'arrives' | 'lost' | 'twice';
    };

const value = fc.oneof(fc.constant(null), fc.constant(''), fc.constantFrom('a', 'b', ' b', 1, 2));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('edit_ours' as const, 'edit_theirs' as const),
    mode: fc.constantFrom(...modes),
    value,
  }),
  fc.record({
    kind: fc.constant('sync' as const),
    push: fc.constantFrom('arrives' as const, 'lost' as const, 'twice' as const),
    pull: fc.constantFrom('arrives' as const, 'lost' as const, 'twice' as const),
  }),
);

function sync(ours: Side, theirs: Side, { push, pull }: { push: string; pull: string }): void {
  for (let times = push === 'lost' ? 0 : push === 'twice' ? 2 : 1; times > 0; times -= 1)
    Object.assign(theirs, planFields(rules, { ours, theirs }).push);
  for (let times = pull === 'lost' ? 0 : pull === 'twice' ? 2 : 1; times > 0; times -= 1)
    Object.assign(ours, planFields(rules, { ours, theirs }).pull);
}

test('any order of edits, with deliveries lost or doubled, ends as the rules of the fields say', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [ours, theirs]: [Side, Side] = [{}, {}];
      for (const one of steps) {
        if (one.kind === 'sync') sync(ours, theirs, one);
        else if (one.kind === 'edit_ours') ours[one.mode] = one.value;
        else theirs[`their_${one.mode}`] = one.value;
      }
      const [oursBefore, theirsBefore] = [{ ...ours }, { ...theirs }];
      const arrives = { push: 'arrives', pull: 'arrives' };
      sync(ours, theirs, arrives);
      const settled = JSON.stringify([ours, theirs]);
      sync(ours, theirs, arrives);
      // Nothing goes back and forth.
      expect(JSON.stringify([ours, theirs])).toBe(settled);
      // What a human wrote there stands as it was, unless the field is ours.
      for (const mode of ['theirs', 'fill'] as const)
        if (!isBlank(theirsBefore[`their_${mode}`]))
          expect(theirs[`their_${mode}`]).toBe(theirsBefore[`their_${mode}`]);
      // Unknown never overwrites known.
      for (const rule of rules) {
        if (!isBlank(oursBefore[rule.ours])) expect(isBlank(ours[rule.ours])).toBe(false);
        if (!isBlank(theirsBefore[rule.theirs])) expect(isBlank(theirs[rule.theirs])).toBe(false);
      }
      if (!isBlank(ours['ours'])) expect(isSameValue(ours['ours'], theirs['their_ours'])).toBe(true);
      if (!isBlank(theirs['their_theirs']))
        expect(isSameValue(ours['theirs'], theirs['their_theirs'])).toBe(true);
      expect(isBlank(ours['fill'])).toBe(isBlank(theirs['their_fill']));
    }),
    { numRuns: 500 },
  );
});

test('our own write is no news, whatever order the fields come in, and a change of owner is', () => {
  const hash = hashState({ name: 'Acme', score: 80, blank: null }, '7', undefined);
  const seen = { version: '1', hash };
  expect(
    isKnownState(seen, { version: '2', hash: hashState({ score: '80', name: ' Acme' }, '7', undefined) }),
  ).toBe(true);
  expect(
    isKnownState(seen, { version: '2', hash: hashState({ name: 'Acme', score: 80 }, '8', undefined) }),
  ).toBe(false);
  expect(isKnownState({ version: '', hash: '' }, { version: '', hash })).toBe(false);
});
