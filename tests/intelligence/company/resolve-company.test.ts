// How evidence is weighed, in which order sources decide, and what is never shown.

import { describe, expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleClaim,
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
      discarded: [
        { name: 'Alfa Meccanica S.r.l.', why: 'pool_range' },
        { name: 'Retelit', why: 'pool_range' },
      ],
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

  it('takes a name of hidden addresses among rented machines for a VPN, and elsewhere for a firm', () => {
    const firm = 'Norvell Shield S.r.l.';
    const within = (provider: string) =>
      resolveCompany(
        sampleInput(here, [
          sampleRegistration('151.1.2.0/28', { description: [firm] }),
          sampleStatement('mmdb:isp', '151.1.2.0/28', { organisation: firm, provider }),
        ]),
        nothing,
      );
    expect(within('Tavolo Cloud S.r.l.')).toMatchObject({ decision: 'none', reason: 'hosting' });
    expect(within('Retelit').name).toBe(firm);
  });

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
