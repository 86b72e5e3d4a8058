// A decision that is made again names nobody whom the address that came may not have been.

import { describe, expect, it } from 'vitest';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { decideAgain } from '#processor/company/decide-again.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { writeTold } from '#processor/company/describe-decision.ts';
import { liveKnowledge } from '#tests/support/live-knowledge.ts';
import { sampleAddress, sampleKnowledge, sampleStatement } from '#tests/support/sample-resolution.ts';

type Parts = Parameters<typeof sampleKnowledge>[0];

const knowing = (parts: Parts = {}) => liveKnowledge(sampleKnowledge(parts));
const networkOf = ({ trace, blind }: ReturnType<typeof answerOf>) => blind?.network ?? trace.network.cidr;
const decidedAtMs = Date.UTC(2026, 7, 1);
const claim: FirstPartyClaim = {
  ...{ kind: 'verified_email', domain: 'lariosystems.it' },
  dataset: { id: 'visitor:server', family: 'first_party', date: '2026-08-01', licence: 'own' },
};
const user = (organisation: string, dataset = 'mmdb:isp') =>
  sampleStatement(dataset, '203.1.2.0/24', { organisation, provider: 'Carrier', userType: 'business' });

type Says = (address: ParsedAddress) => readonly NetworkStatement[];

/** Decides for an address, and again after something has changed. */
function again(
  address: string,
  before: { says: Says; claims?: readonly FirstPartyClaim[]; ptr?: string; knowledge?: Parts },
  after: { says: Says; knowledge?: Parts; isReverseDnsOn?: boolean },
) {
  const parsed = sampleAddress(address);
  const { claims: firstParty = [], ptr = '' } = before;
  const input = {
    address: parsed,
    statements: before.says(parsed),
    isBot: false,
    firstParty,
    ptr,
    day: '2026-08-01',
  };
  const first = answerOf(knowing(before.knowledge), input);
  const kept = { decidedAtMs, told: writeTold(first.told), network: networkOf(first) };
  const parts = {
    ...{ knowledge: knowing(after.knowledge), sources: { statements: after.says } },
    isReverseDnsOn: after.isReverseDnsOn ?? true,
  };
  return { first: first.trace, second: decideAgain(first.trace, kept, parts)?.trace };
}

