// A natural person is nobody's company: neither by name nor by domain, and in no trace.

import { describe, expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
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
