// Legal forms of France, French-speaking Belgium, Switzerland and Luxembourg.

import type { LegalFormEntry } from './legal-form-entry.ts';

export const legalFormsFrench: readonly LegalFormEntry[] = [
  {
    form: 'sarl',
    generic: 'LLC',
    country: 'FR,CH,LU,MA,TN',
    names:
      's.a.r.l.|s.à r.l.|s.à.r.l.|société à responsabilité limitée|sté à responsabilité limitée|sarlau|s.a.r.l.a.u.|s.a r.l.',
    inFront: 's.a.r.l.|société à responsabilité limitée',
  },
  {
    form: 'eurl',
    generic: 'LLC',
    country: 'FR',
    names: 'e.u.r.l.|entreprise unipersonnelle à responsabilité limitée',
    inFront: 'eurl|e.u.r.l.',
  },
  {
    form: 'sa',
    generic: 'JSC',
    country: 'FR,ES,BE,CH,LU,PT,BR,PL,AR,GR',
    names:
      's.a.|s/a|société anonyme|sociedad anónima|sociedade anónima|sociedade anônima|spółka akcyjna|societate pe acțiuni|s.a. à directoire|s.a. à conseil d administration',
    inFront: 'société anonyme',
    maybeInFront: 's.a.|sa',
  },
  {
    form: 'sasu',
    generic: 'LLC',
    country: 'FR',
    names:
      's.a.s.u.|société par actions simplifiée unipersonnelle|société par actions simplifiée à associé unique',
    inFront: 'sasu|s.a.s.u.',
  },
  { form: 'sca', generic: 'LP', country: 'FR,BE,LU', names: 's.c.a.|société en commandite par actions' },
  { form: 'scs', generic: 'LP', country: 'FR,BE,LU', names: 's.c.s.|société en commandite simple' },
  {
    form: 'sci',
    generic: 'GP',
    country: 'FR',
    names: 's.c.i.|société civile immobilière',
    inFront: 'société civile immobilière',
    maybeInFront: 'sci',
  },
  {
    form: 'scp',
    generic: 'GP',
    country: 'FR',
    names: 's.c.p.|société civile professionnelle',
  },
  {
    form: 'scm',
    generic: 'GP',
    country: 'FR',
    names: 's.c.m.|société civile de moyens',
  },
  {
    form: 'selarl',
    generic: 'LLC',
    country: 'FR',
    names: "s.e.l.a.r.l.|société d'exercice libéral à responsabilité limitée",
    inFront: 'selarl|s.e.l.a.r.l.',
  },
  { form: 'selas', generic: 'JSC', country: 'FR', names: 's.e.l.a.s.', inFront: 'selas' },
  {
    form: 'scop',
    generic: 'COOP',
    country: 'FR',
    names:
      's.c.o.p.|scop sa|scop sarl|société coopérative et participative|société coopérative de production',
    inFront: 'scop',
  },
  { form: 'scic', generic: 'COOP', country: 'FR', names: "s.c.i.c.|société coopérative d'intérêt collectif" },
  {
    form: 'societe cooperative',
    generic: 'COOP',
    country: 'FR,BE,CH',
    names: 'société coopérative|sté coopérative',
  },
  {
    form: 'gie',
    generic: 'COOP',
    country: 'FR,BE',
    names: "g.i.e.|groupement d'intérêt économique",
    inFront: 'gie|g.i.e.',
  },
  { form: 'gaec', generic: 'GP', country: 'FR', names: 'g.a.e.c.', inFront: 'gaec' },
  {
    form: 'earl',
    generic: 'LLC',
    country: 'FR',
    pointsOnly: true,
    maybeInFront: 'earl',
    names: 'e.a.r.l.|exploitation agricole à responsabilité limitée',
  },
  {
    form: 'ei',
    generic: 'SP',
    country: 'FR',
    pointsOnly: true,
    names: 'e.i.|entreprise individuelle',
    inFront: 'entreprise individuelle',
  },
  { form: 'eirl', generic: 'SP', country: 'FR,PE', names: 'e.i.r.l.', inFront: 'eirl' },
  {
    form: 'asbl',
    generic: 'NGO',
    country: 'BE,LU',
    names: 'a.s.b.l.|association sans but lucratif|aisbl|a.i.s.b.l.',
    inFront: 'asbl|a.s.b.l.',
  },
  { form: 'epic', generic: 'SOE', country: 'FR', pointsOnly: true, names: 'e.p.i.c.' },
  {
    form: 'sprl',
    generic: 'LLC',
    country: 'BE',
    names: 's.p.r.l.|société privée à responsabilité limitée',
    inFront: 'sprl|s.p.r.l.',
  },
  { form: 'sagl', generic: 'LLC', country: 'CH', names: 's.a.g.l.|società a garanzia limitata' },
];
