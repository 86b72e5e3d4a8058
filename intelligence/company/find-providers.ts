// Who provides the network according to all statements together: what one data set calls the user may be what another calls
// the provider.

import type { CompanyKnowledge } from './company-knowledge.ts';
import { carriersOf, isGivenOn } from './holder-ways.ts';
import type { NameFacts } from './name-facts.ts';
import type { NetworkStatement } from './resolution.ts';

export interface Providers {
  /** Whom data sets and registries call the provider. */
  readonly providers: readonly NameFacts[];
  /** Holder of the autonomous system, who may be the user himself. */
  readonly systems: readonly NameFacts[];
}

export function findProviders(
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): Providers {
  const providers = new Set<string>();
  const systems = new Set<string>();
  for (const statement of statements) {
    const { provider, asnName, organisation, registry } = statement;
    if (provider !== '') providers.add(provider);
    if (asnName !== '') systems.add(asnName);
    if (registry === undefined) continue;
    const names = isGivenOn(registry)
      ? [organisation, registry.description[0] ?? '']
      : carriersOf(statement, knowledge);
    for (const name of names) if (name !== '') providers.add(name);
  }
  const read = (names: ReadonlySet<string>) => [...names].map((name) => knowledge.names.read(name));
  return { providers: read(providers), systems: read(systems) };
}

export function isAmong(
  facts: NameFacts,
  others: readonly NameFacts[],
  knowledge: CompanyKnowledge,
): boolean {
  return others.some((other) => knowledge.names.isProviderItself(facts, other));
}
