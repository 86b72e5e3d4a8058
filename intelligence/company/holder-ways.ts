// What the registry's own counts tell about the holder of a range, whatever he is called: who has others below his ranges
// hands addresses on, and who has nobody below them uses them himself.

import type { CompanyKnowledge } from './company-knowledge.ts';
import type { NameFacts } from './name-facts.ts';
import { readRangeUse } from './registry-status.ts';
import { isLabelOf } from './relate-to-provider.ts';
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
  // Only a carrier hands a piece of an allocation on for the next one to hand it on.
  if (/^(?:SUB-ALLOCATED|LIR-PARTITIONED|REALLOCAT)/.test(registry.status)) return true;
  const { customers, lineCustomers } = registry;
  const counted = [customers, lineCustomers].filter((count) => count !== undefined);
  return counted.length === 0 || counted.some((count) => count > 0);
}

/**
 * Whether the whole network around an address is its holder's own: the registry names it for the widest range, next to
 * nobody else has anything below its ranges, and no part of the way down is labelled as a pool.
 */
export function holdsForItself(
  facts: NameFacts,
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): boolean {
  const { names, weights } = knowledge;
  const limit = weights.limits.carrier_customers.value;
  let isRootHolder = false;
  for (const statement of statements) {
    const { registry } = statement;
    if (registry === undefined) {
      if (isConsumerLine(statement)) return false;
      continue;
    }
    if (/^(?:SUB-ALLOCATED|LIR-PARTITIONED|REALLOCAT|AGGREGATED)/.test(registry.status)) return false;
    // Statements go from narrow to wide: the last one decides.
    isRootHolder = false;
    if (isPoolLabel(registry, knowledge)) return false;
    for (const [name, customers] of holdersOf(statement)) {
      if (name === '' || customers === undefined) continue;
      if (customers >= limit) return false;
      const holder = names.read(name);
      if (holder !== facts && isLabelOf(facts, holder)) return false;
      if (holder === facts || names.isSameOnSite(holder, facts)) isRootHolder = true;
    }
  }
  return isRootHolder;
}

/** Lines as they are sold to many: a firm with a network of its own has none. */
export function isConsumerLine({ connectionType, userType }: NetworkStatement): boolean {
  return connectionType === 'cable/dsl' || connectionType === 'dialup' || userType === 'residential';
}

function isPoolLabel({ description, isSeries }: RegistryDetails, { names }: CompanyKnowledge): boolean {
  const [line = ''] = description;
  if (line === '') return false;
  const { poolKind, hasForm } = names.read(line);
  return !hasForm && (poolKind !== '' || isSeries === true);
}
