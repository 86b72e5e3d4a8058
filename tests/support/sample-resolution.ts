// Statements, knowledge and inputs for tests of company resolution, in short notation.

import type { CompanyKnowledge, KnownCompany } from '#intelligence/company/company-knowledge.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { buildKnowledge, type KnowledgeParts } from '#intelligence/company/knowledge/build-knowledge.ts';
import type { NetworkStatement, RegistryDetails } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim, ResolutionInput } from '#intelligence/company/resolution-input.ts';
import { networkOfAddress } from '#intelligence/networks/address-network.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

export function sampleAddress(text: string): ParsedAddress {
  const address = parseClientAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}

export function sampleKnowledge(parts: Partial<KnowledgeParts> = {}): CompanyKnowledge {
  return buildKnowledge({
    weights: defaultWeights,
    companies: [],
    rangePins: [],
    domainPins: [],
    suppressions: [],
    suppressedEverywhere: [],
    providerDomains: new Map(),
    systemVotes: new Map(),
    ...parts,
  });
}

/** `cidr`: its range, '' for a statement whose data set tells no size. */
export function sampleStatement(
  dataset: string,
  cidr: string,
  more: Partial<NetworkStatement> = {},
): NetworkStatement {
  const [text = '', prefix = ''] = cidr.split('/');
  const network = cidr === '' ? undefined : networkOfAddress(sampleAddress(text), Number(prefix));
  return {
    dataset: { id: dataset, family: 'registry', date: '2026-08-01', licence: 'test' },
    row: cidr || 'row',
    range: network === undefined ? null : { first: network.first, last: network.last },
    hostBits: network === undefined ? -1 : (text.includes(':') ? 128 : 32) - Number(prefix),
    organisation: '',
    provider: '',
    domain: '',
    asn: 0,
    asnName: '',
    asnDomain: '',
    userType: '',
    connectionType: '',
    staticScore: -1,
    marks: [],
    country: '',
    ...more,
  };
}

export function sampleRegistration(
  cidr: string,
  details: Partial<RegistryDetails>,
  more: Partial<NetworkStatement> = {},
) {
  return sampleStatement('registry:ripe', cidr, {
    ...more,
    registry: {
      netname: '',
      description: [],
      organisationHandle: '',
      organisationType: '',
      status: 'ASSIGNED PA',
      maintainer: '',
      lastModified: '2024-01-01',
      ...details,
    },
  });
}

export function sampleInput(
  address: string,
  statements: readonly NetworkStatement[],
  more: Partial<ResolutionInput> = {},
): ResolutionInput {
  return {
    address: address === '' ? undefined : sampleAddress(address),
    statements,
    isBot: false,
    firstParty: [],
    ptr: '',
    day: '2026-10-01',
    ...more,
  };
}

export function sampleClaim(
  kind: FirstPartyClaim['kind'],
  domain: string,
  date = '2026-10-01',
): FirstPartyClaim {
  return { kind, domain, dataset: { id: `visitor:${kind}`, family: 'first_party', date, licence: '' } };
}

export function sampleCompany(id: number, name: string, more: Partial<KnownCompany> = {}): KnownCompany {
  return { id, name, otherNames: [], domains: [], aliasDomains: [], handles: [], country: 'IT', ...more };
}
