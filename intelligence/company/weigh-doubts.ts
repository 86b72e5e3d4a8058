// What speaks against a candidate, in bits: contradictions, labels of pools, names that say too little, old registrations,
// crowds where a few people should be.

import type { EvidenceWeights, WeightId } from '#contract/evidence-weights.ts';
import type { Candidate, Naming } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { crowdHostBits } from './crowds/crowd-size.ts';
import { isWide } from './range-size.ts';
import { readRangeUse } from './registry-status.ts';
import type { Evidence, NetworkStatement } from './resolution.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { round } from './weigh-support.ts';
import { customerWords } from './words/network-words.ts';

export interface DoubtSources {
  readonly input: ResolutionInput;
  readonly statements: readonly NetworkStatement[];
  /** Residential statements that are outweighed instead of obeyed. */
  readonly residential: readonly NetworkStatement[];
  /** A candidate of another data set for a range of the same kind. */
  readonly rival: Candidate | undefined;
  readonly knowledge: CompanyKnowledge;
}

/** A domain that a visitor gave is not doubted for the network's sake. `odds`: bits for the candidate, prior included. */
export function weighDoubts(candidate: Candidate, sources: DoubtSources, odds: number): readonly Evidence[] {
  const { knowledge, rival } = sources;
  const { weights } = knowledge;
  const naming = candidate.namings.find(({ statement }) => statement === candidate.narrowest);
  if (naming === undefined || candidate.claims.length > 0) return [];
  const doubt = createDoubt(naming, weights);
  const doubts = [
    ...(rival === undefined ? [] : [doubtRival(doubt, rival)]),
    ...doubtName(naming, doubt, knowledge),
    ...sources.residential.slice(0, 1).map((statement) => doubtResidential(naming, statement, weights)),
    ...doubtCrowd(naming, doubt, sources),
    ...doubtAge(naming, doubt, sources.input.day, weights),
    ...doubtSilence(candidate, naming, doubt, sources),
  ];
  const left = doubts.reduce((sum, { bits }) => sum + bits, odds);
  return [...doubts, ...doubtVagueness(candidate, naming, weights, left)];
}

type Doubt = (id: WeightId, field: string, value: string) => Evidence;

function createDoubt({ statement: { dataset, row } }: Naming, weights: EvidenceWeights): Doubt {
  return (id, field, value) => ({
    id,
    bits: weights.bits[id].value,
    dataset: dataset.id,
    family: dataset.family,
    row,
    field,
    value,
  });
}

function doubtRival(doubt: Doubt, rival: Candidate): Evidence {
  const [naming] = rival.namings;
  const evidence = doubt('N1', naming?.field ?? 'domain', rival.facts?.shown ?? rival.domain);
  if (naming === undefined) return evidence;
  const { dataset, row } = naming.statement;
  return { ...evidence, dataset: dataset.id, family: dataset.family, row };
}

/** One doubt at most: the words of a name are read once. */
function doubtName(naming: Naming, doubt: Doubt, { names }: CompanyKnowledge): readonly Evidence[] {
  const { facts, statement, field } = naming;
  const netname = statement.registry?.netname ?? '';
  const label =
    netname === '' ? undefined : names.labelWords(netname).find((word) => !customerWords.has(word));
  if (label !== undefined && !facts.hasForm) return [doubt('N2', 'netname', label)];
  if (label !== undefined) return [doubt('N2_named', 'netname', label)];
  if (facts.isLikePool) return [doubt('N2_named', field, facts.poolWords[0] ?? '')];
  if (facts.provider === 'maybe') return [doubt('N2_provider', field, facts.shown)];
  // A row that calls its holder a business has answered the question.
  return naming.mayBeProvider && naming.ground !== 'company_database'
    ? [doubt('N2_provider', 'provider', 'unknown')]
    : [];
}

