// What a company is found by, and what somebody types to find it.

import { describe, expect, it } from 'vitest';
import { companyKeys } from '#intelligence/company/known/company-keys.ts';
import { searchQuery } from '#intelligence/company/known/search-query.ts';

const company = {
  name: 'Müller Società Example S.p.A.',
  legalName: 'Müller Società Example Società per Azioni',
  vatNumber: 'IT01234567897',
  fiscalCode: '01234567897',
  externalId: 'C-77',
  aliases: ['MSE'],
  domains: ['muller-example.it'],
};

describe('companyKeys', () => {
  it('holds every word of its names, its domains, numbers and id', () => {
    const { words, nameKeys } = companyKeys(company);
    for (const word of ['muller', 'mueller', 'example', 'mse', 'muller-example.it', '01234567897', 'c-77'])
      expect(words).toContain(word);
    expect(nameKeys).toContain('mse');
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((word) => word !== '' && word.length <= 100)).toBe(true);
  });

  it('stays within bounds for a name that is no name', () => {
    const { words, nameSort } = companyKeys({ ...company, name: `${'x'.repeat(5_000)} ""'\\`, aliases: [] });
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(100);
    expect(nameSort.length).toBeLessThanOrEqual(200);
  });
});

describe('searchQuery', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['Müller', "'muller':* | 'müller':*"],
    ['muller exam', "'muller':* & 'exam':*"],
    ['Acme S.r', "'acme':*"],
    ['www.acme.it', "'acme.it':*"],
  ])('turns "%s" into words to begin with', (typed, query) => {
    const made = searchQuery(typed);
    if (typed === 'www.acme.it') expect(made).toContain(query);
    else expect(made).toBe(query);
  });

  it('cannot be broken out of', () => {
    for (const typed of ["' | !'x", "\\' & ''", "a':* | 'b", '(((', '!!! & |', "'"]) {
      const made = searchQuery(typed).replace(/'[^'\\]*':\*/g, 'T');
      expect(made).toMatch(/^(T( [&|] T)*)?$/);
    }
  });
});
