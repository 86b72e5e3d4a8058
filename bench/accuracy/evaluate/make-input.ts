// What the product is handed of a visit: the address as it parses it, what the sources say, what the visitor said.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim, ResolutionInput } from '#intelligence/company/resolution-input.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { worldDay } from '../registry/registry-dates.ts';
import type { Visit } from '../visits/visit.ts';
import type { NetworkSources } from './take-in-networks.ts';

/** Sources that can be left out to see what they contribute. */
export interface UsedSources {
  readonly registry: boolean;
  readonly mmdb: boolean;
  readonly ptr: boolean;
  readonly firstParty: boolean;
}

export const allSources: UsedSources = { registry: true, mmdb: true, ptr: true, firstParty: true };

/** Statements of a visit's address, asked for once and used for every variant. */
export interface AskedVisit {
  readonly input: ResolutionInput;
  readonly registry: readonly NetworkStatement[];
  readonly mmdb: readonly NetworkStatement[];
}

export function askSources(visit: Visit, sources: NetworkSources): AskedVisit {
  const address = parseClientAddress(visit.address);
  const registry = address === undefined ? [] : sources.registry(address);
  const mmdb = address === undefined ? [] : sources.mmdb(address);
  const firstParty = readClaim(visit);
  return {
    registry,
    mmdb,
    input: {
      address,
      statements: [...registry, ...mmdb],
      isBot: visit.isBot,
      firstParty,
      ptr: visit.reverseName,
      day: worldDay,
    },
  };
}

export function inputOf({ input, registry, mmdb }: AskedVisit, used: UsedSources): ResolutionInput {
  if (used === allSources) return input;
  return {
    ...input,
    statements: [...(used.registry ? registry : []), ...(used.mmdb ? mmdb : [])],
    ptr: used.ptr ? input.ptr : '',
    firstParty: used.firstParty ? input.firstParty : [],
  };
}

function readClaim({ claim }: Visit): FirstPartyClaim[] {
  if (claim === undefined) return [];
  const domain = claim.email.slice(claim.email.lastIndexOf('@') + 1);
  const dataset = {
    id: `first_party:${claim.kind}`,
    family: 'first_party',
    date: worldDay,
    licence: '',
  } as const;
  return [{ kind: claim.kind, domain, dataset }];
}
