// Legal forms of Spain, Portugal, Brazil and Latin America.

import type { LegalFormEntry } from './legal-form-entry.ts';

export const legalFormsIberian: readonly LegalFormEntry[] = [
  {
    form: 'sl',
    generic: 'LLC',
    country: 'ES',
    names: 's.l.|sociedad limitada|sociedad de responsabilidad limitada|soc. limitada|s. l.',
  },
  {
    form: 'slu',
    generic: 'LLC',
    country: 'ES',
    names: 's.l.u.|sociedad limitada unipersonal',
    alike: ['sl'],
  },
  { form: 'slp', generic: 'LLC', country: 'ES', names: 's.l.p.|sociedad limitada profesional' },
  { form: 'sll', generic: 'LLC', country: 'ES', names: 's.l.l.|sociedad limitada laboral' },
  { form: 'slne', generic: 'LLC', country: 'ES', names: 's.l.n.e.|sociedad limitada nueva empresa' },
  {
    form: 'sau',
    generic: 'JSC',
    country: 'ES,AR',
    names: 's.a.u.|sociedad anónima unipersonal',
    alike: ['sa'],
  },
  { form: 'sal', generic: 'JSC', country: 'ES,LB', names: 's.a.l.|sociedad anónima laboral' },
  {
    form: 'sad',
    generic: 'JSC',
    country: 'ES',
    pointsOnly: true,
    names: 's.a.d.|sociedad anónima deportiva',
  },
  {
    form: 's coop',
    generic: 'COOP',
    country: 'ES',
    names:
      'sociedad cooperativa|soc. cooperativa limitada|s. coop. ltda|sdad. coop.|s. coop. and.|s. coop. mad.|scoop',
  },
  { form: 'scl', generic: 'COOP', country: 'ES', names: 's.c.l.|s.c.c.l.|sociedad cooperativa limitada' },
  { form: 'cb', generic: 'GP', country: 'ES', pointsOnly: true, names: 'c.b.|comunidad de bienes' },
  {
    form: 'ute',
    generic: 'GP',
    country: 'ES',
    names: 'u.t.e.|unión temporal de empresas',
    maybeInFront: 'ute',
  },
  { form: 'aie', generic: 'COOP', country: 'ES', names: 'a.i.e.|agrupación de interés económico' },
  { form: 'sociedad civil', generic: 'GP', country: 'ES', names: 'sociedad civil particular' },
  {
    form: 'sa de cv',
    generic: 'JSC',
    country: 'MX',
    names: 's.a. de c.v.|sociedad anónima de capital variable|sadecv|s.a.c.v.|s.a.b. de c.v.|sab de cv',
  },
  { form: 'sapi de cv', generic: 'JSC', country: 'MX', names: 's.a.p.i. de c.v.' },
  {
    form: 's de rl de cv',
    generic: 'LLC',
    country: 'MX',
    names: 's. de r.l. de c.v.|sociedad de responsabilidad limitada de capital variable',
  },
  { form: 's de rl', generic: 'LLC', country: 'MX', names: 's. de r.l.' },
  { form: 'sac', generic: 'JSC', country: 'PE', names: 's.a.c.|sociedad anónima cerrada' },
  { form: 'saa', generic: 'JSC', country: 'PE', names: 's.a.a.|sociedad anónima abierta' },
  { form: 'saci', generic: 'JSC', country: 'AR', names: 's.a.c.i.|s.a.c.i.f.|s.a.i.c.|s.a.c.i.f.i.a.' },
  { form: 'sa esp', generic: 'JSC', country: 'CO', names: 's.a. e.s.p.' },
  { form: 'ca', generic: 'JSC', country: 'VE,EC', pointsOnly: true, names: 'c.a.|compañía anónima' },
  {
    form: 'lda',
    generic: 'LLC',
    country: 'PT,AO,MZ',
    names: 'l.da|sociedade por quotas|unipessoal lda|unipessoal, lda.|sociedade unipessoal lda',
  },
  {
    form: 'ltda',
    generic: 'LLC',
    country: 'BR,CL,CO,BO',
    names:
      'limitada|l.t.d.a.|ltda me|ltda epp|ltda. - me|ltda. - epp|sociedade limitada|cia ltda|compañía limitada',
  },
  { form: 'sgps', generic: 'JSC', country: 'PT', names: 's.g.p.s.|sgps sa|sgps, s.a.' },
  {
    form: 'eireli',
    generic: 'LLC',
    country: 'BR',
    names: 'e.i.r.e.l.i.|eireli me|eireli epp|eireli - me|eireli - epp',
  },
  {
    form: 'mei',
    generic: 'SP',
    country: 'BR',
    pointsOnly: true,
    names: 'm.e.i.|microempreendedor individual',
  },
  { form: 'crl', generic: 'COOP', country: 'PT', names: 'c.r.l.|cooperativa de responsabilidade limitada' },
  { form: 'epe', generic: 'SOE', country: 'PT', names: 'e.p.e.|entidade pública empresarial' },
  { form: 'eep', generic: 'SOE', country: 'ES', names: 'e.p.e.l.|entidad pública empresarial' },
];
