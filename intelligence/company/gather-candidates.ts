// Looks through the statements for organisations that may be the visitor's: the deepest range of each data set speaks,
// and what names nobody, or the provider, is left out with its reason.

import { type Candidate, type Discard, type Gathering, type Naming, nameCandidate } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { judgeName, type NameJudgement, type NameSurroundings } from './discard-names.ts';
import { isAmong } from './find-providers.ts';
import { isGivenOn } from './holder-ways.ts';
import type { NameFacts } from './name-facts.ts';
import { readRangeUse } from './registry-status.ts';
import type { NetworkKind, NetworkStatement } from './resolution.ts';
import { customerWords } from './words/network-words.ts';

/** `statements` sorted. Nothing of a natural person's name is in what comes out. */
export function gatherCandidates(
  statements: readonly NetworkStatement[],
  surroundings: NameSurroundings,
): Gathering {
  const found = new Findings(surroundings.knowledge);
  const spoken = new Set<string>();
  const poolBits = findPoolBits(statements);
  for (const statement of statements) {
    const names = namesOf(statement);
    if (names.length === 0) {
      leaveHolder(statement, found);
      continue;
    }
    // Of nested ranges of one data set the deepest is the user's; the others are whose network it was cut from.
    if (spoken.has(statement.dataset.id)) {
      for (const [, name] of names) found.discard(name, 'wider_range');
      continue;
    }
    spoken.add(statement.dataset.id);
    const naming =
      chooseHolder(statement, statements, surroundings) ?? chooseName(statement, names, surroundings, found);
    if (naming === undefined) continue;
    if (isInPool(statement, poolBits)) found.discard(naming.facts.name.raw, 'pool_range');
    else found.candidates.push(nameCandidate(naming));
  }
  if (spoken.size === 0) addOwnSystem(statements, surroundings, found);
  found.rangeKind = kindOfRange(statements);
  return found;
}

class Findings implements Gathering {
  readonly candidates: Candidate[] = [];
  readonly discarded: Discard[] = [];
  hasPerson = false;
  poolKind: NetworkKind | '' = '';
  rangeKind: NetworkKind | '' = '';

  private readonly knowledge: CompanyKnowledge;

  constructor(knowledge: CompanyKnowledge) {
    this.knowledge = knowledge;
  }

  discard(name: string, why: string): void {
    const { hidesPerson, shown } = this.knowledge.names.read(name);
    if (hidesPerson) return;
    if (!this.discarded.some((known) => known.name === shown && known.why === why)) {
      this.discarded.push({ name: shown, why });
    }
  }

  isNamed(name: string): boolean {
    const facts = this.knowledge.names.read(name);
    return this.candidates.some(({ facts: known }) => known !== undefined && known.shown === facts.shown);
  }

  isPlaceholder(name: string): boolean {
    return this.knowledge.names.read(name).dummyReason !== '';
  }

  refuse(name: string, { fault, poolKind }: NameJudgement): void {
    if (this.poolKind === '') this.poolKind = poolKind;
    if (fault === 'person') this.hasPerson = true;
    else if (fault === 'placeholder' && this.knowledge.names.read(name).hidesPerson) this.hasPerson = true;
    this.discard(name, fault);
  }
}

/**
 * A part of a firm's own network, such as its `DMZ`: the row around it has the same maintainer, a name with a legal form,
 * and next to nobody else below it. Then the holder of the whole uses the part.
 */
function chooseHolder(
  part: NetworkStatement,
  statements: readonly NetworkStatement[],
  surroundings: NameSurroundings,
): Naming | undefined {
  const { registry, dataset } = part;
  if (registry === undefined || registry.maintainer === '') return undefined;
  const { names, weights } = surroundings.knowledge;
  const at = statements.indexOf(part);
  const whole = statements.find((statement, index) => index > at && statement.dataset.id === dataset.id);
  if (whole?.registry?.maintainer !== registry.maintainer) return undefined;
  if ((registry.maintained ?? 99) >= weights.limits.carrier_customers.value + 2) return undefined;
  const line = names.read(registry.description[0] ?? part.organisation);
  if (line.hasForm || line.isPerson || line.poolKind === 'residential') return undefined;
  return chooseName(whole, namesOf(whole), surroundings, new Findings(surroundings.knowledge));
}

/** Whoever holds a range to give it on is no user, but whoever looks for him must find why. */
function leaveHolder({ organisation, registry }: NetworkStatement, found: Findings): void {
  const holder = organisation || (registry?.description[0] ?? '');
  if (holder === '' || found.isNamed(holder)) return;
  found.discard(holder, found.isPlaceholder(holder) ? 'placeholder' : 'pool_range');
}

