// Names that are changed in one place, by the hundred: a slip of a distinctive letter, another number, another town,
// a word more or less, another form. None of them may match the name that they were made from.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNames } from '#intelligence/company/names/compare-names.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';

const letters = 'bcdfgklmnprtvz'.split('');
const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo bran cor fel gar lan mon per ros tal ven'.split(
  ' ',
);
const made = fc
  .array(fc.constantFrom(...syllables), { minLength: 3, maxLength: 4 })
  .map((parts) => parts.join(''))
  .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}q`);
const trades = [
  'Costruzioni',
  'Servizi',
  'Impianti',
  'Trasporti',
  'Software',
  'Consulting',
  'Hotel',
  'Farmacia',
  'Bau',
  'Transports',
];
const towns = ['Bologna', 'Verona', 'Milano', 'Torino', 'Lyon', 'Berlin', 'Madrid', 'Roma'];
const forms = [
  'S.r.l.',
  'S.p.A.',
  'S.n.c.',
  'GmbH',
  'AG',
  'Ltd',
  'PLC',
  'SARL',
  'S.L.',
  'B.V.',
  'AB',
  'Oy',
  'Inc.',
  'LLC',
  'Sp. z o.o.',
];

const verdict = (left: string, right: string) =>
  compareNames(normaliseName(left), normaliseName(right)).verdict;
const two = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 2, maxLength: 2 });

it('a letter of a distinctive word', () => {
  fc.assert(
    fc.property(
      made,
      fc.constantFrom(...trades),
      fc.nat(9),
      two(letters),
      fc.constantFrom(...forms),
      (word, trade, place, [one = '', other = ''], form) => {
        const at = 1 + (place % (word.length - 2));
        const changed = (letter: string) => `${word.slice(0, at)}${letter}${word.slice(at + 1)}`;
        expect(verdict(`${changed(one)} ${trade} ${form}`, `${changed(other)} ${trade} ${form}`)).not.toBe(
          'match',
        );
      },
    ),
  );
});

it('a number', () => {
  fc.assert(
    fc.property(
      made,
      two(['1', '2', '3', '12', '21', '100', '2000', 'XII', '24']),
      (word, [one = '', other = '']) => {
        expect(verdict(`ASL ${one} ${word}`, `ASL ${other} ${word}`)).not.toBe('match');
        expect(verdict(`${word} ${one} S.r.l.`, `${word} ${other} S.r.l.`)).not.toBe('match');
        expect(verdict(`${word} ${one} S.r.l.`, `${word} S.r.l.`)).not.toBe('match');
      },
    ),
  );
});

it('a town', () => {
  fc.assert(
    fc.property(made, two(towns), fc.constantFrom(...forms), (word, [one = '', other = ''], form) => {
      expect(verdict(`${word} di ${one} ${form}`, `${word} di ${other} ${form}`)).not.toBe('match');
      expect(verdict(`${word} ${one} ${form}`, `${word} ${form}`)).not.toBe('match');
      expect(verdict(`${word} ${one}`, word)).not.toBe('match');
    }),
  );
});

it('a word of trade', () => {
  fc.assert(
    fc.property(made, two(trades), fc.constantFrom(...forms), (word, [one = '', other = ''], form) => {
      expect(verdict(`${word} ${one} ${form}`, `${word} ${other} ${form}`)).not.toBe('match');
      expect(verdict(`${word} ${one} ${form}`, `${word} ${form}`)).not.toBe('match');
      expect(verdict(`${one} ${other} ${form}`, `${other} ${one} ${form}`)).not.toBe('match');
    }),
  );
});

it('a legal form', () => {
  fc.assert(
    fc.property(made, two(forms), (word, [one = '', other = '']) => {
      expect(verdict(`${word} ${one}`, `${word} ${other}`)).not.toBe('match');
      expect(verdict(`${word} ${one}`, word)).toBe('match');
      expect(verdict(`${word} ${one}`, `${word.toUpperCase()} ${one.replace(/\./g, '')}`)).toBe('match');
    }),
  );
});
