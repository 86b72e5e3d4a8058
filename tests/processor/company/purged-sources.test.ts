// What a data set has brought goes with it when it is switched off or purged, as if it had never been there.

import { describe, expect, it } from 'vitest';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { hasLostSource } from '#processor/company/ask-sources.ts';
import { decideAgain } from '#processor/company/decide-again.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { sampleAddress, sampleKnowledge, sampleStatement } from '#tests/support/sample-resolution.ts';

type Says = (address: ParsedAddress) => readonly NetworkStatement[];

const known = sampleKnowledge();
const knowledge = {
  ...{ current: () => known, revision: 1, rules: known.rules },
  ...{ staffOf: () => undefined, staffOfDomain: () => undefined, attachSources: () => undefined },
  ...{ refresh: () => Promise.resolve(), close: () => Promise.resolve(), changesSince: () => undefined },
};
const decidedAtMs = Date.UTC(2026, 7, 1);
const user = (organisation: string, dataset: string) =>
  sampleStatement(dataset, '203.1.2.0/24', { organisation, provider: 'Carrier', userType: 'business' });
/** A file of places that knows one half of the network in Italy and the other in San Marino. */
const places: Says = ({ word0 }) => [
  (word0 & 255) < 128
    ? sampleStatement('mmdb:city', '203.1.2.0/25', { country: 'IT' })
    : sampleStatement('mmdb:city', '203.1.2.128/25', { country: 'SM' }),
];

function again(before: Says, after: Says, isOff: (dataset: string) => boolean) {
  const address = sampleAddress('203.1.2.3');
  const input = { address, statements: before(address), isBot: false, firstParty: [], ptr: '' };
  const first = answerOf(knowledge, { ...input, day: '2026-08-01' });
  const kept = { decidedAtMs, told: '', network: first.trace.network.cidr };
  const parts = { knowledge, sources: { statements: after }, isReverseDnsOn: true, isOff };
  return { first: first.trace, second: decideAgain(first.trace, kept, parts)?.trace };
}

describe('a data set that is off', () => {
  it('takes the name back that a provider has given', () => {
    const says = () => [user('Alfa Meccanica S.p.A.', 'provider:acme')];
    const { first, second } = again(
      says,
      () => [],
      (id) => id === 'provider:acme',
    );
    expect([first.name, second?.name, second?.decision]).toEqual(['Alfa Meccanica S.p.A.', '', 'none']);
  });

  it('takes its name back also where others say different things in different places', () => {
    const says: Says = (address) => [user('Alfa Meccanica S.p.A.', 'mmdb:isp'), ...places(address)];
    const { first, second } = again(says, places, (id) => id === 'mmdb:isp');
    expect(first.name).toBe('Alfa Meccanica S.p.A.');
    expect(second).toMatchObject({ decision: 'none', name: '', evidence: [], country: '' });
    expect(JSON.stringify(second)).not.toContain('mmdb:isp');
  });

  it('takes no name that all the others give to every part of the network', () => {
    const rest: Says = (address) => [user('Alfa Meccanica S.p.A.', 'mmdb:other'), ...places(address)];
    const says: Says = (address) => [user('Alfa Meccanica S.p.A.', 'mmdb:isp'), ...rest(address)];
    const { second } = again(says, rest, (id) => id === 'mmdb:isp');
    expect(second).toMatchObject({ decision: 'identified', name: 'Alfa Meccanica S.p.A.' });
    expect(JSON.stringify(second)).not.toContain('mmdb:isp');
  });

  it('takes its veto back', () => {
    const marked = sampleStatement('list:vpn.txt', '203.1.2.0/24', { marks: ['vpn'] });
    const says: Says = (address) => [marked, ...places(address)];
    const { first, second } = again(says, places, (id) => id === 'list:vpn.txt');
    expect([first.reason, second?.reason]).toEqual(['vpn', 'no_data']);
  });

  it('leaves alone what rests on others', () => {
    const says: Says = (address) => [user('Alfa Meccanica S.p.A.', 'mmdb:isp'), ...places(address)];
    const rest: Says = (address) => ((address.word0 & 255) < 8 ? [] : says(address));
    const { second } = again(says, rest, (id) => id === 'mmdb:unused');
    expect(second).toBeUndefined();
  });
});

it('is told from one that has a new day or is missing for a while', () => {
  const isOff = (id: string) => id === 'mmdb:my file.mmdb';
  const before = 'mmdb:city 2026-08-01 ab\nmmdb:my file.mmdb  cd';
  expect(hasLostSource(before, 'mmdb:city 2026-08-02 ff\nmmdb:my file.mmdb  cd', isOff)).toBe(false);
  expect(hasLostSource(before, 'mmdb:my file.mmdb  cd', isOff)).toBe(false);
  expect(hasLostSource(before, 'mmdb:city 2026-08-01 ab', isOff)).toBe(true);
});
