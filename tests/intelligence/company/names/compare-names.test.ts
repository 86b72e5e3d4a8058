// The table of names: nothing may match by mistake, and most of what is the same must.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '#intelligence/company/names/compare-names.ts';
import { type NormalisedName, normaliseName } from '#intelligence/company/names/normalise-name.ts';
import { nearMisses } from './near-miss-pairs.ts';
import { type NamePair, sameCompany } from './same-company-pairs.ts';

const recallMin = 0.9;

const compare = (left: string, right: string) => compareNames(normaliseName(left), normaliseName(right));

const misses = Object.values(nearMisses).flat();
const same = Object.values(sameCompany).flat();

describe('the table of names', () => {
  it('is large enough to mean something', () => {
    expect(misses.length).toBeGreaterThanOrEqual(70);
    expect(misses.length + same.length).toBeGreaterThanOrEqual(150);
  });

  for (const [trap, pairs] of Object.entries(nearMisses)) {
    it(`never matches two companies: ${trap}`, () => {
      const wrong = pairs.filter(([left, right]) => compare(left, right).verdict === 'match');
      expect(wrong).toEqual([]);
    });
  }

  for (const [difference, pairs] of Object.entries(sameCompany)) {
    if (difference.startsWith('too uncertain')) {
      it('leaves to a human what is too uncertain for a machine', () => {
        const others = pairs.filter(([left, right]) => compare(left, right).verdict !== 'suggest');
        expect(others).toEqual([]);
      });
    } else {
      it(`matches one company: ${difference}`, () => {
        const missed = pairs.filter(([left, right]) => compare(left, right).verdict !== 'match');
        expect(missed).toEqual([]);
      });
    }
  }

  it('never matches names of different rows', () => {
    const lefts = same.map(([left]) => normaliseName(left));
    const rights = same.map(([, right]) => normaliseName(right));
    const wrong: NamePair[] = [];
    for (const [row, left] of lefts.entries()) {
      for (const right of rights.slice(row + 1)) {
        const isFalse = compareNames(left, right).verdict === 'match' && keyOf(left) !== keyOf(right);
        if (isFalse) wrong.push([left.raw, right.raw]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it(`finds at least ${recallMin * 100} % of what is the same by machine, and states how much`, () => {
    const matched = same.filter(([left, right]) => compare(left, right).verdict === 'match').length;
    const shown = same.filter(([left, right]) => compare(left, right).verdict !== 'differ').length;
    const falseMatches = misses.filter(([left, right]) => compare(left, right).verdict === 'match').length;
    console.info(
      `names: ${same.length} pairs the same, ${misses.length} near misses; automatic recall ${matched}/${same.length} = ` +
        `${((100 * matched) / same.length).toFixed(1)} %, with suggestions ${shown}/${same.length}; false matches ${falseMatches}`,
    );
    expect(falseMatches).toBe(0);
    expect(matched / same.length).toBeGreaterThanOrEqual(recallMin);
  });
});

/** The same for rows of the table that speak of the same company. */
function keyOf({ sortKey }: NormalisedName): string {
  return sortKey.replace(/ |group/g, '');
}

const words = [
  'Rossi',
  'Zucchetti',
  'Banca',
  'di',
  'Bologna',
  '&',
  'e',
  'S.p.A.',
  'srl',
  'GmbH',
  '100',
  'cento',
  'A.',
  'Müller',
  'Group',
  'The',
  "L'",
  '(Clase C)',
  'AB',
  'Co.',
  'C.',
  'ООО',
  '株式会社',
];
const anyName = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((parts) => parts.join(' ')),
);

describe('compareNames', () => {
  it('gives reasons that are true of the pair', () => {
    const reasons = (left: string, right: string) =>
      compareNames(normaliseName(left), normaliseName(right)).reasons.join(' ');
    expect(reasons('Alfa Beta S.r.l.', 'Beta Alfa S.r.l.')).not.toMatch(/100 %|of trade/);
    expect(reasons('Della Valle S.p.A.', 'De La Valle S.p.A.')).not.toContain('100 %');
    expect(reasons('BMW AG', 'Bayerische Motoren Werke AG')).toContain('short forms');
    expect(reasons('Bianchi & C. S.n.c.', 'BIANCHI & C. SNC')).toContain('the legal form snc.');
    expect(reasons('Mario Rossi', 'Rossi Mario')).not.toContain('of trade');
  });

  it('gives the same reasons for two empty names that are written differently, whichever comes first', () => {
    expect(compare(' ', '')).toEqual(compare('', ' '));
  });

  it('is the same whichever name comes first, and says the same again', () => {
    fc.assert(
      fc.property(anyName, anyName, (left, right) => {
        const there = compare(left, right);
        expect(compare(right, left)).toEqual(there);
        expect(compare(left, right)).toEqual(there);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it('gives a match at least 0.9 and a suggestion at least 0.6', () => {
    for (const [left, right] of [...same, ...misses]) {
      const { verdict, score } = compare(left, right);
      if (verdict === 'match') expect(score).toBeGreaterThanOrEqual(0.9);
      if (verdict === 'suggest') expect(score).toBeGreaterThanOrEqual(0.6);
      if (verdict !== 'match') expect(score).toBeLessThan(0.9);
    }
  });

  it('never tells a name and itself apart, whatever the case and the spaces', () => {
    for (const [name] of same) {
      expect(compare(name, ` ${name.toUpperCase().replace(/ /g, '  ')} `).verdict, name).not.toBe('differ');
    }
  });
});
