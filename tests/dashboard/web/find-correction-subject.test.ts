// A correction of one visit takes no company away from visitors who have nothing to do with it.

import { expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
} from '#tests/support/sample-resolution.ts';
import { findCorrectionSubject } from '../../../dashboard/web/pages/visits/find-correction-subject.ts';

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
