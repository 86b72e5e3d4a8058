// A firm with a network of its own is told from a carrier by what the registry counts below both, whatever they are called.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkStatement, RegistryDetails } from '#intelligence/company/resolution.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '../../support/sample-resolution.ts';

const here = '81.0.4.9';
const knowledge = sampleKnowledge();
const answer = (...statements: readonly NetworkStatement[]) =>
  resolveCompany(sampleInput(here, statements), knowledge);

const holder = (more: Partial<RegistryDetails>, organisation = 'Officine Bertoldi S.p.A.') =>
  sampleRegistration(
    '81.0.4.0/22',
    {
      status: 'ALLOCATED PA',
      organisationType: 'LIR',
      maintainer: 'BERTOLDI-MNT',
      customers: 0,
      lineCustomers: 0,
      maintained: 1,
      ...more,
    },
    { organisation },
  );
const announced = (more: Partial<NetworkStatement> = {}, name = 'Officine Bertoldi SpA') =>
  sampleStatement('mmdb:isp', '81.0.4.0/22', {
    organisation: name,
    provider: name,
    asn: 64_500,
    asnName: name,
    ...more,
  });

describe('the holder of a whole network', () => {
  it('is the user where nobody else has anything below his ranges', () => {
    expect(answer(holder({}), announced())).toMatchObject({ decision: 'identified', band: 'high' });
  });

  it('is a carrier where others have', () => {
    expect(answer(holder({ customers: 9 }), announced())).toMatchObject({
      decision: 'none',
      reason: 'isp_pool',
    });
  });

  it('is unknown where nobody has counted', () => {
    const { customers: _customers, lineCustomers: _lineCustomers, ...registry } = holder({}).registry ?? {};
    const uncounted = { ...holder({}), registry } as NetworkStatement;
    expect(answer(uncounted, announced()).decision).toBe('none');
  });

  it('is a carrier where a part is labelled as a pool, or has the lines of homes', () => {
    const pool = sampleRegistration('81.0.4.0/24', {
      status: 'ASSIGNED PA',
      maintainer: 'BERTOLDI-MNT',
      description: ['Famiglie fibra Viterbo'],
    });
    expect(answer(pool, holder({}), announced()).decision).toBe('none');
    expect(answer(holder({}), announced({ connectionType: 'cable/dsl' })).decision).toBe('none');
  });

  it('uses the parts that he has named for what they are', () => {
    const part = sampleRegistration('81.0.4.0/24', {
      status: 'ASSIGNED PA',
      maintainer: 'BERTOLDI-MNT',
      description: ['Bertoldi DMZ'],
      maintained: 2,
    });
    expect(answer(part, holder({ maintained: 2 }), announced())).toMatchObject({
      decision: 'identified',
      name: 'Officine Bertoldi S.p.A.',
    });
  });
});

describe('a range that is registered to be given on', () => {
  const allocation = (status: string, more: Partial<NetworkStatement>, description: readonly string[] = []) =>
    sampleRegistration('81.0.4.0/22', { status, description }, more);

  it.each([
    ['ALLOCATED PA', 'isp_pool'],
    ['REALLOCATED', 'isp_pool'],
    ['AGGREGATED-BY-LIR', 'isp_pool'],
    ['ASSIGNED ANYCAST', 'infrastructure'],
  ])('%s leaves its holder out with a reason', (status, reason) => {
    expect(answer(allocation(status, { organisation: 'Metalurgica Silveira Ltda' }))).toMatchObject({
      decision: 'none',
      reason,
      kind: reason,
      discarded: [{ name: 'Metalurgica Silveira Ltda', why: 'pool_range' }],
    });
    expect(answer(allocation(status, {}, ['Telecom Italia S.p.A. TIM EASY LITE']))).toMatchObject({
      reason,
      discarded: [{ name: 'Telecom Italia S.p.A. TIM EASY LITE', why: 'pool_range' }],
    });
  });

  it('never writes down a natural person, and calls a filler what it is', () => {
    const { discarded } = answer(allocation('ALLOCATED PA', { organisation: 'Mario Rossi' }));
    expect(discarded).toEqual([]);
    expect(
      answer(allocation('ALLOCATED PA', { organisation: 'Dummy org-name for ORG-X' })).discarded,
    ).toEqual([{ name: 'Dummy org-name for ORG-X', why: 'placeholder' }]);
  });

  it('says nothing against what other data sets call the network', () => {
    const business = sampleStatement('mmdb:kind', '', { userType: 'business' });
    const trace = answer(allocation('ALLOCATED PA', { organisation: 'Metalurgica Silveira Ltda' }), business);
    expect(trace).toMatchObject({ decision: 'none', kind: 'enterprise', reason: 'no_data' });
  });
});

