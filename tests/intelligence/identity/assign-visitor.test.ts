// Whom a browser belonged to, and when.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignVisitor,
  peoplePerVisitorMax,
  proofHoldsMs,
  type VisitorWord,
} from '#intelligence/identity/assign-visitor.ts';

const anna = 'email:anna@acme.it';
const bruno = 'email:bruno@acme.it';
const itself = (key: string) => key;
let last = 0;
const say = (atMs: number, key: string, strength: 'claim' | 'proof'): VisitorWord => ({
  id: `w${++last}`,
  ...{ atMs, key, strength },
});
const spansOf = (...words: VisitorWord[]) =>
  assignVisitor(words, itself).spans.map(({ fromMs, key, strength }) => [fromMs, key, strength]);

describe('assignVisitor', () => {
  it('gives what was done before the first word to the first one named', () => {
    expect(spansOf(say(100, anna, 'claim'))).toEqual([[null, anna, 'claim']]);
  });

  it('confirms with a proof what the same person had claimed', () => {
    expect(spansOf(say(100, anna, 'claim'), say(200, anna, 'proof'))).toEqual([[null, anna, 'proof']]);
  });

  it('takes two people in one browser for two, each from their own word on', () => {
    expect(spansOf(say(100, anna, 'proof'), say(200, bruno, 'proof'), say(300, anna, 'proof'))).toEqual([
      [null, anna, 'proof'],
      [200, bruno, 'proof'],
      [300, anna, 'proof'],
    ]);
  });

  it('lets a proof stand against a mere claim for half a day, and shows the claim', () => {
    const proven = say(0, anna, 'proof');
    const soon = say(proofHoldsMs - 1, bruno, 'claim');
    expect(assignVisitor([proven, soon], itself)).toMatchObject({
      spans: [{ key: anna }],
      refused: [{ word: soon.id, key: bruno, reason: 'proof_stands' }],
    });
    expect(spansOf(proven, say(proofHoldsMs, bruno, 'claim'))).toEqual([
      [null, anna, 'proof'],
      [proofHoldsMs, bruno, 'claim'],
    ]);
  });

  it('follows no further claims where too many people were named', () => {
    const words = Array.from({ length: peoplePerVisitorMax + 5 }, (_, number) =>
      say(number, `email:p${number}@acme.it`, 'claim'),
    );
    const { spans, refused } = assignVisitor(words, itself);
    expect(spans.length).toBe(peoplePerVisitorMax);
    expect(refused.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 5 }, () => 'too_many_in_browser'),
    );
  });

  it('takes two keys of one person for one', () => {
    const personOf = (key: string) => (key === bruno ? anna : key);
    const words = [say(1, anna, 'proof'), say(2, bruno, 'claim')];
    expect(assignVisitor(words, personOf).spans.length).toBe(1);
  });

  it('says the same in whatever order and however often it is told', () => {
    const anyWord = fc.record({
      id: fc.uuid(),
      atMs: fc.integer({ min: 0, max: 3 * proofHoldsMs }),
      key: fc.constantFrom(anna, bruno, 'user:1:7', 'phone:+390212345678'),
      strength: fc.constantFrom('claim' as const, 'proof' as const),
    });
    fc.assert(
      fc.property(
        fc
          .array(anyWord, { maxLength: 12 })
          .chain((words) =>
            fc.tuple(
              fc.constant(words),
              fc.shuffledSubarray(words, { minLength: words.length }),
              fc.subarray(words),
            ),
          ),
        ([words, shuffled, again]) => {
          const found = assignVisitor(words, itself);
          expect(assignVisitor([...again, ...shuffled], itself)).toEqual(found);
          const moments = found.spans.map(({ fromMs }) => fromMs ?? -1);
          expect(moments).toEqual(moments.toSorted((one, other) => one - other));
        },
      ),
    );
  });
});
