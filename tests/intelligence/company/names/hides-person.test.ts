// Names of natural persons are found with titles of any country, with the surname first, and behind labels.

import { describe, expect, it } from 'vitest';
import { findPersonSigns } from '#intelligence/company/names/find-person-signs.ts';
import { hidesPerson } from '#intelligence/company/names/hides-person.ts';
import { createNameReader } from '#intelligence/company/read-name.ts';

const names = createNameReader(100);

describe('a natural person', () => {
  it.each([
    'MUDr. Jana Horakova',
    'mgr inz. Pawel Zielony',
    'Dl. Ionut Barbu',
    'Sayin Mehmet Korkmaz',
    'Familjen Sandgren',
    'Mevr. Anneke Vos',
    'Drs. Pieter Vos',
    'Privatperson Gunilla Ek',
    'Sra. Begona Urrutia',
    'Etxeberria Aguirre, Begona',
    'Sandgren, Åsa',
    'Bjoern Haraldsson',
    'Heike Ziegler',
    'M. Jean Marchandeau',
    'Fabio Ferrara',
    'Pani Anna Wi?niewska',
  ])('is recognised in %s', (text) => {
    expect(findPersonSigns(text)).not.toEqual([]);
    expect(names.read(text).isPerson).toBe(true);
  });

  it.each([
    'Private customer - Anna Sandgren',
    'Particulier: Jean Marchandeau',
    'privat / Heike Ziegler',
    'Cliente privato Luca Bassi',
  ])('is hidden behind a label in %s', (text) => {
    expect(hidesPerson(text)).toBe(true);
  });

  it.each([
    'Stavby Vos v.o.s.',
    'Horakova Transport s.r.o.',
    'Sandgren Bygg AB',
    'Familia Automotive S.L.',
    'MS Motor Service GmbH',
  ])('is not seen in the company %s', (text) => {
    expect(names.read(text).isPerson).toBe(false);
    expect(names.read(text).hidesPerson).toBe(false);
  });
});
