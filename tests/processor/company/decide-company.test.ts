// What is kept of a decision tells nobody's address, and staff are told by what nobody can make up.

import { describe, expect, it } from 'vitest';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import { answerOf, createCompanyDecider } from '#processor/company/decide-company.ts';
import { describeDecision } from '#processor/company/describe-decision.ts';
import { sampleAddress, sampleClaim, sampleStatement } from '#tests/support/sample-resolution.ts';
import { liveKnowledge } from '../../support/live-knowledge.ts';

const day = '2026-10-01';
const carrier = sampleStatement('mmdb:isp', '93.45.0.0/16', {
  organisation: 'Fastweb SpA',
  provider: 'Fastweb SpA',
});

/** Decides for addresses of which these are the confirmed reverse names. */
function decide(names: Readonly<Record<string, string>>, statements: readonly NetworkStatement[] = []) {
  const byWord = new Map(Object.entries(names).map(([text, name]) => [sampleAddress(text).word0, name]));
  const sources = {
    statements: () => statements,
    ptrOf: ({ word0 }: { word0: number }) => byWord.get(word0) ?? '',
    revision: 1,
  };
  const decider = createCompanyDecider({ knowledge: liveKnowledge(), sources });
  return Object.keys(names).map((address) => decider({ address, claims: [], day }));
}

const rowOf = ({ id, answer }: ReturnType<typeof decide>[number]) =>
  answer === undefined ? undefined : describeDecision(id, answer, 0, 'granted');

describe('the reverse name of an address', () => {
  it('is not kept where a provider gave it, and the addresses of one network share one decision', () => {
    const names = {
      '93.45.12.7': '93-45-12-7.ip12.fastwebnet.it',
      '93.45.12.8': '93-45-12-8.ip12.fastwebnet.it',
    };
    const decisions = decide(names, [carrier]);
    expect(new Set(decisions.map(({ id }) => id)).size).toBe(1);
    for (const decision of decisions) {
      const row = rowOf(decision);
      expect(row?.told).toBe('');
      expect(JSON.stringify(row)).not.toContain('fastwebnet');
    }
  });

  it('is kept as the domain alone where it may be a company’s', () => {
    const [first, second] = decide(
      { '93.45.12.7': 'mail.alfameccanica.it', '93.45.12.8': 'www.alfameccanica.it' },
      [carrier],
    );
    expect(first?.id).toBe(second?.id);
    const row = first && rowOf(first);
    expect(row?.told).toBe('{"claims":[],"ptr":"alfameccanica.it"}');
    expect(JSON.stringify(row)).not.toContain('mail.alfameccanica.it');
  });

  it('is not kept at all where it is a person’s own domain', () => {
    const [decision] = decide({ '93.45.12.7': 'mail.anna-rossi.it' });
    expect(decision?.answer?.trace).toMatchObject({ decision: 'none', reason: 'person' });
    expect(JSON.stringify(decision)).not.toContain('rossi');
  });

  it('leads to the same decision again from what was kept of it', () => {
    const knowledge = liveKnowledge();
    const address = sampleAddress('93.45.12.7');
    const common = { address, statements: [carrier], isBot: false, firstParty: [], day };
    for (const ptr of ['93-45-12-7.ip12.fastwebnet.it', 'mail.alfameccanica.it', 'mail.anna-rossi.it']) {
      const first = answerOf(knowledge, { ...common, ptr });
      expect(answerOf(knowledge, { ...common, ptr: first.told.ptr })).toEqual(first);
    }
  });
});

describe('a colleague', () => {
  const staff = { note: 'staff', row: 'pin:1' };
  const knowledge = liveKnowledge(undefined, {
    staffOfDomain: (domain) => (domain === 'ours.it' ? staff : undefined),
  });
  const isOwn = (kind: 'verified_email' | 'link_token' | 'form_email') =>
    answerOf(knowledge, {
      ...{ address: undefined, statements: [], isBot: false, ptr: '', day },
      firstParty: [sampleClaim(kind, 'ours.it')],
    }).isOwn;

  it('is who has proved it, and nobody who wrote such an address into a form', () => {
    expect([isOwn('verified_email'), isOwn('link_token'), isOwn('form_email')]).toEqual([true, true, false]);
  });
});
