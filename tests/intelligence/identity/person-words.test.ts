// The words that a person is found by, and what is typed.

import { describe, expect, it } from 'vitest';
import { personQuery, personWords } from '#intelligence/identity/person-words.ts';

describe('personWords', () => {
  it('are the words of names without accents, and addresses whole and in parts', () => {
    expect(personWords(['Zoë D’Amico', 'zoe@acme.it'])).toEqual([
      'zoe',
      'd',
      'amico',
      'acme',
      'it',
      'zoe@acme.it',
    ]);
  });
});

describe('personQuery', () => {
  it('looks for beginnings of every word, in any order', () => {
    expect(personQuery(' Ros ànn ')).toBe("'ros':* & 'ann':*");
  });

  it('looks for an address as a whole', () => {
    expect(personQuery('anna.rossi@ac')).toBe("'anna.rossi@ac':*");
  });

  it('cannot be broken out of, and is empty for nothing', () => {
    expect(personQuery("o'\\')|!")).toBe("'o':* | 'o)|!':*");
    expect(personQuery('   ')).toBe('');
  });
});