describe('a decision that is made again', () => {
  it('follows a source that says the same of the whole network', () => {
    const { first, second } = again(
      '203.1.2.3',
      { says: () => [user('Officine Bianchi S.p.A.')] },
      { says: () => [user('Valvole Verdi S.r.l.')] },
    );
    expect([first.name, second?.name]).toEqual(['Officine Bianchi S.p.A.', 'Valvole Verdi S.r.l.']);
  });

  it('stays where the network is no longer one: another part of it may be somebody else’s', () => {
    const { first, second } = again(
      '203.1.2.200',
      { says: () => [] },
      { says: ({ word0 }) => ((word0 & 255) < 8 ? [user('Officine Bianchi S.p.A.')] : []) },
    );
    expect([first.reason, second]).toEqual(['no_data', undefined]);
  });

  it('keeps what the visitor said, also after a correction has hidden it for a while', () => {
    const wrong = { companyId: 0, domain: 'lariosystems.it', name: '', row: 'correction:1' };
    const parsed = sampleAddress('203.1.2.3');
    const input = {
      address: parsed,
      statements: [],
      isBot: false,
      firstParty: [claim],
      ptr: '',
      day: '2026-08-01',
    };
    const first = answerOf(knowing(), input);
    const kept = { decidedAtMs, told: writeTold(first.told), network: networkOf(first) };
    const sources = { statements: () => [] };
    const corrected = decideAgain(first.trace, kept, {
      ...{ knowledge: knowing({ suppressedEverywhere: [wrong] }), sources, isReverseDnsOn: true },
    });
    expect(corrected?.trace.decision).toBe('none');
    if (corrected === undefined) return;
    const undone = decideAgain(corrected.trace, kept, {
      knowledge: knowing(),
      sources,
      isReverseDnsOn: true,
    });
    expect(undone?.trace).toEqual(first.trace);
  });

  it('loses no name because a paid answer is not at hand', () => {
    const { first, second } = again(
      '203.1.2.3',
      { says: () => [user('Officine Bianchi S.p.A.', 'provider:acme')] },
      { says: () => [] },
    );
    expect([first.name, second]).toEqual(['Officine Bianchi S.p.A.', undefined]);
  });

  it('of IPv6 takes names back but gives none to a network that nobody holds alone', () => {
    const six = (organisation: string) => () => [
      sampleStatement('mmdb:isp', '', { organisation, provider: 'Carrier', userType: 'business' }),
    ];
    const given = again('2a01:4f8:1:2::3', { says: () => [] }, { says: six('Officine Bianchi S.p.A.') });
    expect(given.second).toBeUndefined();
    const taken = again('2a01:4f8:1:2::3', { says: six('Officine Bianchi S.p.A.') }, { says: () => [] });
    expect([taken.first.decision, taken.second?.decision]).toEqual(['identified', 'none']);
  });

  it('uses no reverse name while that is switched off', () => {
    const ptr = 'gw.officinebianchi.it';
    const { first, second } = again(
      '203.1.2.3',
      { says: () => [], ptr },
      { says: () => [], isReverseDnsOn: false },
    );
    expect([first.domain, second?.decision]).toEqual(['officinebianchi.it', 'none']);
  });

  it('follows a crowd in the organisation’s own range both ways', () => {
    const says: Says = ({ word0 }) =>
      (word0 & 255) < 8
        ? [
            sampleStatement('mmdb:isp', '203.1.2.0/29', {
              organisation: 'Officine Bianchi S.p.A.',
              provider: 'X',
            }),
          ]
        : [];
    const crowds = [{ first: '203.1.2.0', last: '203.1.2.7', visitors: 40 }];
    const came = again('203.1.2.3', { says }, { says, knowledge: { crowds } });
    expect(came.second?.against.map(({ id }) => id)).toContain('N4');
    expect(came.second?.network.cidr).toBe('203.1.2.0/29');
    const went = again('203.1.2.3', { says, knowledge: { crowds } }, { says });
    expect(went.second).toEqual(came.first);
  });

  it('judges the network of who told the company by the range from which the visit came', () => {
    const says: Says = ({ word0 }) =>
      (word0 & 255) < 8
        ? [
            sampleStatement('mmdb:isp', '203.1.2.0/29', {
              organisation: 'Officine Bianchi S.p.A.',
              provider: 'X',
            }),
          ]
        : [];
    const parsed = sampleAddress('203.1.2.3');
    const input = { address: parsed, statements: says(parsed), isBot: false, ptr: '', day: '2026-08-01' };
    const answer = answerOf(knowing(), { ...input, firstParty: [claim] });
    expect(answer.trace.network.cidr).toBe('203.1.2.0/24');
    expect(answer.blind?.network).toBe('203.1.2.0/29');
  });

  it('keeps no reverse name while that is switched off, and never more than its domain', () => {
    const says = { knowledge: knowing(), sources: { statements: () => [] } };
    const told = '{"claims":[],"ptr":"gw.officinebianchi.it"}';
    const { trace } = answerOf(says.knowledge, {
      ...{ address: sampleAddress('203.1.2.3'), statements: [], isBot: false, firstParty: [] },
      ...{ ptr: 'gw.officinebianchi.it', day: '2026-08-01' },
    });
    const ptrOf = (isReverseDnsOn: boolean) =>
      decideAgain(trace, { decidedAtMs, told, network: trace.network.cidr }, { ...says, isReverseDnsOn })
        ?.told.ptr;
    expect([ptrOf(true), ptrOf(false)]).toEqual(['officinebianchi.it', '']);
  });
});
