// What the operator says and knows about companies, against what data sets say.

import { describe, expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleAddress,
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '../../support/sample-resolution.ts';

const nothing = sampleKnowledge();
const here = '151.1.2.3';
const user = (organisation: string, cidr = '151.1.2.0/28') =>
  sampleStatement('mmdb:isp', cidr, { organisation, provider: 'Retelit' });

describe('an operator', () => {
  const company = sampleCompany(91, 'Alfa Meccanica S.r.l.', { domains: ['alfameccanica.it'] });
  const range = { first: '151.1.2.0', last: '151.1.2.255' };
  const residential = sampleStatement('mmdb:ent', '', { userType: 'residential' });

  it('says whose range it is, whatever data sets say', () => {
    const knowledge = sampleKnowledge({
      companies: [company],
      rangePins: [{ ...range, note: { companyId: 91, row: 'pin:1' } }],
    });
    expect(resolveCompany(sampleInput(here, [residential]), knowledge)).toMatchObject({
      band: 'verified',
      probability: 1,
      name: 'Alfa Meccanica S.r.l.',
      domain: 'alfameccanica.it',
      match: { companyId: 91, rule: 'pin' },
      evidence: [{ id: 'E3', row: 'pin:1' }],
    });
  });

  it('says that nobody is to be named, and takes that back', () => {
    const knowledge = sampleKnowledge({ rangePins: [{ ...range, note: { companyId: 0, row: 'pin:2' } }] });
    const input = sampleInput(here, [user('Alfa Meccanica S.r.l.')]);
    expect(resolveCompany(input, knowledge)).toMatchObject({ decision: 'none', reason: 'suppressed' });
    expect(resolveCompany(input, nothing).decision).toBe('identified');
  });

  it('corrects a wrong company for its range alone', () => {
    const note = { companyId: 0, domain: '', name: 'Alfa Meccanica', row: 'feedback:3' };
    const knowledge = sampleKnowledge({ suppressions: [{ ...range, note }] });
    expect(resolveCompany(sampleInput(here, [user('Alfa Meccanica')]), knowledge).reason).toBe('suppressed');
    const elsewhere = user('Alfa Meccanica', '151.1.3.0/28');
    expect(resolveCompany(sampleInput('151.1.3.1', [elsewhere]), knowledge).decision).toBe('identified');
  });

  it('has corrected a company also when it is a part of another now, and by its name when it is gone', () => {
    const note = { companyId: 5, domain: '', name: 'Alfa Meccanica S.r.l.', row: 'correction:3' };
    const knowledge = sampleKnowledge({ companies: [company], suppressions: [{ ...range, note }] });
    const input = sampleInput(here, [user('Alfa Meccanica S.r.l.')]);
    const merged = { ...knowledge, company: (id: number) => knowledge.company(id === 5 ? 91 : id) };
    expect(resolveCompany(input, merged).reason).toBe('suppressed');
    const gone = sampleKnowledge({ suppressions: [{ ...range, note }] });
    expect(resolveCompany(input, gone).reason).toBe('suppressed');
    // Another known company of that name was not meant.
    const both = sampleKnowledge({
      companies: [company, sampleCompany(5, 'Alfa Meccanica S.r.l.', { country: 'DE' })],
      suppressions: [{ ...range, note }],
    });
    const inItaly = sampleInput(here, [{ ...user('Alfa Meccanica S.r.l.'), country: 'IT' }]);
    expect(resolveCompany(inItaly, both)).toMatchObject({ decision: 'identified', match: { companyId: 91 } });
  });

  describe('is heard before a form that nobody confirmed', () => {
    const gamma = sampleCompany(7, 'Gamma Ottica S.p.A.', {
      domains: ['gamma.it'],
      aliasDomains: ['brandx.com'],
    });
    const claimed = (kind: 'form_email' | 'link_token' | 'verified_email', domain: string) =>
      sampleInput(here, [], { firstParty: [sampleClaim(kind, domain)] });

    it('where nobody is to be named', () => {
      const knowledge = sampleKnowledge({
        companies: [gamma],
        rangePins: [{ ...range, note: { companyId: 0, row: 'pin:2' } }],
      });
      const trace = resolveCompany(claimed('form_email', 'gamma.it'), knowledge);
      expect(trace).toMatchObject({ decision: 'none', reason: 'suppressed' });
      expect(trace.discarded).toContainEqual({ name: 'gamma.it', why: 'nobody_here' });
      expect(resolveCompany(claimed('verified_email', 'gamma.it'), knowledge).name).toBe(gamma.name);
    });

    it.each([
      ['a known company, also by its other domain', { companyId: 7, name: '' }, 'brandx.com'],
      ['a company known by its domain alone', { companyId: 0, name: 'ferrari.com' }, 'ferrari.com'],
      ['a company by the name that the network gave', { companyId: 0, name: 'Zolvani S.r.l.' }, 'zolvani.it'],
    ])('where %s was wrong, on that network alone', (_, wrong, domain) => {
      const note = { ...wrong, domain: '', row: 'correction:3' };
      const knowledge = sampleKnowledge({ companies: [gamma], suppressions: [{ ...range, note }] });
      for (const kind of ['form_email', 'link_token'] as const)
        expect(resolveCompany(claimed(kind, domain), knowledge)).toMatchObject({
          decision: 'none',
          reason: 'suppressed',
        });
      expect(resolveCompany(claimed('verified_email', domain), knowledge).decision).toBe('identified');
      const elsewhere = { ...claimed('form_email', domain), address: sampleAddress('151.1.3.1') };
      expect(resolveCompany(elsewhere, knowledge).decision).toBe('identified');
    });

    it('and the network is asked then', () => {
      const note = { companyId: 7, domain: '', name: '', row: 'correction:3' };
      const knowledge = sampleKnowledge({ companies: [gamma], suppressions: [{ ...range, note }] });
      const input = { ...claimed('form_email', 'gamma.it'), statements: [user('Alfa Meccanica S.r.l.')] };
      expect(resolveCompany(input, knowledge).name).toBe('Alfa Meccanica S.r.l.');
    });
  });

  it('has a company that no firm of the same name with another domain is tied to', () => {
    const known = sampleCompany(3, 'Alfa Impianti S.r.l.', { domains: ['alfaimpianti.it'] });
    const knowledge = sampleKnowledge({ companies: [known] });
    const matched = (domain: string, provider = 'Retelit', more = {}) =>
      resolveCompany(
        sampleInput(here, [
          sampleStatement('mmdb:isp', '151.1.2.0/28', {
            ...{ organisation: 'Alfa Impianti S.r.l.', provider, domain, country: 'IT' },
            ...more,
          }),
        ]),
        knowledge,
      ).match;
    expect(matched('alfa-impianti-bari.it')).toMatchObject({
      companyId: 0,
      suggestions: [{ companyId: 3 }],
    });
    expect(matched('altracosa.it', '', { userType: 'business' }).companyId).toBe(0);
    for (const domain of ['', 'alfaimpianti.it', 'alfaimpianti.com', 'retelit.it', 'customers.oleane.fr'])
      expect(matched(domain)).toMatchObject({ companyId: 3 });
  });

  it('has companies that are found by domain, alias, handle and name, in this order', () => {
    const companies = [
      sampleCompany(1, 'Uno Meccanica S.r.l.', {
        domains: ['unomeccanica.it'],
        aliasDomains: ['uno-brand.it'],
        handles: ['ORG-UM1-RIPE'],
      }),
      sampleCompany(2, 'Due Ottica Veronese S.p.A.'),
    ];
    const knowledge = sampleKnowledge({ companies });
    const claimed = (domain: string) =>
      resolveCompany(sampleInput('', [], { firstParty: [sampleClaim('verified_email', domain)] }), knowledge)
        .match;
    expect(claimed('unomeccanica.it')).toMatchObject({ companyId: 1, rule: 'domain' });
    expect(claimed('uno-brand.it')).toMatchObject({ companyId: 1, rule: 'alias_domain' });
    const registered = (description: string, handle: string, country: string) =>
      resolveCompany(
        sampleInput(here, [
          sampleRegistration(
            '151.1.2.0/28',
            { description: [description], organisationHandle: handle },
            { country },
          ),
        ]),
        knowledge,
      ).match;
    expect(registered('Tre Chimica S.r.l.', 'ORG-UM1-RIPE', 'IT')).toMatchObject({
      companyId: 1,
      rule: 'range',
    });
    expect(registered('DUE OTTICA VERONESE SPA', '', 'IT')).toMatchObject({
      companyId: 2,
      rule: 'name_form_country',
    });
    expect(registered('Due Ottica Veronese', '', 'IT')).toMatchObject({ companyId: 2, rule: 'name_country' });
    expect(registered('Due Ottica Veronese', '', 'FR')).toMatchObject({
      companyId: 0,
      suggestions: [{ companyId: 2 }],
    });
    expect(registered('Due Ottica Veronese S.r.l.', '', 'IT')).toMatchObject({ companyId: 0, rule: '' });
  });

  it('has two companies that fit equally, and neither is attached', () => {
    const twins = [
      sampleCompany(1, 'Due Ottica Veronese S.p.A.'),
      sampleCompany(2, 'Due Ottica Veronese SPA'),
    ];
    const statement = sampleRegistration(
      '151.1.2.0/28',
      { description: ['Due Ottica Veronese S.p.A.'] },
      { country: 'IT' },
    );
    expect(
      resolveCompany(sampleInput(here, [statement]), sampleKnowledge({ companies: twins })).match,
    ).toMatchObject({
      companyId: 0,
      candidates: [1, 2],
    });
  });

  it('may pin a range only that is one', () => {
    expect(() =>
      sampleKnowledge({
        rangePins: [{ first: '10.0.0.9', last: '10.0.0.1', note: { companyId: 1, row: '' } }],
      }),
    ).toThrow('write the lower address first');
    expect(sampleAddress(here).isBogon).toBe(false);
  });
});
