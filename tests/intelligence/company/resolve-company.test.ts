// How evidence is weighed, in which order sources decide, and what is never shown.

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

describe('the network', () => {
  it('names the registered end user, with less trust in an old entry', () => {
    const registered = sampleRegistration(
      '194.206.161.47/32',
      { description: ['RPN Holding', 'ZI nord BP 7132'], lastModified: '2001-09-21' },
      { country: 'FR' },
    );
    const office = sampleStatement('mmdb:ent', '', {
      connectionType: 'corporate',
      asn: 3215,
      asnName: 'Orange S.A.',
    });
    const trace = resolveCompany(sampleInput('194.206.161.47', [registered, office]), nothing);
    expect(trace).toMatchObject({
      decision: 'identified',
      name: 'RPN Holding',
      network: { cidr: '194.206.161.47/32', asn: 3215 },
      country: 'FR',
    });
    expect(trace.against).toMatchObject([{ id: 'N5_older', bits: -1.5, value: '2001-09-21' }]);
    expect(trace.evidence.map(({ id }) => id)).toContain('E10');
  });

  it('is heard by its deepest range', () => {
    const wide = sampleRegistration('151.1.0.0/16', { status: 'ALLOCATED PA', description: ['Retelit'] });
    const site = sampleRegistration('151.1.2.0/24', { description: ['Alfa Meccanica S.r.l.'] });
    const part = sampleRegistration('151.1.2.0/28', { description: ['Beta Tessile S.p.A.'] });
    const trace = resolveCompany(sampleInput(here, [wide, site, part]), nothing);
    expect(trace).toMatchObject({
      name: 'Beta Tessile S.p.A.',
      band: 'high',
      network: { cidr: '151.1.2.0/28' },
    });
    expect(trace.discarded).toContainEqual({ name: 'Alfa Meccanica S.r.l.', why: 'wider_range' });
  });

  it('never names who holds a pool', () => {
    for (const status of ['ALLOCATED PA', 'SUB-ALLOCATED PA', 'AGGREGATED-BY-LIR', 'REALLOCATION']) {
      const pool = sampleRegistration('151.1.2.0/24', { status }, { organisation: 'Alfa Meccanica S.r.l.' });
      expect(resolveCompany(sampleInput(here, [pool]), nothing).decision).toBe('none');
    }
    const pool = sampleRegistration('151.1.2.0/24', { status: 'ALLOCATED PA' }, { organisation: 'Retelit' });
    expect(
      resolveCompany(sampleInput(here, [pool, user('Alfa Meccanica S.r.l.', '151.1.2.0/24')]), nothing),
    ).toMatchObject({
      decision: 'none',
      discarded: [{ name: 'Alfa Meccanica S.r.l.', why: 'pool_range' }],
    });
    expect(resolveCompany(sampleInput(here, [pool, user('Alfa Meccanica S.r.l.')]), nothing).name).toBe(
      'Alfa Meccanica S.r.l.',
    );
  });
  it.each(['Uninet S.A. de C.V.', 'UNINET', 'Gestión de direccionamiento UniNet', 'Uninet Mexico'])(
    'never names its provider, also when he is called %s',
    (organisation) => {
      const statement = sampleStatement('mmdb:isp', '151.1.2.0/28', {
        organisation,
        provider: 'Uninet S.A. de C.V.',
      });
      expect(resolveCompany(sampleInput(here, [statement]), nothing)).toMatchObject({
        decision: 'none',
        reason: 'isp_pool',
      });
    },
  );

  it('keeps a company whose entry carries the provider along', () => {
    const statement = sampleStatement('mmdb:isp', '151.1.2.0/28', {
      organisation: 'Empaques de Carton Uninet',
      provider: 'Uninet S.A. de C.V.',
    });
    expect(resolveCompany(sampleInput(here, [statement]), nothing).decision).toBe('identified');
  });
  it('holds a name with a word of pools back from the highest bands', () => {
    const named = sampleRegistration('151.1.2.0/28', { description: ['Dynamic Systems S.r.l.'] });
    expect(resolveCompany(sampleInput(here, [named]), nothing)).toMatchObject({
      name: 'Dynamic Systems S.r.l.',
      band: 'medium',
      against: [{ id: 'N2_named' }],
    });
    const label = sampleRegistration('151.1.2.0/28', {
      netname: 'DSL-POOL-7',
      description: ['Alfa Meccanica'],
    });
    expect(resolveCompany(sampleInput(here, [label]), nothing).against).toMatchObject([
      { id: 'N2', bits: -8 },
    ]);
  });
  it('leaves it open when two sources name different companies for one site', () => {
    const other = sampleStatement('mmdb:other', '151.1.2.0/28', {
      organisation: 'Gamma Ottica S.p.A.',
      provider: 'Retelit',
    });
    const trace = resolveCompany(sampleInput(here, [user('Alfa Meccanica S.r.l.'), other]), nothing);
    expect(trace).toMatchObject({
      decision: 'none',
      reason: 'ambiguous',
      name: '',
      against: [{ id: 'N1', bits: -6 }],
    });
  });
  it('is outweighed where a wide range is called residential and another source names a few addresses in it', () => {
    const residential = sampleStatement('mmdb:ent', '151.1.0.0/16', {
      organisation: 'Retelit',
      provider: 'Retelit',
      userType: 'residential',
    });
    expect(
      resolveCompany(sampleInput(here, [residential, user('Alfa Meccanica S.r.l.')]), nothing),
    ).toMatchObject({
      decision: 'identified',
      against: [{ id: 'N3_wider' }],
    });
    const same = { ...residential, ...user('Alfa Meccanica S.r.l.', '151.1.0.0/16') };
    expect(resolveCompany(sampleInput(here, [residential, same]), nothing)).toMatchObject({
      decision: 'none',
      reason: 'residential',
    });
  });
  it('of a system of its own is the company, unless anybody says that it carries others', () => {
    const own = { asn: 64_999, asnName: 'ALFA Meccanica AG' };
    const statement = sampleStatement('mmdb:isp', '151.0.0.0/14', {
      organisation: 'Alfa Meccanica',
      provider: 'Alfa Meccanica',
      ...own,
    });
    const voted = (kind: 'business' | 'isp') =>
      sampleKnowledge({ systemVotes: new Map([[own.asn, [{ dataset: 'list:systems.csv', kind }]]]) });
    expect(resolveCompany(sampleInput(here, [statement]), voted('business'))).toMatchObject({
      name: 'Alfa Meccanica',
      band: 'high',
      evidence: [{ id: 'E5', bits: 11 }],
    });
    expect(resolveCompany(sampleInput(here, [statement]), voted('isp')).decision).toBe('none');
    expect(resolveCompany(sampleInput(here, [statement]), nothing).decision).toBe('none');
  });
  it('believes a company database where name, domain and country agree', () => {
    const row = {
      organisation: 'Enecom,Inc.',
      userType: 'business',
      asnDomain: 'carrier.example',
      country: 'JP',
    };
    const right = sampleStatement('mmdb:company', '151.1.2.0/24', { ...row, domain: 'enecom.co.jp' });
    expect(resolveCompany(sampleInput(here, [right]), nothing)).toMatchObject({
      domain: 'enecom.co.jp',
      evidence: [{ id: 'E7', bits: 9 }],
    });
    const wrong = sampleStatement('mmdb:company', '151.1.2.0/24', { ...row, domain: 'eneco.nl' });
    const trace = resolveCompany(sampleInput(here, [wrong]), nothing);
    expect(trace).toMatchObject({ domain: '', evidence: [{ id: 'E8' }, { id: 'E8_form' }] });
    expect(trace.discarded).toContainEqual({ name: 'eneco.nl', why: 'unlike_name' });
  });

  it('of a domain that many organisations share is the provider and not the domain', () => {
    const knowledge = sampleKnowledge({ providerDomains: new Map([['alfameccanica.it', 1412]]) });
    const statement = { ...user('Alfa Meccanica S.r.l.'), domain: 'alfameccanica.it' };
    expect(resolveCompany(sampleInput(here, [statement]), knowledge).discarded).toContainEqual({
      name: 'alfameccanica.it',
      why: 'provider_domain(n=1412)',
    });
    expect(resolveCompany(sampleInput(here, [statement]), nothing).domain).toBe('alfameccanica.it');
  });

  it('hears a forward-confirmed name, but not one that a provider gives by number', () => {
    expect(resolveCompany(sampleInput(here, [], { ptr: 'mail.alfameccanica.it' }), nothing)).toMatchObject({
      domain: 'alfameccanica.it',
      evidence: [{ id: 'E9', family: 'dns' }],
      band: 'medium',
    });
    expect(
      resolveCompany(sampleInput(here, [], { ptr: 'host-151-1-2-3.alfanet.it' }), nothing).decision,
    ).toBe('none');
    expect(resolveCompany(sampleInput(here, [], { ptr: 'adsl.alfanet.it' }), nothing).decision).toBe('none');
  });

  it('counts the strongest of a family and little more', () => {
    const statements = ['a', 'b', 'c', 'd'].map((name) => ({
      ...user('Alfa Meccanica S.r.l.'),
      dataset: { id: `mmdb:${name}`, family: 'registry' as const, date: '', licence: '' },
      userType: 'business',
      staticScore: 90,
    }));
    const trace = resolveCompany(sampleInput(here, statements, { ptr: 'mail.alfameccanica.it' }), nothing);
    const bits = trace.evidence.reduce((sum, evidence) => sum + evidence.bits, 0);
    expect(bits).toBe(9 + 2);
    expect(trace.probability).toBe(0.97);
  });

  it('believes a company database by its own domain, and not by one that only ends alike', () => {
    const row = { organisation: 'Zolvani S.r.l.', userType: 'business', country: 'IT' };
    const other = sampleStatement('mmdb:domains', '', { domain: 'zolvani.it' });
    const named = (domain: string) =>
      resolveCompany(
        sampleInput(here, [sampleStatement('mmdb:company', '151.1.2.0/24', { ...row, domain }), other]),
        nothing,
      );
    expect(named('www.zolvani.it').evidence).toMatchObject([{ id: 'E7' }]);
    expect(named('myzolvani.it')).toMatchObject({
      domain: 'zolvani.it',
      evidence: [{ id: 'E8' }, { id: 'E8_form' }],
    });
  });

  describe('where a crowd comes from a few addresses', () => {
    const crowds = [{ first: '151.1.2.0', last: '151.1.2.7', visitors: 40 }];
    const inRange = (cidr: string) => [user('Alfa Meccanica S.r.l.', cidr)];

    it('is doubted, and the range is remembered so that it can be counted again', () => {
      const trace = resolveCompany(sampleInput(here, inRange('151.1.2.0/29')), sampleKnowledge({ crowds }));
      expect(trace.against).toMatchObject([{ id: 'N4', bits: -3, field: 'visitors', value: '40' }]);
      expect(trace.network.cidr).toBe('151.1.2.0/29');
    });

    it('is nobody on one source alone, and still keeps no range that was nobody’s before', () => {
      const weak = [user('Alfa Meccanica', '151.1.2.0/29')];
      const known = sampleKnowledge({ crowds });
      const without = resolveCompany(sampleInput(here, weak), nothing);
      const trace = resolveCompany(sampleInput(here, weak), known);
      expect(trace.probability).toBeLessThan(without.probability);
      const isNamed = without.decision === 'identified';
      expect(trace.network.cidr).toBe(isNamed ? '151.1.2.0/29' : '151.1.2.0/24');
    });

    it('is not doubted for another range, a larger one, or fewer visitors', () => {
      const against = (cidr: string, known: Parameters<typeof sampleKnowledge>[0]) =>
        resolveCompany(sampleInput(here, inRange(cidr)), sampleKnowledge(known)).against;
      expect(against('151.1.2.0/30', { crowds })).toEqual([]);
      const wide = [{ first: '151.1.2.0', last: '151.1.2.15', visitors: 400 }];
      expect(against('151.1.2.0/28', { crowds: wide })).toEqual([]);
      expect(
        against('151.1.2.0/29', { crowds: [{ first: '151.1.2.0', last: '151.1.2.7', visitors: 29 }] }),
      ).toEqual([]);
    });

    it('counts a /64 of IPv6 like a /29, and a site’s /48 not', () => {
      const trace = (cidr: string, last: string) =>
        resolveCompany(
          sampleInput('2a01:4f8:1:2::3', [user('Alfa Meccanica S.r.l.', cidr)]),
          sampleKnowledge({ crowds: [{ first: '2a01:4f8:1:2::', last, visitors: 40 }] }),
        );
      expect(trace('2a01:4f8:1:2::/64', '2a01:4f8:1:2:ffff:ffff:ffff:ffff').against).toMatchObject([
        { id: 'N4' },
      ]);
      expect(trace('2a01:4f8:1:2::/63', '2a01:4f8:1:3:ffff:ffff:ffff:ffff').against).toEqual([]);
    });

    it('forgets the crowd together with the source that told of the range', () => {
      const others = [user('Alfa Meccanica S.r.l.', '151.1.2.0/28')];
      const known = sampleKnowledge({ crowds });
      expect(resolveCompany(sampleInput(here, others), known)).toEqual(
        resolveCompany(sampleInput(here, others), nothing),
      );
    });
  });
});

