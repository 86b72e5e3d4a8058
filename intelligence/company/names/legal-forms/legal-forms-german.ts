// Legal forms of Germany, Austria and German-speaking Switzerland.

import type { LegalFormEntry } from './legal-form-entry.ts';

export const legalFormsGerman: readonly LegalFormEntry[] = [
  {
    form: 'gmbh',
    generic: 'LLC',
    country: 'DE,AT,CH',
    names:
      'g.m.b.h.|ges.m.b.h.|gesmbh|gesellschaft m.b.h.|mbh|m.b.h.|gesellschaft mit beschränkter haftung|gesellschaft mit beschraenkter haftung|ges. mit beschr. haftung|gesellschaft mbh',
  },
  {
    form: 'ggmbh',
    generic: 'LLC',
    country: 'DE',
    names: 'gemeinnützige gmbh|gemeinnützige gesellschaft mbh',
  },
  {
    form: 'gmbh co kg',
    generic: 'LP',
    country: 'DE,AT',
    names:
      'gmbh & co. kg|gmbh u. co. kg|gmbh und co kg|gmbh & cie. kg|gmbh & co|gmbh & co.|ges.m.b.h. & co. kg|gesmbh & co kg|gesellschaft mbh & co. kg|mbh & co. kg|gmbh & co. kommanditgesellschaft|gmbh+co kg|gmbhco kg',
  },
  { form: 'gmbh co kgaa', generic: 'LP', country: 'DE', names: 'gmbh & co. kgaa' },
  { form: 'gmbh co ohg', generic: 'GP', country: 'DE', names: 'gmbh & co. ohg' },
  { form: 'ag co kg', generic: 'LP', country: 'DE', names: 'ag & co. kg|ag und co. kg' },
  { form: 'ag co kgaa', generic: 'LP', country: 'DE', names: 'ag & co. kgaa' },
  { form: 'se co kg', generic: 'LP', country: 'DE', names: 'se & co. kg' },
  { form: 'se co kgaa', generic: 'LP', country: 'DE', names: 'se & co. kgaa' },
  { form: 'ug co kg', generic: 'LP', country: 'DE', names: 'ug (haftungsbeschränkt) & co. kg|ug & co. kg' },
  { form: 'ag', generic: 'JSC', country: 'DE,AT,CH', names: 'a.g.|aktiengesellschaft|aktienges.' },
  { form: 'kgaa', generic: 'LP', country: 'DE', names: 'kg a.a.|kommanditgesellschaft auf aktien' },
  { form: 'kg', generic: 'LP', country: 'DE,AT', names: 'k.g.|kommanditgesellschaft|kommanditges.' },
  { form: 'ohg', generic: 'GP', country: 'DE', names: 'o.h.g.|offene handelsgesellschaft|oHG mbh' },
  { form: 'og', generic: 'GP', country: 'AT', pointsOnly: true, names: 'offene gesellschaft' },
  {
    form: 'gbr',
    generic: 'GP',
    country: 'DE',
    names: 'g.b.r.|gesellschaft bürgerlichen rechts|gbr mbh|egbr',
  },
  {
    form: 'ug',
    generic: 'LLC',
    country: 'DE',
    names:
      'ug (haftungsbeschränkt)|ug haftungsbeschraenkt|ug (hb)|unternehmergesellschaft|unternehmergesellschaft (haftungsbeschränkt)',
  },
  {
    form: 'ek',
    generic: 'SP',
    country: 'DE',
    pointsOnly: true,
    names: 'e.k.|e.kfm.|e.kfr.|eingetragener kaufmann|eingetragene kauffrau',
  },
  { form: 'eu', generic: 'SP', country: 'AT', pointsOnly: true, names: 'e.u.|eingetragener unternehmer' },
  {
    form: 'eg',
    generic: 'COOP',
    country: 'DE',
    names: 'e.g.|eingetragene genossenschaft|egen|reg. gen. m.b.h.|e.gen.',
  },
  { form: 'ev', generic: 'NGO', country: 'DE', names: 'e.v.|eingetragener verein' },
  {
    form: 'kdor',
    generic: 'SOE',
    country: 'DE',
    names: 'kdör|k.d.ö.r.|körperschaft des öffentlichen rechts',
  },
  { form: 'aor', generic: 'SOE', country: 'DE', names: 'aör|a.ö.r.|anstalt des öffentlichen rechts' },
  {
    form: 'partg',
    generic: 'GP',
    country: 'DE',
    names: 'partg mbb|partgmbb|part.g.|partnerschaftsgesellschaft|partnerschaft mbb',
  },
  { form: 'stiftung co kg', generic: 'LP', country: 'DE', names: 'stiftung & co. kg' },
];
