// What holds for every input: one trace per input whatever the order, nothing left of a source that is gone, no person,
// no client address, and sums that anybody can do again.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import type { NetworkMark, NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ResolutionInput } from '#intelligence/company/resolution-input.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import {
  sampleClaim,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
  sampleStatement,
} from '../../support/sample-resolution.ts';

const persons = [
  'Clara Alfaro',
  'Leung Yin Lam Dba',
  'Marino Dalla Gasperina',
  'ania_kowalska',
  'Mario Rossi',
  'Dott. Luca Bianchi',
  'Private customer - Mario Rossi',
  'Rossi, Mario Rossi',
  'Residential customer Giovanni Bianchi',
];
const personWords = [
  'Alfaro',
  'Leung',
  'Gasperina',
  'kowalska',
  'Mario Rossi',
  'Luca Bianchi',
  'Giovanni',
  'anna-rossi',
  'mariorossi',
];
const providers = [
  'Uninet S.A. de C.V.',
  'Vodafone Italia S.p.A.',
  'Telecom Italia',
  'Speakeasy',
  'Bredband2 AB',
];
const companies = [
  'Alfa Meccanica S.r.l.',
  'Beta Tessile S.p.A.',
  'Gamma Ottica',
  'GHD',
  'Tsinghua University',
  'Dynamic Systems S.r.l.',
];
const name = fc.constantFrom('', ...persons, ...providers, ...companies, 'DSLAM WAN Allocation', '***');
const cidr = fc.integer({ min: 8, max: 32 }).map((prefix) => `151.1.2.3/${prefix}`);
const marks = fc.subarray<NetworkMark>(['vpn', 'hosting', 'anonymous', 'isp', 'mobile'], { maxLength: 1 });
const domain = fc.constantFrom(
  '',
  'alfameccanica.it',
  'betatessile.com',
  'vodafone.it',
  'in-addr.arpa',
  'alfaro.example',
  'mariorossi.it',
);

const networkData = fc
  .record({
    dataset: fc.constantFrom('mmdb:a', 'mmdb:b', 'list:c'),
    cidr: fc.oneof(fc.constant(''), cidr),
    organisation: name,
    provider: fc.constantFrom('', ...providers),
    domain,
    asn: fc.constantFrom(0, 71, 3269, 16509),
    asnName: name,
    userType: fc.constantFrom('', '', 'business', 'residential', 'hosting', 'isp', 'new_word'),
    connectionType: fc.constantFrom('', '', 'corporate', 'cable/dsl', 'cellular'),
    staticScore: fc.constantFrom(-1, 0, 45, 99),
    marks: fc.oneof(
      { weight: 4, arbitrary: fc.constant<NetworkMark[]>([]) },
      { weight: 1, arbitrary: marks },
    ),
    country: fc.constantFrom('', 'IT', 'FR'),
  })
  .map(({ dataset, cidr: at, ...more }): NetworkStatement => sampleStatement(dataset, at, more));
const registered = fc
  .record({
    at: cidr,
    line: name,
    organisation: name,
    status: fc.constantFrom('ASSIGNED PA', 'ALLOCATED PA', 'LEGACY', 'REASSIGNMENT', ''),
    netname: fc.constantFrom('', 'DSL-POOL', 'ALFA-NET'),
    lastModified: fc.constantFrom('', '2001-01-01', '2015-01-01', '2026-01-01'),
  })
  .map(({ at, line, organisation, ...details }) =>
    sampleRegistration(at, { ...details, description: line === '' ? [] : [line] }, { organisation }),
  );
const statements = fc.array(fc.oneof(networkData, registered), { maxLength: 7 });
const claims = fc.array(
  fc
    .tuple(
      fc.constantFrom('verified_email', 'form_email', 'link_token'),
      fc.constantFrom('alfameccanica.it', 'gmail.com', 'betatessile.com', 'anna-rossi.it'),
    )
    .map(([kind, given]) => sampleClaim(kind as 'form_email', given)),
  { maxLength: 3 },
);
const input = fc
  .record({
    statements,
    firstParty: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: claims }),
    ptr: fc.constantFrom('', '', 'mail.alfameccanica.it', 'host-1-2-3-4.vodafone.it', 'mail.mariorossi.it'),
  })
  .map(({ statements: said, ...more }): ResolutionInput => sampleInput('151.1.2.3', said, more));
const knowledge = sampleKnowledge();
const runs = { numRuns: 400 };

describe('a trace', () => {
  it('is the same byte for byte whatever the order, and with a fresh knowledge', () => {
    fc.assert(
      fc.property(input, fc.infiniteStream(fc.nat()), (given, random) => {
        const shuffled = given.statements
          .map((statement) => ({ statement, key: random.next().value }))
          .sort((left, right) => left.key - right.key)
          .map(({ statement }) => statement);
        const other = { ...given, statements: shuffled, firstParty: [...given.firstParty].reverse() };
        const trace = JSON.stringify(resolveCompany(given, knowledge));
        expect(JSON.stringify(resolveCompany(other, knowledge))).toBe(trace);
        expect(JSON.stringify(resolveCompany(given, sampleKnowledge()))).toBe(trace);
      }),
      runs,
    );
  });

  it('of a purged data set has nothing of it left', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('mmdb:a', 'mmdb:b', 'registry:ripe'), (given, gone) => {
        resolveCompany(given, knowledge);
        const rest = given.statements.filter(({ dataset }) => dataset.id !== gone);
        const purged = JSON.stringify(resolveCompany({ ...given, statements: rest }, knowledge));
        expect(purged).toBe(
          JSON.stringify(resolveCompany({ ...given, statements: rest }, sampleKnowledge())),
        );
        expect(purged).not.toContain(gone);
      }),
      runs,
    );
  });

  it('has no natural person in it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const text = JSON.stringify(resolveCompany(given, knowledge));
        for (const word of personWords) expect(text).not.toContain(word);
      }),
      { numRuns: 1500 },
    );
  });

  it('never names a provider', () => {
    fc.assert(
      fc.property(statements, (said) => {
        const { name: shown } = resolveCompany(sampleInput('151.1.2.3', said), knowledge);
        expect([
          'Vodafone Italia S.p.A.',
          'Telecom Italia',
          'Speakeasy',
          'Bredband2 AB',
          'Uninet S.A. de C.V.',
        ]).not.toContain(shown);
      }),
      { numRuns: 1500 },
    );
  });

  it('adds up: prior, evidence and doubts are the odds, and a family counts once', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { evidence, against, probability, band, decision } = resolveCompany(given, knowledge);
        if (evidence.length === 0) return;
        const odds = [...evidence, ...against].reduce(
          (sum, { bits }) => sum + bits,
          defaultWeights.bits.prior.value,
        );
        expect(probability).toBeCloseTo(1 / (1 + 2 ** -odds), 2);
        const helping = evidence.filter(({ family }) => family !== evidence[0]?.family);
        expect(helping.reduce((sum, { bits }) => sum + bits, 0)).toBeLessThanOrEqual(2.001);
        for (const family of ['registry', 'dns', 'first_party', 'operator']) {
          const bits = evidence
            .filter((one) => one.family === family)
            .reduce((sum, one) => sum + one.bits, 0);
          expect(bits).toBeLessThanOrEqual(14 + 2);
        }
        expect(decision === 'none').toBe(band === 'none');
      }),
      runs,
    );
  });

  it('keeps no address narrower than /24 but the own range of whom it names', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { network, decision } = resolveCompany(given, knowledge);
        if (decision === 'none') expect(network.cidr).toBe('151.1.2.0/24');
      }),
      runs,
    );
  });
});
