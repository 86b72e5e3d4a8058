// UTF-8 that was read as another alphabet is mended, and whole text is left alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairLetters } from '#intelligence/company/names/repair-letters.ts';

describe('repairLetters', () => {
  it.each([
    ['MÃ¼ller & SÃ¶hne', 'Müller & Söhne'],
    ['SociÃ©tÃ© GÃ©nÃ©rale', 'Société Générale'],
    ['CaffÃ¨ Perù', 'CaffÃ¨ Perù'],
    ['Łódź', 'Łódź'],
    ['Ålesund', 'Ålesund'],
  ])('%s is %s', (given, wanted) => {
    expect(repairLetters(given)).toBe(wanted);
  });

  it('gives back what was read as Latin-1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Zażółć', 'Öztürk', 'Peña', 'Çelik', 'Ångström', 'Bäckerei Groß'),
        (text) => {
          expect(repairLetters(Buffer.from(text, 'utf8').toString('latin1'))).toBe(text);
          expect(repairLetters(text)).toBe(text);
        },
      ),
    );
  });
});
