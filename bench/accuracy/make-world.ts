// Makes the whole world: companies, carriers, their networks with their truth, and what the sources will say of them.
// The same size gives the same world.

import { balanceCases } from './balance-cases.ts';
import { makeCompanies } from './make-companies.ts';
import { createMmdbBook } from './mmdb/mmdb-book.ts';
import { createNameBook } from './names/name-book.ts';
import { buildAnonymisers } from './networks/build-anonymisers.ts';
import { buildBusinessPools } from './networks/build-business-pools.ts';
import { buildHosting } from './networks/build-hosting.ts';
import { buildHouseholds, nameHouseholdsAsFirms } from './networks/build-households.ts';
import { buildLocalCarriers } from './networks/build-local-carriers.ts';
import { buildMobile } from './networks/build-mobile.ts';
import { buildOffices } from './networks/build-offices.ts';
import { buildOwnNetworks } from './networks/build-own-networks.ts';
import { buildPersons } from './networks/build-persons.ts';
import { buildSharedPlaces } from './networks/build-shared-places.ts';
import { buildUnlisted } from './networks/build-unlisted.ts';
import { buildWellKnown } from './networks/build-well-known.ts';
import { announceProvider } from './providers/announce-provider.ts';
import { isInvented, makeProviders } from './providers/make-providers.ts';
import { openSupply, type Supply } from './providers/open-supply.ts';
import { openStream } from './random-choice.ts';
import { createRegistryBook } from './registry/registry-book.ts';
import { createSpace } from './space/take-space.ts';
import type { Workshop } from './workshop.ts';
import type { Provider, ProviderKind } from './world.ts';

/** Companies of the full world; carriers' pools grow with the share of it. */
const fullCompanies = 60_000;
const allocationLengths: Partial<Record<ProviderKind, number>> = {
  residential: 15,
  business: 16,
  mobile: 17,
  hosting: 17,
};

export function makeWorld(companyCount: number): Workshop {
  const providers = makeProviders();
  const carriers = providers.filter(({ kind }) => kind === 'residential' || kind === 'business');
  const workshop: Workshop = {
    companies: makeCompanies(companyCount, carriers),
    providers,
    space: createSpace(),
    names: createNameBook(),
    registry: createRegistryBook(),
    mmdb: createMmdbBook(),
    networks: [],
    officeRanges: new Map(),
    scale: companyCount / fullCompanies,
  };
  const random = openStream('announcements');
  for (const provider of workshop.providers) announceProvider(random, workshop, provider);
  buildNetworks(workshop);
  balanceCases(workshop.networks);
  return workshop;
}

function buildNetworks(workshop: Workshop): void {
  const invented = workshop.providers.filter(isInvented);
  const ofKind = (kind: ProviderKind) => invented.filter((provider) => provider.kind === kind);
  const supplies = (kind: ProviderKind) => openSupplies(workshop, kind, ofKind(kind));
  const residential = supplies('residential');
  const business = supplies('business');
  const hosters = supplies('hosting');
  buildHouseholds(workshop, residential);
  nameHouseholdsAsFirms(workshop, residential);
  const local = buildLocalCarriers(workshop, ofKind('local'), [...business, ...residential]);
  buildMobile(workshop, supplies('mobile'));
  buildBusinessPools(workshop, [...business, ...residential]);
  buildOffices(workshop, { business, residential, local });
  buildOwnNetworks(workshop, ofKind('research'), ofKind('business'));
  buildHosting(workshop, hosters);
  buildWellKnown(
    workshop,
    workshop.providers.filter((provider) => !isInvented(provider)),
  );
  buildAnonymisers(workshop, ofKind('vpn'), hosters, residential);
  buildPersons(workshop, [...business, ...residential]);
  buildSharedPlaces(workshop, [...business, ...residential]);
  buildUnlisted(workshop);
}

function openSupplies(workshop: Workshop, kind: ProviderKind, providers: readonly Provider[]): Supply[] {
  const random = openStream(`supplies ${kind}`);
  return providers.map((provider) => openSupply(random, workshop, provider, allocationLengths[kind] ?? 18));
}
