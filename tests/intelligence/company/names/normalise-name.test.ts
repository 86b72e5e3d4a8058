// What normalising a name promises to whoever keeps its keys.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allLegalForms, runTogether } from '#intelligence/company/names/legal-form-index.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';
import { nearMisses } from './near-miss-pairs.ts';
import { sameCompany } from './same-company-pairs.ts';

const writtenNames = [...Object.values(sameCompany), ...Object.values(nearMisses)].flat(2);
const anyText = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(...writtenNames),
);

const forms = (name: string) => normaliseName(name).legalForms.map(({ form }) => form);

describe('normaliseName', () => {
  it('never gives an empty base', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseName(text).base).not.toBe('');
      }),
    );
    for (const name of ['', ' ', 'Limited', 'AMBA', 'Company Pvt. Ltd.', 'S.p.A.', '&', '...', '()']) {
      expect(normaliseName(name).base, name).not.toBe('');
      expect(normaliseName(name).tokens.length, name).toBeGreaterThan(0);
    }
  });

  it('says the same of a base and of a full name that it has already read', () => {
    for (const name of [...writtenNames, 'A.A 0', 'A. A 0', 'S. r. l. a 0', 'Alfa & UA']) {
      const { base, full } = normaliseName(name);
      expect(normaliseName(base).base, name).toBe(base);
      expect(normaliseName(full).full, name).toBe(full);
    }
  });

  it('sees the legal form in front of a bracket, and keeps what the bracket says', () => {
    for (const name of ['Eni S.p.A. (Italia)', 'Eni (Italia) S.p.A.']) {
      expect(normaliseName(name), name).toMatchObject({
        base: 'eni italia',
        full: 'eni italia spa',
        legalForms: [{ form: 'spa' }],
      });
    }
    expect(normaliseName('Alfa (Beta S.p.A.)').tokens[0]).toBe('alfa');
    expect(normaliseName('Officine Alfa Beta S.r.l. (OAB)')).toMatchObject({
      base: 'officine alfa beta oab',
    });
    expect(normaliseName('S.p.A. (Italia)').base).not.toBe('');
  });

  it('takes the legal form off the end and, where the language has it there, off the front', () => {
    expect(normaliseName('Finsiel Cantieri Navali Società per Azioni')).toMatchObject({
      base: 'finsiel cantieri navali',
      full: 'finsiel cantieri navali spa',
      legalForms: [{ form: 'spa', generic: 'JSC' }],
    });
    expect(normaliseName('OOO Romashka')).toMatchObject({ base: 'romashka', full: 'romashka ooo' });
    expect(normaliseName('Bar Sport di Mario Rossi & C. S.n.c.')).toMatchObject({
      base: 'bar sport',
      owner: 'di mario rossi',
    });
  });

  it('reads the forms of many countries', () => {
    const expected: readonly (readonly [string, readonly string[]])[] = [
      ['Alfa S.c.a r.l.', ['scarl']],
      ['Alfa Soc. Coop. a r.l.', ['soc coop']],
      ['Alfa S.r.l. a socio unico', ['srl']],
      ['Alfa Ges.m.b.H. & Co. KG', ['gmbh co kg']],
      ['Alfa UG (haftungsbeschränkt)', ['ug']],
      ['Alfa e.K.', ['ek']],
      ['Alfa EK', []],
      ['Alfa S.à r.l.', ['sarl']],
      ['Alfa SA/NV', ['sa', 'nv']],
      ['Alfa S.A. de C.V.', ['sa de cv']],
      ['Alfa Lda.', ['lda']],
      ['Alfa Ltda. - ME', ['ltda']],
      ['Alfa (Pty) Ltd', ['pty ltd']],
      ['Alfa Pte. Ltd.', ['pte ltd']],
      ['Alfa Co,.Ltd.', ['co ltd']],
      ['Alfa & Co. Ltd', ['and co', 'ltd']],
      ['Alfa PLC', ['plc']],
      ['Alfa DAC', ['dac']],
      ['Alfa Sp. z o.o. Sp. k.', ['sp zoo sp k']],
      ['Alfa s.r.o.', ['sro']],
      ['Alfa Kft.', ['kft']],
      ['Alfa d.o.o.', ['doo']],
      ['Alfa OÜ', ['ou']],
      ['UAB Alfa', []],
      ['Alfa UAB', ['uab']],
      ['Alfa San. ve Tic. A.Ş.', ['san ve tic as']],
      ['Alfa Oyj', ['oyj']],
      ['Alfa K.K.', ['kk']],
      ['有限会社アルファ', ['yk']],
      ['ПАО Альфа', ['pao']],
    ];
    for (const [name, found] of expected) expect(forms(name), name).toEqual(found);
  });

  it('gives keys that do not depend on order, numbers or small words', () => {
    expect(normaliseName('100 Cose di Casa').sortKey).toBe(normaliseName('Casa Cento Cose').sortKey);
    expect(normaliseName('International Paper Machines').acronym).toBe('ipm');
    expect(normaliseName('Zucchetti').acronym).toBe('');
  });

  it('knows a name that its source cut off', () => {
    expect(normaliseName('Joint stock Commercial Bank for Foreign Trade of V').isTruncated).toBe(true);
    expect(normaliseName('Joint stock Commercial Bank...').isTruncated).toBe(true);
    expect(normaliseName('Joint stock Commercial Bank').isTruncated).toBe(false);
  });

  it('stays fast on text that is made to be slow', () => {
    for (const piece of ['-', ' ', '(', '.', 'a.', '& ', 'e ', '"', ' - ', 'IP ', 'a', "'", '((a']) {
      const start = process.cpuUsage();
      normaliseName(piece.repeat(50_000));
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000, piece).toBeLessThan(1000);
    }
  });
});

describe('the tables of legal forms', () => {
  it('have every canonical spelling once, and reading one gives itself', () => {
    const seen = new Set<string>();
    for (const { form, pointsOnly } of allLegalForms) {
      expect(seen.has(runTogether(form)), form).toBe(false);
      seen.add(runTogether(form));
      if (pointsOnly !== true) expect(forms(`zyxel ${form}`), form).toEqual([form]);
    }
  });

  it('have every spelling in one form only', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { form, names = '', inFront = '' } of allLegalForms) {
      for (const name of new Set(
        [...names.split('|'), ...inFront.split('|')].filter(Boolean).map(runTogether),
      )) {
        const owner = owners.get(name);
        if (owner !== undefined && owner !== form) clashes.push(`${name}: ${owner}, ${form}`);
        owners.set(name, form);
      }
    }
    expect(clashes).toEqual([]);
  });

  it('reach over at least twelve countries', () => {
    const countries = new Set(allLegalForms.flatMap(({ country }) => country.split(',')));
    for (const country of 'IT FR ES DE AT CH PT BR NL BE GB IE US PL SE NO DK FI JP CN IN RU'.split(' ')) {
      expect(countries.has(country), country).toBe(true);
    }
  });
});
