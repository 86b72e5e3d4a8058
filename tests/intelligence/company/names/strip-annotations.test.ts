// What sources write beside a name goes; what tells companies apart stays.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripAnnotations } from '#intelligence/company/names/strip-annotations.ts';

describe('stripAnnotations', () => {
  it('takes off classes, states, offices, numbers and networks', () => {
    const stripped: readonly (readonly [string, string])[] = [
      ['Banorte (Clase C)', 'Banorte'],
      ['Ghezzi Infissi S.r.l. (in liquidazione)', 'Ghezzi Infissi S.r.l.'],
      ['Ghezzi Infissi S.r.l. (già Ghezzi Arturo)', 'Ghezzi Infissi S.r.l.'],
      ['Ghezzi Infissi [sede di Bergamo]', 'Ghezzi Infissi'],
      ['STONEHOUSE office network', 'STONEHOUSE'],
      ['AS3215 Telecom Lorient', 'Telecom Lorient'],
      ['"Romashka" ', 'Romashka'],
      ['Ghezzi   Infissi...', 'Ghezzi Infissi'],
      ['Ghezzi Infissi (12345)', 'Ghezzi Infissi'],
      ['Ghezzi Infissi - IP range', 'Ghezzi Infissi'],
    ];
    for (const [name, expected] of stripped) expect(stripAnnotations(name), name).toBe(expected);
  });

  it('keeps countries, forms and all that may be a part of the name', () => {
    for (const name of [
      'Siemens (Italia) S.p.A.',
      'Acme (UK) Ltd',
      'Alfa (Pty) Ltd',
      'Alfa UG (haftungsbeschränkt)',
      '(株)東芝',
    ]) {
      expect(stripAnnotations(name), name).toBe(name);
    }
  });

  it('never leaves nothing, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        const stripped = stripAnnotations(name);
        if (name.trim() !== '') expect(stripped).not.toBe('');
        expect(stripAnnotations(stripped)).toBe(stripped);
      }),
    );
  });
});
