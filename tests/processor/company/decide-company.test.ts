// Staff are told by what nobody can make up.

import { describe, expect, it } from 'vitest';
import { answerOf } from '#processor/company/decide-company.ts';
import { sampleClaim } from '#tests/support/sample-resolution.ts';
import { liveKnowledge } from '../../support/live-knowledge.ts';

const day = '2026-10-01';

describe('a colleague', () => {
  const staff = { note: 'staff', row: 'pin:1' };
  const knowledge = liveKnowledge(
    {},
    { staffOfDomain: (domain) => (domain === 'ours.it' ? staff : undefined) },
  );
  const isOwn = (kind: 'verified_email' | 'link_token' | 'form_email') =>
    answerOf(knowledge, {
      ...{ address: undefined, statements: [], isBot: false, ptr: '', day },
      firstParty: [sampleClaim(kind, 'ours.it')],
    }).isOwn;

  it('is who has proved it, and nobody who wrote such an address into a form', () => {
    expect([isOwn('verified_email'), isOwn('link_token'), isOwn('form_email')]).toEqual([true, true, false]);
  });
});
