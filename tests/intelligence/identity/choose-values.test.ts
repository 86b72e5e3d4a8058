// Which value of a person is shown, and that none is ever lost.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personFields } from '#contract/said.ts';
import { chooseName, chooseValues, type ToldValue } from '#intelligence/identity/choose-values.ts';

const told = (value: Partial<ToldValue>): ToldValue => ({
  ...{ field: 'name', value: 'Anna Rossi', source: 'site', confidence: 'claim', firstMs: 1, lastMs: 1 },
  ...value,
});

const anything = fc.array(
  fc.record({
    field: fc.constantFrom(...personFields),
    value: fc.constantFrom('', ' ', 'Anna', 'anna', 'Bruno', 'Carla'),
    source: fc.constantFrom('site:1:form', 'linkedin', 'crm'),
    confidence: fc.constantFrom('claim' as const, 'confirmed' as const),
    firstMs: fc.integer({ min: 0, max: 5 }),
    lastMs: fc.integer({ min: 5, max: 9 }),
  }),
  { maxLength: 20 },
);

describe('chooseValues', () => {
  it('never lets a claim stand before what is confirmed, however new it is', () => {
    fc.assert(
      fc.property(anything, (values) => {
        for (const [field, chosen] of chooseValues(values)) {
          const isConfirmed = values.some(
            (value) => value.field === field && value.confidence === 'confirmed' && value.value.trim() !== '',
          );
          expect(chosen.confidence).toBe(isConfirmed ? 'confirmed' : 'claim');
        }
      }),
    );
  });

  it('never lets a browser’s word stand before what a tool, a list or a file says', () => {
    fc.assert(
      fc.property(anything, (values) => {
        for (const [field, chosen] of chooseValues(values)) {
          const isTold = values.some(
            (value) => value.field === field && value.source !== 'site:1:form' && value.value.trim() !== '',
          );
          if (isTold) expect(chosen.rank).not.toBe('claim');
        }
      }),
    );
  });

  it('is the same in whatever order it was told', () => {
    fc.assert(
      fc.property(
        anything.chain((values) =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
          ),
        ),
        ([values, shuffled]) => {
          expect([...chooseValues(shuffled)]).toEqual([...chooseValues(values)]);
        },
      ),
    );
  });

  it('keeps every value that says something, shown or beside it', () => {
    fc.assert(
      fc.property(anything, (values) => {
        const kept = [...chooseValues(values).values()].flatMap(({ others }) => 1 + others.length);
        const said = values.filter(({ value }) => value.trim() !== '').length;
        expect(kept.reduce((sum, one) => sum + one, 0)).toBe(said);
      }),
    );
  });

  it('is never emptied by an empty value', () => {
    const values = [told({}), told({ value: '  ', lastMs: 9, confidence: 'confirmed' })];
    expect(chooseValues(values).get('name')).toMatchObject({ value: 'Anna Rossi', why: 'only' });
  });

  it('says why the value shown is shown', () => {
    const why = (...values: ToldValue[]) => chooseValues(values).get('name')?.why;
    expect(why(told({}))).toBe('only');
    expect(why(told({}), told({ value: 'Anna R.', lastMs: 2 }))).toBe('newest');
    expect(why(told({ confidence: 'confirmed' }), told({ value: 'Anna R.', lastMs: 2 }))).toBe('confirmed');
    expect(why(told({}), told({ source: 'mine' }), told({ value: 'A.', source: 'x' }))).toBe('more_sources');
    const browser = told({ value: 'Mickey', source: 'site:1:identify', lastMs: 9 });
    expect(why(told({}), browser)).toBe('stronger_source');
  });
});

describe('a value from a signature', () => {
  it('yields to what somebody said, however old that is, and to nothing else', () => {
    const signed = told({ value: 'Annie Rossi', source: 'signature', lastMs: 9 });
    const chosen = chooseValues([signed, told({})]).get('name');
    expect(chosen).toMatchObject({ value: 'Anna Rossi', why: 'stronger_source' });
    expect(chooseValues([signed]).get('name')).toMatchObject({ value: 'Annie Rossi', why: 'only' });
    expect(chooseValues([signed, told({ confidence: 'confirmed' })]).get('name')?.why).toBe('confirmed');
  });
});

describe('chooseName', () => {
  it('takes a confirmed whole name, else first and last name, else what there is', () => {
    const first = told({ field: 'first_name', value: 'Anna', confidence: 'confirmed' });
    const last = told({ field: 'last_name', value: 'Rossi', confidence: 'confirmed' });
    const name = (...values: ToldValue[]) => chooseName(chooseValues(values)).name;
    expect(name(told({ value: 'annarossi92' }), first, last)).toBe('Anna Rossi');
    expect(name(told({ value: 'Anna Maria Rossi', confidence: 'confirmed' }), first, last)).toBe(
      'Anna Maria Rossi',
    );
    expect(name(first)).toBe('Anna');
    // What a browser says of a person whom somebody knows better is shown beside it.
    const mickey = told({ value: 'Mickey Mouse', source: 'site:1:identify' });
    const mouse = told({ field: 'last_name', value: 'Mouse', source: 'site:1:form' });
    expect(name(mickey, first, mouse)).toBe('Anna');
    expect(name(mickey, told({ field: 'first_name', value: 'Anna', source: 'linkedin' }))).toBe('Anna');
    expect(name()).toBe('');
  });

  it('never makes one name of what two sources know of somebody, of which one was only asked', () => {
    const part = (field: 'first_name' | 'last_name', value: string, source: string) =>
      told({ field, value, source });
    const name = (...values: ToldValue[]) => chooseName(chooseValues(values));
    const [anna, bianchi] = [
      part('first_name', 'Anna', 'site:1:form'),
      part('last_name', 'Bianchi', 'provider:a'),
    ];
    expect(name(anna, bianchi)).toEqual({ name: 'Anna', rank: 'claim' });
    expect(name(part('first_name', 'Anna', 'provider:b'), bianchi)).toEqual({
      name: 'Anna',
      rank: 'looked_up',
    });
    const carla = part('first_name', 'Carla', 'provider:a');
    expect(name(carla, bianchi)).toEqual({ name: 'Carla Bianchi', rank: 'looked_up' });
    expect(name({ ...part('first_name', 'Anna', 'provider:b'), lastMs: 9 }, carla, bianchi).name).toBe(
      'Carla Bianchi',
    );
    expect(name(anna, part('last_name', 'Rossi', 'linkedin'), bianchi).name).toBe('Anna Rossi');
    expect(name(bianchi).name).toBe('Bianchi');
  });
});