describe('a name in a registry', () => {
  const line = (text: string, more: Partial<RegistryDetails> = {}) =>
    sampleRegistration('81.0.4.8/29', {
      status: 'ASSIGNED PA',
      maintainer: 'TEL-MNT',
      description: [text],
      ...more,
    });

  it('is no customer where its holder has customers elsewhere', () => {
    expect(answer(line('Gruppo Adriatica S.r.l.')).decision).toBe('identified');
    expect(answer(line('Gruppo Adriatica S.r.l.', { lineCustomers: 6 })).decision).toBe('none');
  });

  it('is no name where the maintainer writes it again and again, unless a legal form makes one of it', () => {
    expect(answer(line('Linee veloci Viterbo', { isSeries: true })).decision).toBe('none');
    expect(answer(line('Linee Veloci S.r.l.', { isSeries: true })).decision).toBe('identified');
  });

  it('behind the words for a customer of the provider is the customer', () => {
    const provider = sampleStatement('mmdb:isp', '81.0.0.0/16', { provider: 'Telquadri S.p.A.' });
    const both = sampleRegistration('81.0.4.8/29', {
      status: 'ASSIGNED PA',
      description: ['Telquadri customer', 'Kramer & Vogt AG', '37121 Verona'],
    });
    expect(answer(both, provider)).toMatchObject({ decision: 'identified', name: 'Kramer & Vogt AG' });
  });

  it('is nobody where the provider rents machines out', () => {
    const provider = sampleStatement('mmdb:isp', '81.0.0.0/16', {
      provider: 'Quadrihost B.V.',
      organisation: '',
    });
    expect(answer(line('Kramer & Vogt AG'), provider)).toMatchObject({ decision: 'none', reason: 'hosting' });
  });

  it('of a person stands nowhere, behind no label either', () => {
    for (const text of [
      'Private customer - Anna Sandgren',
      'Sandgren, Anna',
      'Familjen Sandgren',
      'Kund: Anna Sandgren',
    ]) {
      const trace = answer(
        line(text),
        announced({ organisation: text, provider: 'Telquadri S.p.A.', asnName: '' }),
      );
      expect(trace.decision).toBe('none');
      expect(JSON.stringify(trace).toLowerCase()).not.toContain('sandgren');
    }
  });
});

describe('nested ranges', () => {
  it('are answered by the deepest that names somebody, in whatever order they come', () => {
    const chain = [
      sampleRegistration(
        '81.0.0.0/16',
        { status: 'ALLOCATED PA', customers: 9 },
        { organisation: 'Telquadri S.p.A.' },
      ),
      sampleRegistration('81.0.4.0/24', { status: 'ASSIGNED PA', description: ['Officine Bertoldi S.p.A.'] }),
      sampleRegistration('81.0.4.8/29', { status: 'ASSIGNED PA', description: ['Kramer & Vogt AG'] }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 3 }), (shuffled) => {
        expect(answer(...shuffled).name).toBe('Kramer & Vogt AG');
      }),
    );
  });
});
