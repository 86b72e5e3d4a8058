// A correction of one visit takes no company away from visitors who have nothing to do with it.

import { expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
} from '#tests/support/sample-resolution.ts';
import {
  findCorrectionSubject,
  findStandingCorrection,
} from '../../../dashboard/web/pages/visits/find-correction-subject.ts';

const gamma = sampleCompany(7, 'Gamma Ottica S.p.A.', {
  domains: ['gamma.it'],
  aliasDomains: ['brandx.com'],
});
const knowledge = sampleKnowledge({ companies: [gamma] });
const decidedBy = (kind: 'verified_email' | 'form_email' | 'link_token') =>
  resolveCompany(sampleInput('151.1.2.3', [], { firstParty: [sampleClaim(kind, 'brandx.com')] }), knowledge);

it('is about the domain that was proved, and not about the main one of the company that it led to', () => {
  const trace = decidedBy('verified_email');
  expect(trace.domain).toBe('gamma.it');
  expect(findCorrectionSubject(trace)).toEqual({ kind: 'domain', text: 'brandx.com' });
});

it.each(['form_email', 'link_token'] as const)('is about the network where a %s led to the company', (kind) =>
  expect(findCorrectionSubject(decidedBy(kind))).toEqual({ kind: 'range', text: '151.1.2.0/24' }),
);

it('is about what was corrected before, and not about the neighbours', () => {
  const range = { first: '31.15.0.5', last: '31.15.0.5' };
  const registered = sampleRegistration(
    '31.15.0.5/32',
    { description: ['Firma Numero 5 SRL'] },
    { country: 'IT' },
  );
  const correct = (parts: Parameters<typeof sampleKnowledge>[0]) =>
    resolveCompany(sampleInput('31.15.0.5', [registered]), sampleKnowledge(parts));
  const wrong = { companyId: 0, domain: '', name: 'Firma Numero 5 SRL', row: 'correction:12' };
  const traces = [
    correct({ suppressions: [{ ...range, note: wrong }] }),
    correct({ rangePins: [{ ...range, note: { companyId: 0, row: 'correction:12' } }] }),
    correct({ companies: [gamma], rangePins: [{ ...range, note: { companyId: 7, row: 'correction:12' } }] }),
  ];
  for (const trace of traces) {
    expect(trace.network.cidr).toBe('31.15.0.0/24');
    expect(findStandingCorrection(trace)).toBe(12);
    expect(findCorrectionSubject(trace, { subject: '31.15.0.5', isDomain: false })).toEqual({
      kind: 'range',
      text: '31.15.0.5',
    });
  }
  expect(findStandingCorrection(correct({}))).toBeUndefined();
  const pinned = correct({ rangePins: [{ ...range, note: { companyId: 0, row: 'pin:12' } }] });
  expect(findStandingCorrection(pinned)).toBeUndefined();
});
