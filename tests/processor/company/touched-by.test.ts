// Only decisions that rest on what has changed are made again; every one that could be another is among them.

import { describe, expect, it } from 'vitest';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { createTouchTest } from '#processor/company/touched-by.ts';
import type { KnownChanges } from '#stores/records/known/known-changes.ts';
import { networkKeys } from '#stores/records/known/network-keys.ts';
import {
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
  sampleStatement,
} from '#tests/support/sample-resolution.ts';

const none: KnownChanges = { companies: new Set(), domains: new Set(), names: new Set(), ranges: [] };

function traceOf(known: CompanyKnowledge, firstParty: readonly ReturnType<typeof sampleClaim>[] = []) {
  const says = { organisation: 'Officine Bianchi S.p.A.', provider: 'Carrier', userType: 'business' };
  const statements = [sampleStatement('mmdb:isp', '203.1.2.0/28', { ...says, country: 'IT' })];
  const live = { current: () => known, staffOf: () => undefined, staffOfDomain: () => undefined };
  return answerOf(live, { ...sampleInput('203.1.2.3', statements), firstParty }).trace;
}

const rangeOf = (network: string) => {
  const keys = networkKeys(network);
  return keys === undefined ? [] : [keys];
};

describe('a change', () => {
  const unknown = sampleKnowledge();
  const trace = traceOf(unknown);
  const touches = (changes: Partial<KnownChanges>, of = trace, told = '', known = unknown) =>
    createTouchTest({ ...none, ...changes }, known)(of, { told, network: of.network.cidr });

  it('of a company touches those who were named by it, and those who bear its name now', () => {
    const known = sampleKnowledge({ companies: [sampleCompany(7, 'Officine Bianchi S.p.A.')] });
    expect(touches({ companies: new Set([7]) }, traceOf(known))).toBe(true);
    expect(touches({ companies: new Set([8]) }, traceOf(known))).toBe(false);
    const sortKey = unknown.names.read('Officine Bianchi S.p.A.').name.sortKey;
    expect(touches({ companies: new Set([8]), names: new Set([sortKey]) })).toBe(true);
    expect(touches({ companies: new Set([8]), names: new Set(['verdi']) })).toBe(false);
  });

  it('of a domain touches those who gave it or have it in their reverse name', () => {
    const domains = new Set(['alfa.it']);
    expect(touches({ domains }, traceOf(unknown, [sampleClaim('verified_email', 'alfa.it')]))).toBe(true);
    expect(touches({ domains }, trace, '{"claims":[{"domain":"alfa.it"}],"ptr":""}')).toBe(true);
    expect(touches({ domains }, trace, '{"claims":[],"ptr":"gw.alfa.it"}')).toBe(true);
    expect(touches({ domains }, trace, '{"claims":[],"ptr":"gw.alfa.it.beta.it"}')).toBe(false);
    expect(touches({ domains })).toBe(false);
  });

  it('of a range touches every network that has an address in it', () => {
    const ranges = [...rangeOf('203.1.2.0/30'), ...rangeOf('203.1.0.0/20'), ...rangeOf('2a01:4f8::/48')];
    expect(touches({ ranges })).toBe(true);
    expect(touches({ ranges: rangeOf('203.1.2.8/32') })).toBe(true);
    expect(touches({ ranges: [...rangeOf('203.1.1.0/24'), ...rangeOf('203.1.2.16/28')] })).toBe(false);
  });
});
