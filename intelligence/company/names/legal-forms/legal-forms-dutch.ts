// Legal forms of the Netherlands and Dutch-speaking Belgium.

import type { LegalFormEntry } from './legal-form-entry.ts';

export const legalFormsDutch: readonly LegalFormEntry[] = [
  {
    form: 'bv',
    generic: 'LLC',
    country: 'NL,BE',
    names: 'b.v.|besloten vennootschap|besloten vennootschap met beperkte aansprakelijkheid',
    maybeInFront: 'b.v.|bv',
  },
  {
    form: 'nv',
    generic: 'JSC',
    country: 'NL,BE',
    names: 'n.v.|naamloze vennootschap',
    maybeInFront: 'n.v.|nv',
  },
  { form: 'bvba', generic: 'LLC', country: 'BE', names: 'b.v.b.a.', inFront: 'bvba' },
  { form: 'ebvba', generic: 'LLC', country: 'BE', names: 'e.b.v.b.a.' },
  {
    form: 'vof',
    generic: 'GP',
    country: 'NL,BE',
    names: 'v.o.f.|vennootschap onder firma',
    inFront: 'v.o.f.|vof',
  },
  {
    form: 'cv',
    generic: 'LP',
    country: 'NL,BE,ID',
    names: 'c.v.|commanditaire vennootschap|comm.v.',
    maybeInFront: 'cv|c.v.',
  },
  { form: 'cva', generic: 'LP', country: 'BE', names: 'comm.va|c.v.a.' },
  { form: 'cvba', generic: 'COOP', country: 'BE', names: 'c.v.b.a.|cvba so' },
  {
    form: 'coop ua',
    generic: 'COOP',
    country: 'NL',
    names: 'coöperatie u.a.|cooperatie ua|coöp. u.a.|coöperatieve u.a.|u.a.|ua',
  },
  {
    form: 'vzw',
    generic: 'NGO',
    country: 'BE',
    names: 'v.z.w.|vereniging zonder winstoogmerk',
    inFront: 'vzw|v.z.w.',
  },
  { form: 'ivzw', generic: 'NGO', country: 'BE', names: 'i.v.z.w.' },
  { form: 'maatschap', generic: 'GP', country: 'NL,BE', inFront: 'maatschap' },
];
