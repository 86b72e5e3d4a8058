// Legal forms of Italy (and San Marino), as the Civil Code, the business register and everyday writing have them.

import type { LegalFormEntry } from './legal-form-entry.ts';

export const legalFormsItaly: readonly LegalFormEntry[] = [
  {
    form: 'srl',
    generic: 'LLC',
    country: 'IT,RO,ES',
    names:
      's.r.l.|soc. a r.l.|società a r.l.|società a responsabilità limitata|soc. a resp. lim.|soc. a responsabilità limitata|soc. resp. limitata|societate cu răspundere limitată|s.c. s.r.l.',
    inFront: 'società a responsabilità limitata',
  },
  {
    form: 'srls',
    generic: 'LLC',
    country: 'IT',
    names: 's.r.l.s.|s.r.l. semplificata|srl semplificata|società a responsabilità limitata semplificata',
  },
  { form: 'srlcr', generic: 'LLC', country: 'IT', names: 's.r.l.c.r.|srl a capitale ridotto' },
  {
    form: 'spa',
    generic: 'JSC',
    country: 'IT,CL',
    names:
      's.p.a.|soc. per az.|società per azioni|soc. per azioni|societa x azioni|sociedad por acciones|soc. p. az.|so.p.a.',
    inFront: 'società per azioni|soc. per azioni',
  },
  {
    form: 'sapa',
    generic: 'LP',
    country: 'IT',
    names:
      's.a.p.a.|società in accomandita per azioni|soc. in accomandita per azioni|soc. in acc. per azioni',
  },
  {
    form: 'sas',
    generic: 'LP',
    country: 'IT,FR,CO',
    names:
      's.a.s.|società in accomandita semplice|soc. in accomandita semplice|soc. in acc. semplice|soc. acc. semplice|société par actions simplifiée|sociedad por acciones simplificada',
    maybeInFront: 'sas|s.a.s.',
    inFront: 'société par actions simplifiée|società in accomandita semplice',
  },
  {
    form: 'snc',
    generic: 'GP',
    country: 'IT,FR,BE,LU,CH',
    names:
      's.n.c.|società in nome collettivo|soc. in nome collettivo|soc. nome collettivo|société en nom collectif',
    inFront: 'società in nome collettivo|société en nom collectif',
  },
  {
    form: 'ss',
    generic: 'GP',
    country: 'IT',
    names: 's.s.|società semplice|soc. semplice|società semplice agricola|soc. sempl.|s.s. agricola|s.s.a.',
    inFront: 'società semplice|società semplice agricola|soc. semplice',
  },
  {
    form: 'soc coop',
    generic: 'COOP',
    country: 'IT',
    names:
      'soc. coop.|società cooperativa|soc. coop. a r.l.|soc. coop. arl|soc. coop. r.l.|società cooperativa a r.l.|società cooperativa a responsabilità limitata|soc. cooperativa|soc. cooperativa a r.l.|soc. coop. p.a.|soc. coop. per azioni|società cooperativa per azioni|s.c.r.l.|scrl|s.c. a r.l. cooperativa|s. coop. a r.l.|soc. coop. a resp. lim.|cooperativa a r.l.|coop. a r.l.|coop. arl|società coop.|società coop. a r.l.|s.c.p.a.|soc. cooperativa per azioni',
    inFront:
      'società cooperativa|soc. coop.|soc. coop. a r.l.|soc. cooperativa|società cooperativa a r.l.|società cooperativa a responsabilità limitata',
    alike: ['scarl'],
  },
  {
    form: 'soc coop sociale',
    generic: 'COOP',
    country: 'IT',
    names:
      'soc. coop. sociale|soc. coop. soc.|società cooperativa sociale|cooperativa sociale|coop. sociale|coop. soc.|soc. coop. soc. a r.l.|cooperativa sociale a r.l.|società cooperativa sociale a r.l.|soc. coop. sociale a r.l.|società cooperativa sociale onlus|cooperativa sociale onlus|soc. coop. sociale onlus|coop. sociale a r.l.|società cooperativa sociale a responsabilità limitata|scs onlus',
    inFront:
      'società cooperativa sociale|cooperativa sociale|soc. coop. sociale|coop. sociale|soc. coop. soc.|coop. soc.',
  },
  {
    form: 'soc coop agricola',
    generic: 'COOP',
    country: 'IT',
    names:
      'soc. coop. agricola|società cooperativa agricola|soc. coop. agr.|soc. coop. agricola a r.l.|società agricola cooperativa|soc. agr. coop.|soc. agr. coop. a r.l.|soc. agricola coop.|società agricola cooperativa a r.l.',
    inFront: 'società cooperativa agricola|società agricola cooperativa|soc. coop. agricola|soc. agr. coop.',
  },
  {
    // Written alike for consortia and for co-operatives.
    form: 'scarl',
    generic: 'COOP',
    country: 'IT',
    names: 's.c.a r.l.|s.c. a r.l.|s.c.a.r.l.|scarl|soc. c.a r.l.',
    alike: ['soc coop', 'soc consortile'],
  },
  {
    form: 'soc consortile',
    generic: 'COOP',
    country: 'IT',
    names:
      'soc. consortile|società consortile|soc. cons. a r.l.|soc. consortile a r.l.|società consortile a r.l.|società consortile a responsabilità limitata|soc. cons.|s. cons. a r.l.|s.cons.r.l.|scrl consortile|soc. consort. a r.l.|consortile a r.l.',
    inFront: 'società consortile|soc. consortile|società consortile a r.l.',
    alike: ['scarl'],
  },
  {
    form: 'soc consortile pa',
    generic: 'COOP',
    country: 'IT',
    names: 'società consortile per azioni|soc. consortile per azioni|soc. cons. p.a.|s.cons.p.a.',
  },
  {
    form: 'soc agricola',
    generic: 'LLC',
    country: 'IT',
    names:
      'società agricola|soc. agr.|soc. agricola|società agricola semplice|soc. agr. semplice|società agricola s.s.|soc. agricola s.s.|soc. agr. s.s.',
    inFront: 'società agricola|soc. agricola|soc. agr.',
    alike: ['ss'],
  },
  {
    form: 'soc agricola srl',
    generic: 'LLC',
    country: 'IT',
    names:
      'società agricola s.r.l.|soc. agr. s.r.l.|soc. agricola s.r.l.|società agricola a r.l.|soc. agr. a r.l.|s.r.l. società agricola|s.r.l. soc. agr.|società agricola a responsabilità limitata',
    alike: ['srl'],
  },
  {
    form: 'onlus',
    generic: 'NGO',
    country: 'IT',
    names: 'o.n.l.u.s.|organizzazione non lucrativa di utilità sociale',
  },
  {
    // The Danish anpartsselskab and the Italian association are written alike.
    form: 'aps',
    generic: 'LLC',
    country: 'DK,IT',
    names: 'a.p.s.|anpartsselskab|anpartsselskabet',
    maybeInFront: 'a.p.s.|aps',
  },
  {
    form: 'associazione di promozione sociale',
    generic: 'NGO',
    country: 'IT',
    names: 'aps ets|ets aps|ass. di promozione sociale',
    inFront: 'associazione di promozione sociale|ass. di promozione sociale',
    alike: ['aps'],
  },
  {
    form: 'odv',
    generic: 'NGO',
    country: 'IT',
    names: 'o.d.v.|organizzazione di volontariato|odv ets|ets odv',
  },
  { form: 'ets', generic: 'NGO', country: 'IT', names: 'e.t.s.|ente del terzo settore|ente terzo settore' },
  {
    form: 'asd',
    generic: 'NGO',
    country: 'IT',
    names:
      'a.s.d.|associazione sportiva dilettantistica|ass. sportiva dilettantistica|ass. sport. dilettantistica',
    inFront: 'a.s.d.|associazione sportiva dilettantistica|ass. sportiva dilettantistica',
  },
  {
    form: 'ssd',
    generic: 'LLC',
    country: 'IT',
    names:
      's.s.d.|società sportiva dilettantistica|s.s.d. a r.l.|ssdrl|s.s.d.r.l.|società sportiva dilettantistica a r.l.|società sportiva dilettantistica a responsabilità limitata',
    inFront: 'società sportiva dilettantistica',
    maybeInFront: 's.s.d.',
  },
  {
    form: 'ditta',
    generic: 'SP',
    country: 'IT',
    names: 'ditta individuale|impresa individuale|ditta ind.|d.i.',
    inFront: 'ditta|ditta individuale|impresa individuale|spett.le ditta|spettabile ditta',
  },
];