describe('a natural person', () => {
  const person = user('Mario Bianchi', '151.1.2.0/29');
  const known = sampleKnowledge({
    companies: [sampleCompany(5, 'Bianchi Costruzioni S.r.l.', { domains: ['mariobianchi.it'] })],
  });

  it('is nowhere where the line of a pool of homes has the name', () => {
    const pool = sampleRegistration('151.1.2.0/24', {
      status: 'ALLOCATED PA',
      description: ['Residential customer Giovanni Bianchi'],
    });
    const trace = resolveCompany(
      sampleInput(here, [pool, user('Alfa Meccanica S.r.l.', '151.1.2.0/29')]),
      nothing,
    );
    expect(trace.against.map(({ id }) => id)).toContain('N3');
    expect(JSON.stringify(trace)).not.toMatch(/giovanni|bianchi/i);
  });

  it.each(['mail.mariobianchi.it', 'mail.bianchi-costruzioni.it'])(
    'is not named by the reverse name %s of the own network',
    (ptr) => {
      const trace = resolveCompany(sampleInput(here, [person], { ptr }), nothing);
      expect(trace).toMatchObject({ decision: 'none', reason: 'person' });
      expect(JSON.stringify(trace)).not.toMatch(/bianchi/i);
    },
  );

  it('is not named by the own domain, in a reverse name or in an e-mail', () => {
    const byPtr = resolveCompany(sampleInput(here, [], { ptr: 'anna-rossi.it' }), nothing);
    expect(byPtr).toMatchObject({ decision: 'none', reason: 'person' });
    for (const kind of ['form_email', 'verified_email', 'link_token'] as const) {
      const firstParty = [sampleClaim(kind, 'mario-bianchi.it')];
      const trace = resolveCompany(sampleInput(here, [], { firstParty }), nothing);
      expect(trace).toMatchObject({ decision: 'none', reason: 'person' });
      expect(JSON.stringify(trace)).not.toMatch(/bianchi/i);
    }
    const firstParty = [sampleClaim('form_email', 'mario-bianchi.it')];
    expect(
      resolveCompany(sampleInput(here, [user('Alfa Meccanica S.r.l.')], { firstParty }), nothing).name,
    ).toBe('Alfa Meccanica S.r.l.');
  });

  it('may have given the name to a company that the operator has, or that is named in full', () => {
    const ptr = 'mail.mariobianchi.it';
    expect(resolveCompany(sampleInput(here, [person], { ptr }), known)).toMatchObject({
      name: 'Bianchi Costruzioni S.r.l.',
      match: { companyId: 5, rule: 'domain' },
    });
    expect(resolveCompany(sampleInput(here, [user('Mario Bianchi S.r.l.')], { ptr }), nothing)).toMatchObject(
      { name: 'Mario Bianchi S.r.l.', domain: 'mariobianchi.it' },
    );
  });
});

