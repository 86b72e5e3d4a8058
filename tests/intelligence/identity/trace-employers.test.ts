// The same person with a new employer: told once, by what is believed, and never by a browser alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToldValue } from '#intelligence/identity/choose-values.ts';
import { traceEmployers } from '#intelligence/identity/trace-employers.ts';

const told = (value: Partial<ToldValue>): ToldValue => ({
  ...{
    field: 'company',
    value: 'Acme Pompe Srl',
    source: 'hubspot',
    confidence: 'claim',
    firstMs: 1,
  },
  lastMs: value.firstMs ?? 1,
  ...value,
});
const email = (value: string, firstMs: number): ToldValue =>
  told({ field: 'email', value, source: 'site:1:server', confidence: 'confirmed', firstMs, lastMs: firstMs });
const names = (values: readonly ToldValue[]) =>
  traceEmployers(values, []).map(({ name, domain }) => name || domain);

describe('traceEmployers', () => {
  it('sees a new employer in another company of a tool and in a proven e-mail of another domain', () => {
    expect(
      names([told({}), told({ value: 'Bianchi Valvole S.p.A.', source: 'linkedin', firstMs: 9 })]),
    ).toEqual(['Acme Pompe Srl', 'Bianchi Valvole S.p.A.']);
    expect(names([email('anna@acmepompe.it', 1), email('anna@bianchivalvole.it', 9)])).toEqual([
      'acmepompe.it',
      'bianchivalvole.it',
    ]);
  });

  it('takes name and domain of one company for one, and another spelling of a name for none', () => {
    const values = [
      told({}),
      told({ value: 'ACME POMPE', source: 'import', firstMs: 3 }),
      email('anna@acmepompe.it', 5),
    ];
    expect(traceEmployers(values, [])).toMatchObject([{ name: 'ACME POMPE', domain: 'acmepompe.it' }]);
    const moved = [
      ...values,
      told({ value: 'Bianchi Valvole', firstMs: 9 }),
      email('anna@bianchivalvole.it', 12),
    ];
    expect(traceEmployers(moved, [])).toMatchObject([
      { domain: 'acmepompe.it' },
      { name: 'Bianchi Valvole', domain: 'bianchivalvole.it', firstMs: 9, source: 'hubspot' },
    ]);
  });

  it('does not take a name for another employer than a domain that nobody has named', () => {
    expect(names([email('anna@apgroup.example', 1), told({ firstMs: 5 })])).toEqual(['Acme Pompe Srl']);
  });

  it('believes no browser, no free mail and no address that is only claimed', () => {
    const browser = told({ value: 'Bianchi Valvole', source: 'site:1:form', firstMs: 9 });
    expect(names([told({}), browser])).toEqual(['Acme Pompe Srl']);
    expect(names([email('anna@acmepompe.it', 1), email('anna@gmail.com', 9)])).toEqual(['acmepompe.it']);
    const claimed = {
      ...email('anna@bianchivalvole.it', 9),
      confidence: 'claim' as const,
      source: 'site:1:form',
    };
    expect(names([email('anna@acmepompe.it', 1), claimed])).toEqual(['acmepompe.it']);
  });

  it('counts the addresses that a merge or a proof tied to one person', () => {
    const keys = [
      { key: 'email:anna@acmepompe.it', firstMs: 1, lastMs: 2 },
      { key: 'email:anna@bianchivalvole.it', firstMs: 9, lastMs: 9 },
    ];
    expect(traceEmployers([], keys)).toHaveLength(2);
    expect(traceEmployers([], keys.slice(1))).toEqual([]);
  });

  it('is no change when a source that nobody has kept up says the former one again', () => {
    const again = told({ source: 'pipedrive', firstMs: 20, lastMs: 30 });
    expect(names([told({}), told({ value: 'Bianchi Valvole', firstMs: 9 }), again])).toHaveLength(2);
  });

  it('gives each employer the title of its time', () => {
    const values = [
      told({}),
      told({ field: 'job_title', value: 'Buyer', lastMs: 4 }),
      told({ value: 'Bianchi Valvole', firstMs: 9 }),
      told({ field: 'job_title', value: 'Head of purchasing', firstMs: 9, lastMs: 12 }),
    ];
    expect(traceEmployers(values, []).map(({ jobTitle }) => jobTitle)).toEqual([
      'Buyer',
      'Head of purchasing',
    ]);
  });

  it('comes out the same in whatever order it was told', () => {
    const some = fc.array(
      fc.record({
        field: fc.constantFrom('company' as const, 'job_title' as const, 'email' as const),
        value: fc.constantFrom(
          'Acme Pompe',
          'Bianchi Valvole',
          'anna@acmepompe.it',
          'anna@bianchivalvole.it',
          'Rossi',
        ),
        source: fc.constantFrom('hubspot', 'site:1:form', 'import'),
        confidence: fc.constantFrom('claim' as const, 'confirmed' as const),
        firstMs: fc.integer({ min: 0, max: 4 }),
        lastMs: fc.integer({ min: 4, max: 9 }),
      }),
      { maxLength: 10 },
    );
    const shuffled = some.chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([values, other]) => {
        expect(traceEmployers(other, [])).toEqual(traceEmployers(values, []));
      }),
    );
  });
});
