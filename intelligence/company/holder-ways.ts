// What the registry's own counts tell about the holder of a range, whatever he is called: who has others below his ranges
// hands addresses on, and who has nobody below them uses them himself.

import type { CompanyKnowledge } from './company-knowledge.ts';
import { isSameOnSite } from './is-same-on-site.ts';
import type { NameFacts } from './read-name.ts';
import { readRangeUse } from './registry-status.ts';
import type { NetworkStatement, RegistryDetails } from './resolution.ts';

/** Names that the registry row itself gives: its organisation and its first line, with the others below each. */
function holdersOf({
  organisation,
  registry,
}: NetworkStatement): readonly (readonly [name: string, customers: number | undefined])[] {
  if (registry === undefined) return [];
  return [
    [organisation, registry.customers],
    [registry.description[0] ?? '', registry.lineCustomers],
  ];
}

/** Names of a row that others hold ranges below: carriers, by the registry's own word. */
export function carriersOf(statement: NetworkStatement, { weights }: CompanyKnowledge): readonly string[] {
  const limit = weights.limits.carrier_customers.value;
  return holdersOf(statement).flatMap(([name, customers]) =>
    name !== '' && customers !== undefined && customers >= limit ? [name] : [],
  );
}

/**
 * Whether the range is its holder's to give on: by its status, unless it was counted that nobody has anything below any
 * range of his, as with a firm that is a member of its registry.
 */
export function isGivenOn(registry: RegistryDetails): boolean {
  const use = readRangeUse(registry.status);
  if (use === 'infrastructure' || registry.status.startsWith('AGGREGATED')) return true;
  if (use !== 'pool') return false;
  const { customers, lineCustomers } = registry;
  const counted = [customers, lineCustomers].filter((count) => count !== undefined);
  return counted.length === 0 || counted.some((count) => count > 0);
}

/** The registry names it as a holder, and fewer others than a carrier has are below its ranges. */
export function holdsForItself(
  facts: NameFacts,
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): boolean {
  const limit = knowledge.weights.limits.carrier_customers.value;
  let isHolder = false;
  for (const statement of statements) {
    for (const [name, customers] of holdersOf(statement)) {
      if (name === '' || customers === undefined) continue;
      const holder = knowledge.names.read(name);
      if (holder !== facts && !isSameOnSite(holder, facts, knowledge.names)) continue;
      if (customers >= limit) return false;
      isHolder = true;
    }
  }
  return isHolder;
}