type FieldName = readonly [field: string, name: string];

/** Names in the order in which they are believed. */
function namesOf(statement: NetworkStatement): readonly FieldName[] {
  const { organisation, registry } = statement;
  if (registry === undefined) return organisation === '' ? [] : [['organisation', organisation]];
  if (isGivenOn(registry)) return [];
  const names: FieldName[] = [
    ['org-name', organisation],
    ['descr[0]', registry.description[0] ?? ''],
  ];
  // A registrar's own organisation on an assignment is the provider; the first line names the user.
  if (registry.organisationType === 'LIR') names.reverse();
  // "Provider customer" stands before the customer's own line at times.
  const second = registry.description[1] ?? '';
  if (second !== '') names.push(['descr[1]', second]);
  return names.filter(([, name]) => name !== '');
}

function chooseName(
  statement: NetworkStatement,
  names: readonly FieldName[],
  surroundings: NameSurroundings,
  found: Findings,
): Naming | undefined {
  let isCustomerLine = false;
  for (const [field, name] of names) {
    const facts = surroundings.knowledge.names.read(name);
    if (field === 'descr[1]' && !isCustomerLine) break;
    isCustomerLine = isCustomerOf(facts, surroundings);
    if (isCustomerLine) {
      found.discard(name, 'isp');
      continue;
    }
    const judgement = judgeName(facts, statement, surroundings);
    if (judgement.fault === '') {
      const { isOwnSystem, mayBeProvider } = judgement;
      return { statement, field, facts, ground: groundOf(statement, isOwnSystem), mayBeProvider };
    }
    found.refuse(name, judgement);
    // Only a provider's name lets the next line speak: who stands behind a pool or a person is nobody's business.
    if (judgement.fault !== 'isp' && judgement.fault !== 'carrier') return undefined;
  }
  return undefined;
}

/** "Provider customer": his name and a word for one customer, and the customer's own name in the next line. */
function isCustomerOf({ words }: NameFacts, { providers }: NameSurroundings): boolean {
  if (!customerWords.has(words.at(-1) ?? '')) return false;
  return [...providers.providers, ...providers.systems].some(
    ({ name: { tokens } }) => tokens.length < words.length && tokens.every((word, at) => words[at] === word),
  );
}

function groundOf(statement: NetworkStatement, isOwnSystem: boolean): Naming['ground'] {
  if (isOwnSystem) return 'own_system';
  if (statement.registry !== undefined) return 'registry';
  const isCompanyRow = statement.provider === '' && statement.userType === 'business';
  return isCompanyRow ? 'company_database' : 'network_database';
}

/** What the status of the deepest registered range says of the network, '' when it may be an end user's. */
function kindOfRange(statements: readonly NetworkStatement[]): NetworkKind | '' {
  const deepest = statements.find(({ registry }) => registry !== undefined)?.registry;
  if (deepest === undefined || !isGivenOn(deepest)) return '';
  return readRangeUse(deepest.status) === 'infrastructure' ? 'infrastructure' : 'isp_pool';
}

/** Size of the deepest registered range when it is a provider's to give on; -1 when it is not. */
function findPoolBits(statements: readonly NetworkStatement[]): number {
  const deepest = statements.find(({ registry }) => registry !== undefined);
  return deepest?.registry !== undefined && isGivenOn(deepest.registry) ? deepest.hostBits : -1;
}

/** A name for the whole of a pool is not a user's; one for a part of it may be. */
function isInPool({ hostBits }: NetworkStatement, poolBits: number): boolean {
  return poolBits >= 0 && (hostBits < 0 || hostBits >= poolBits);
}

/** Where no data set names a user, the holder of a system that carries nobody else is the user. */
function addOwnSystem(
  statements: readonly NetworkStatement[],
  surroundings: NameSurroundings,
  found: Findings,
): void {
  const { system, providers, knowledge } = surroundings;
  const statement = statements.find(({ asn, asnName }) => asn === system.asn && asnName !== '');
  if (statement === undefined || system.carriesOthers) return;
  const facts = knowledge.names.read(statement.asnName);
  const judgement = judgeName(facts, statement, surroundings);
  if (judgement.fault !== '') {
    found.refuse(statement.asnName, judgement);
    return;
  }
  if (!judgement.isOwnSystem || !providers.providers.every((other) => isAmong(facts, [other], knowledge)))
    return;
  found.candidates.push(
    nameCandidate({ statement, ground: 'own_system', field: 'asn_name', facts, mayBeProvider: false }),
  );
}