describe('a visitor', () => {
  const residential = sampleStatement('mmdb:ent', '', { userType: 'residential' });

  it('who confirmed a work e-mail is of that company wherever the visit comes from', () => {
    const input = sampleInput(here, [residential], {
      firstParty: [sampleClaim('verified_email', 'acme.example.it')],
    });
    expect(
      resolveCompany({ ...input, firstParty: [sampleClaim('verified_email', 'alfameccanica.it')] }, nothing),
    ).toMatchObject({
      decision: 'identified',
      band: 'verified',
      probability: 0.996,
      domain: 'alfameccanica.it',
      kind: 'residential',
      network: { cidr: '151.1.2.0/24' },
    });
  });

  it('is believed half as much a year later', () => {
    const claim = sampleClaim('verified_email', 'alfameccanica.it', '2025-10-01');
    expect(resolveCompany(sampleInput('', [], { firstParty: [claim] }), nothing).evidence).toMatchObject([
      { id: 'E1', bits: expect.closeTo(7, 0) },
    ]);
  });

  it('whose form nobody confirmed gives medium at most, and more with a network that says the same', () => {
    const firstParty = [sampleClaim('form_email', 'alfameccanica.it')];
    expect(resolveCompany(sampleInput(here, [residential], { firstParty }), nothing)).toMatchObject({
      band: 'medium',
      probability: 0.97,
    });
    expect(
      resolveCompany(sampleInput(here, [user('Alfa Meccanica S.r.l.')], { firstParty }), nothing),
    ).toMatchObject({
      band: 'high',
      name: 'Alfa Meccanica S.r.l.',
    });
    const elsewhere = resolveCompany(
      sampleInput(here, [user('Gamma Ottica S.p.A.')], { firstParty }),
      nothing,
    );
    expect(elsewhere).toMatchObject({ domain: 'alfameccanica.it', band: 'medium', against: [] });
    expect(elsewhere.discarded).toContainEqual({ name: 'Gamma Ottica S.p.A.', why: 'visitor_decides' });
  });

  it('of a forwarded link is believed less', () => {
    const claim = sampleClaim('link_token', 'alfameccanica.it');
    const alone = resolveCompany(sampleInput(here, [], { firstParty: [claim] }), nothing);
    const shared = resolveCompany(
      sampleInput(here, [], { firstParty: [{ ...claim, visitors: 2 }] }),
      nothing,
    );
    expect([alone.band, alone.probability, shared.probability]).toEqual(['high', 0.97, 0.889]);
  });

  it.each(['gmail.com', 'mailinator.com', 'libero.it', 'pec.it', 'not a domain'])(
    'with an address at %s names no company',
    (domain) => {
      const input = sampleInput('', [], { firstParty: [sampleClaim('verified_email', domain)] });
      expect(resolveCompany(input, nothing)).toMatchObject({ decision: 'none', reason: 'no_data' });
    },
  );

  it('who is a bot is nothing else, and a private address is no network', () => {
    const claim = [sampleClaim('verified_email', 'alfameccanica.it')];
    expect(resolveCompany(sampleInput(here, [], { isBot: true, firstParty: claim }), nothing)).toMatchObject({
      reason: 'bot',
      vetoes: ['bot'],
    });
    expect(resolveCompany(sampleInput('10.1.2.3', [user('Alfa Meccanica S.r.l.')]), nothing).reason).toBe(
      'bogon',
    );
  });
});

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
