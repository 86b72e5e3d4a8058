// Whether a domain is the company's own: 0.6 parts those that are taken from those that are not.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitDomainToName } from '#intelligence/company/domains/fit-domain-to-name.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';

const fitOf = (domain: string, name: string) => fitDomainToName(domain, normaliseName(name));

describe('fitDomainToName', () => {
  it('takes domains that are made of the name', () => {
    for (const [domain, name] of [
      ['enecom.co.jp', 'Enecom,Inc.'],
      ['ghd.com', 'GHD'],
      ['mueller.de', 'Müller GmbH'],
      ['muller.de', 'Müller GmbH'],
      ['zucchetti.it', 'Zucchetti Software S.r.l.'],
      ['ibm.com', 'International Business Machines Corp.'],
      ['booking.com', 'Booking.com B.V.'],
      ['ferrarigroup.it', 'Ferrari S.p.A.'],
      ['vikco-insurance.com', 'Vikco Insurance'],
      ['rossicostruzioni.it', 'Rossi Costruzioni S.r.l.'],
      ['bancadibologna.it', 'Banca di Bologna'],
      ['loreal.fr', "L'Oréal S.A."],
      ['fca.it', 'Fabbrica Cuscinetti Alfieri'],
    ] as const) {
      expect(fitOf(domain, name), `${domain} ${name}`).toBeGreaterThanOrEqual(0.6);
    }
  });

  it('refuses the domains of others, however alike', () => {
    for (const [domain, name] of [
      ['eneco.nl', 'Enecom,Inc.'],
      ['oleane.fr', 'Transports Routiers De Marchandises'],
      ['qwest.net', 'ATMI'],
      ['speakeasy.net', 'Vikco Insurance'],
      ['uniten.edu.my', 'VITROX TECHNOLOGIES'],
      ['bredband2.com', 'Bevtec'],
      ['costruzioni.it', 'Rossi Costruzioni S.r.l.'],
      ['insurance.com', 'Vikco Insurance'],
      ['bologna.it', 'Banca di Bologna'],
      ['', 'Bevtec'],
    ] as const) {
      expect(fitOf(domain, name), `${domain} ${name}`).toBeLessThan(0.6);
    }
  });

  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.domain(), fc.string(), (domain, name) => {
        const found = fitOf(domain, name);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }),
    );
  });
});