/** What the other kind of source says where it does not name the candidate. */
function doubtSilence(
  candidate: Candidate,
  naming: Naming,
  doubt: Doubt,
  { statements, knowledge }: DoubtSources,
): readonly Evidence[] {
  if (candidate.ptrDomain !== '' || naming.ground === 'own_system') return [];
  const isRegistered = candidate.namings.some(({ ground }) => ground === 'registry');
  const isInDatabase = candidate.namings.some(({ ground }) => ground !== 'registry');
  if (isRegistered && isInDatabase) return [];
  if (!isRegistered) {
    const pool = statements.find(({ registry }) => registry !== undefined);
    if (pool?.registry === undefined) return [];
    const [line = ''] = pool.registry.description;
    const facts = line === '' ? undefined : knowledge.names.read(line);
    if (facts?.poolKind !== 'residential') return [doubt('N7', 'descr[0]', pool.registry.status)];
    // Whose home it is may stand in the same line.
    return [doubt('N3', 'descr[0]', facts.hidesPerson ? (facts.poolWords[0] ?? '') : line)];
  }
  const provider = statements.find(
    (statement) =>
      statement.registry === undefined &&
      statement.organisation !== '' &&
      statement.provider !== '' &&
      statement.hostBits >= 0 &&
      !isWide(statement, knowledge.weights) &&
      knowledge.names.isProviderItself(
        knowledge.names.read(statement.organisation),
        knowledge.names.read(statement.provider),
      ),
  );
  if (provider === undefined) return [];
  const { dataset, row, organisation } = provider;
  const isHidden = knowledge.names.read(organisation).hidesPerson;
  const evidence = doubt('N8', 'organisation', isHidden ? '' : organisation);
  return [{ ...evidence, dataset: dataset.id, family: dataset.family, row }];
}

function doubtResidential(naming: Naming, statement: NetworkStatement, weights: EvidenceWeights): Evidence {
  const { dataset, row, userType, connectionType } = statement;
  const isFew = naming.statement.hostBits <= weights.limits.small_host_bits_v4.value;
  const id = isFew ? 'N3_wider' : 'N3';
  const [field, value] = userType === '' ? ['connection_type', connectionType] : ['user_type', userType];
  return {
    id,
    bits: weights.bits[id].value,
    dataset: dataset.id,
    family: dataset.family,
    row,
    field: field ?? '',
    value: value ?? '',
  };
}

function doubtCrowd(naming: Naming, doubt: Doubt, sources: DoubtSources): readonly Evidence[] {
  const { statements, knowledge } = sources;
  const { hostBits, range } = naming.statement;
  if (range === null || hostBits < 0) return [];
  if (hostBits > crowdHostBits(range.first.includes(':') ? 6 : 4, knowledge.weights)) return [];
  const counted = statements.reduce(
    (most, { userCount }) => Math.max(most, userCount ?? 0),
    knowledge.visitorsOf(range),
  );
  const isCrowd = counted >= knowledge.weights.limits.crowd_visitors.value && counted > 0;
  return isCrowd ? [doubt('N4', 'visitors', String(counted))] : [];
}

function doubtAge(
  naming: Naming,
  doubt: Doubt,
  day: string,
  { limits }: EvidenceWeights,
): readonly Evidence[] {
  const { registry } = naming.statement;
  if (registry === undefined) return [];
  if (readRangeUse(registry.status) === 'legacy') return [doubt('N5_legacy', 'status', registry.status)];
  const years = (Date.parse(day) - Date.parse(registry.lastModified)) / (365.25 * 86_400_000);
  const id = years >= limits.older_years.value ? 'N5_older' : years >= limits.old_years.value ? 'N5_old' : '';
  return id === '' ? [] : [doubt(id, 'last-modified', registry.lastModified)];
}

/** It is about which company it is, not about whether it is one: it takes no decision below the lowest band. */
function doubtVagueness(
  candidate: Candidate,
  { facts, field, statement }: Naming,
  weights: EvidenceWeights,
  left: number,
): readonly Evidence[] {
  const isVague = facts.name.isTruncated || (facts.isBareAcronym && candidate.domain === '');
  if (!isVague) return [];
  const { band_low } = weights.limits;
  const lowest = Math.log2(band_low.value / (1 - band_low.value));
  const wanted = weights.bits.N6.value;
  const bits = left > lowest ? Math.max(wanted, lowest - left) : wanted;
  const { dataset, row } = statement;
  return [
    {
      id: 'N6',
      bits: round(bits),
      dataset: dataset.id,
      family: dataset.family,
      row,
      field,
      value: facts.shown,
    },
  ];
}

/** Two candidates for ranges of the size of a site contradict each other; a wider one is only whose network it was cut from. */
export function isRival(candidate: Candidate, other: Candidate, weights: EvidenceWeights): boolean {
  const [one, two] = [candidate.narrowest, other.narrowest];
  if (one === undefined || two === undefined || one.dataset.id === two.dataset.id) return false;
  return isWide(one, weights) || !isWide(two, weights);
}
