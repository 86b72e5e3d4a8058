// Which known companies a decision shows to be called alike.

import { describe, expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { findMetPairs } from '#processor/company/find-met-pairs.ts';
import {
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';

const here = '151.1.2.3';
const says = (organisation: string, more = {}) => [
  sampleStatement('mmdb:isp', '151.1.2.0/28', {
    ...{ organisation, provider: 'Carrier', userType: 'business', country: 'IT', ...more },
  }),
];

function meet(companies: Parameters<typeof sampleCompany>[], input: Parameters<typeof sampleInput>) {
  const knowledge = sampleKnowledge({ companies: companies.map((company) => sampleCompany(...company)) });
  return findMetPairs(resolveCompany(sampleInput(...input), knowledge), knowledge);
}

describe('a decision', () => {
  const alfa: Parameters<typeof sampleCompany>[] = [
    [2, 'Alfa Meccanica S.r.l.'],
    [1, 'Alfa Meccanica Srl'],
    [3, 'Beta Tessile S.p.A.'],
  ];

  it('that two companies fit equally asks about the two, the lower id first', () => {
    expect(meet(alfa, [here, says('Alfa Meccanica S.r.l.')])).toMatchObject([
      { companyId: 1, otherId: 2, reasons: ['same_name'] },
    ]);
  });

  it('for a company that has its domain asks about another that has the name', () => {
    const registered = sampleRegistration(
      '151.1.2.0/28',
      { description: ['Alfa Meccanica S.r.l.'] },
      { country: 'IT' },
    );
    const companies: Parameters<typeof sampleCompany>[] = [
      [5, 'Gruppo Alfa', { domains: ['alfameccanica.it'] }],
      [4, 'Alfa Meccanica S.r.l.'],
    ];
    expect(meet(companies, [here, [registered], { ptr: 'mail.alfameccanica.it' }])).toMatchObject([
      { companyId: 4, otherId: 5, reasons: ['same_name'] },
    ]);
  });

  it('that is clear, or names nobody, asks nothing', () => {
    expect(meet(alfa.slice(1), [here, says('Alfa Meccanica S.r.l.')])).toEqual([]);
    expect(meet(alfa, [here, says('Vodafone Italia S.p.A.', { userType: 'residential' })])).toEqual([]);
    expect(meet(alfa, ['', [], { firstParty: [sampleClaim('form_email', 'gmail.com')] }])).toEqual([]);
  });
});
