// Says why a name in a statement is not the visitor's company: it is no name, a person's, a pool's, a gateway maker's or
// the provider's own. A provider is never shown as a company, unless the network is known to be his alone.

import type { SystemClass } from './classify-system.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { isAmong, type Providers } from './find-providers.ts';
import { holdsForItself, isConsumerLine, isGivenOn } from './holder-ways.ts';
import type { NameFacts } from './name-facts.ts';
import type { NetworkKind, NetworkStatement } from './resolution.ts';

type NameFault = '' | 'placeholder' | 'person' | 'gateway_vendor' | 'pool_word' | 'isp' | 'carrier';

export interface NameJudgement {
  /** '' when the name may be a company's. */
  readonly fault: NameFault;
  /** What kind of network a name with that fault speaks of, '' when it says nothing. */
  readonly poolKind: NetworkKind | '';
  /** The network is a part of the organisation's own autonomous system. */
  readonly isOwnSystem: boolean;
  /** It holds the autonomous system and nobody has said what that is for, or nobody has said who the provider is. */
  readonly mayBeProvider: boolean;
}

export interface NameSurroundings {
  /** Of the address, sorted. */
  readonly statements: readonly NetworkStatement[];
  readonly system: SystemClass;
  readonly providers: Providers;
  readonly knowledge: CompanyKnowledge;
}

export function judgeName(
  facts: NameFacts,
  statement: NetworkStatement,
  surroundings: NameSurroundings,
): NameJudgement {
  const { system, providers, knowledge } = surroundings;
  if (facts.isPerson) return faulty('person');
  if (facts.dummyReason !== '') return faulty('placeholder');
  if (facts.isGateway) return faulty('gateway_vendor', 'shared_gateway');
  if (facts.poolKind !== '') return faulty('pool_word', facts.poolKind);
  if (isSeries(facts, statement, knowledge)) return faulty('pool_word', 'isp_pool');
  if (statement.userType === 'isp' || statement.marks.includes('isp')) return faulty('isp', 'isp_pool');
  if (isLabelled(facts, surroundings)) return faulty('isp', 'isp_pool');
  if (isMemberCarrier(facts, statement, surroundings)) return faulty('carrier', 'isp_pool');
  const holdsSystem = isAmong(facts, providers.systems, knowledge);
  const provides = isAmong(facts, providers.providers, knowledge);
  if (!holdsSystem && !provides) {
    // Rented machines under such a name are the exits of a VPN, not an office.
    if (facts.mayAnonymise && providers.providers.some(({ mayHost }) => mayHost)) {
      return faulty('carrier', 'hosting');
    }
    if (facts.provider === 'surely') return faulty('carrier', 'isp_pool');
    const isUnknown = providers.providers.length === 0 && providers.systems.length === 0;
    const mayProvide = isUnknown && statement.registry === undefined;
    return mayProvide && facts.provider === 'maybe'
      ? faulty('carrier', 'isp_pool')
      : sound(false, mayProvide);
  }
  if (facts.provider === 'surely' || system.carriesOthers) return faulty('isp', 'isp_pool');
  const holdsIt = holdsForItself(facts, surroundings.statements, knowledge);
  if (facts.provider !== '' && !holdsIt) return faulty('isp', 'isp_pool');
  const isVouchedFor = facts.trade !== '' || (holdsSystem && system.isOwn) || holdsIt;
  if (isVouchedFor) return sound(holdsSystem, false);
  return provides ? faulty('isp', 'isp_pool') : sound(false, true);
}

/**
 * A member of the registry in a piece of somebody else's range, called as carriers like to be called, or with lines of homes
 * in a whole /24: he carries others himself.
 */
function isMemberCarrier(
  facts: NameFacts,
  statement: NetworkStatement,
  surroundings: NameSurroundings,
): boolean {
  const { knowledge, statements } = surroundings;
  const { registry, hostBits } = statements.find(({ registry: row }) => row !== undefined) ?? statement;
  if (registry?.organisationType !== 'LIR' || isGivenOn(registry)) return false;
  const { wide_host_bits_v4 } = knowledge.weights.limits;
  const looksLikeCarrier =
    facts.provider !== '' || (hostBits >= wide_host_bits_v4.value && statements.some(isConsumerLine));
  if (!looksLikeCarrier) return false;
  const holder = statements.find(({ registry: row }) => row === registry)?.organisation ?? '';
  if (holder === '' || !knowledge.names.isSameOnSite(knowledge.names.read(holder), facts)) return false;
  return !holdsForItself(facts, statements, knowledge);
}

/** A pool around the address is labelled with the name: "Tametel business static". */
function isLabelled({ name: { tokens } }: NameFacts, { statements, knowledge }: NameSurroundings): boolean {
  return statements.some(({ registry }) => {
    const line = registry?.description[0] ?? '';
    if (line === '') return false;
    const { words, poolKind, hasForm } = knowledge.names.read(line);
    return (
      poolKind !== '' &&
      !hasForm &&
      words.length > tokens.length &&
      tokens.every((word, at) => words[at] === word)
    );
  });
}

/** The label of the range comes again with other last words: a town, a number. A legal form or a trade makes a name of it. */
function isSeries(facts: NameFacts, { registry }: NetworkStatement, { names }: CompanyKnowledge): boolean {
  if (registry?.isSeries !== true || facts.hasForm || facts.trade !== '') return false;
  return facts === names.read(registry.description[0] ?? '');
}

function faulty(fault: NameFault, poolKind: NetworkKind | '' = ''): NameJudgement {
  return { fault, poolKind, isOwnSystem: false, mayBeProvider: false };
}

function sound(isOwnSystem: boolean, mayBeProvider: boolean): NameJudgement {
  return { fault: '', poolKind: '', isOwnSystem, mayBeProvider };
}
