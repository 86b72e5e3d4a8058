// What speaks for a candidate, in bits. Evidence of one family has one ultimate source, so only the strongest of it counts;
// all other families and circumstances together may add a little.

import type { EvidenceWeights, WeightId } from '#contract/evidence-weights.ts';
import { type Candidate, type Naming, ptrDataset } from './candidate.ts';
import { registrableDomain } from './domains/registrable-domain.ts';
import { connectionKinds, userTypeKinds } from './kind-signs.ts';
import { isSmall, isWide } from './range-size.ts';
import type { DatasetRef, Evidence, NetworkStatement, SourceFamily } from './resolution.ts';
import type { FirstPartyClaim } from './resolution-input.ts';

/** One piece of evidence, first, and what adds to it or takes from it. */
type Support = readonly Evidence[];

const dayMs = 86_400_000;
const fadeStepDays = 30;

/** Evidence with the bits that count, the strongest family first; what counts nothing beside a stronger one has 0. */
export function weighSupport(
  candidate: Candidate,
  statements: readonly NetworkStatement[],
  day: string,
  weights: EvidenceWeights,
): readonly Evidence[] {
  const supports = [
    ...candidate.namings.map((naming) => supportOfNaming(naming, candidate, weights)),
    ...candidate.claims.map((claim) => supportOfClaim(claim, day, weights)),
    ...supportOfPtr(candidate, weights),
  ];
  const [main, ...others] = strongestOfFamilies(supports);
  if (main === undefined) return [];
  const rest = supports.filter((support) => support !== main && !others.includes(support));
  let room = weights.limits.corroboration_bits.value;
  const helping: Evidence[] = [];
  for (const support of [...others, ...weighCircumstances(candidate, statements, weights)]) {
    const bits = Math.max(0, Math.min(room, sumBits(support)));
    room -= bits;
    helping.push(...cutTo(support, bits));
  }
  return [...main, ...helping, ...rest.flatMap((support) => cutTo(support, 0))];
}

/** Bits are decimal fractions: added up they are rounded, so that the order of adding cannot show. */
export function sumBits(evidence: readonly Evidence[]): number {
  return round(evidence.reduce((sum, { bits }) => sum + bits, 0));
}

export function round(bits: number): number {
  return Math.round(bits * 1000) / 1000;
}

/** The first part carries all bits that are left to the whole. */
function cutTo(support: Support, bits: number): Support {
  return support.slice(0, 1).map((part) => ({ ...part, bits: round(bits) }));
}

function strongestOfFamilies(supports: readonly Support[]): readonly Support[] {
  const strongest = new Map<SourceFamily, Support>();
  for (const support of supports) {
    const family = support[0]?.family;
    if (family === undefined) continue;
    const known = strongest.get(family);
    if (known === undefined || sumBits(support) > sumBits(known)) strongest.set(family, support);
  }
  return [...strongest.values()].sort((left, right) => sumBits(right) - sumBits(left));
}

function supportOfNaming(naming: Naming, candidate: Candidate, weights: EvidenceWeights): Support {
  const { statement, ground, field, facts } = naming;
  const part = (id: WeightId): Evidence =>
    evidenceOf(id, weights, statement.dataset, statement.row, field, facts.shown);
  if (ground === 'own_system') return [part('E5')];
  const isTrusted = facts.trade !== '';
  const wide = isWide(statement, weights) && !isTrusted;
  if (ground === 'registry') {
    const parts = [part('E6')];
    if (!facts.hasForm && !isTrusted) parts.push(part('E6_no_form'));
    if (wide && !isGivenByRegistry(statement)) parts.push(part('E6_wide'));
    return parts;
  }
  if (ground === 'company_database' && candidate.domain !== '' && hasDomain(statement, candidate)) {
    return [part('E7')];
  }
  const parts = [part('E8')];
  if (isSmall(statement, weights)) parts.push(part('E8_small'));
  if (facts.hasForm) parts.push(part('E8_form'));
  if (wide) parts.push(part('E8_wide'));
  return parts;
}

/** Independent space: the registry itself has seen papers of who holds it, however large it is. */
function isGivenByRegistry({ registry }: NetworkStatement): boolean {
  return /^(?:ASSIGNED PI|ASSIGNED PORTABLE|DIRECT ASSIGN)/.test(registry?.status ?? '');
}

/** The row's own domain is the one that is trusted, and not one from elsewhere. */
function hasDomain(statement: NetworkStatement, candidate: Candidate): boolean {
  return registrableDomain(statement.domain) === candidate.domain;
}

function supportOfClaim(claim: FirstPartyClaim, day: string, weights: EvidenceWeights): Support {
  const part = (id: WeightId, bits?: number): Evidence =>
    evidenceOf(
      id,
      weights,
      claim.dataset,
      // The day is needed to weigh the same claim again later.
      claim.dataset.date === '' ? claim.kind : `${claim.kind} ${claim.dataset.date}`,
      'domain',
      claim.domain.toLowerCase(),
      'first_party',
      bits,
    );
  if (claim.kind === 'verified_email')
    return [part('E1', fade(weights.bits.E1.value, claim.dataset.date, day, weights))];
  if (claim.kind === 'form_email') return [part('E2')];
  return (claim.visitors ?? 1) > 1 ? [part('E4'), part('E4_shared')] : [part('E4')];
}

/** Half of it is left after the half-life; a day that is unknown or to come fades nothing. */
function fade(bits: number, since: string, day: string, weights: EvidenceWeights): number {
  // In steps: the same word of yesterday and of today is one decision.
  const days = Math.floor((Date.parse(day) - Date.parse(since)) / dayMs / fadeStepDays) * fadeStepDays;
  if (!(days > 0)) return bits;
  return round(bits * 2 ** (-days / weights.limits.proof_half_life_days.value));
}

function supportOfPtr({ ptrDomain }: Candidate, weights: EvidenceWeights): readonly Support[] {
  if (ptrDomain === '') return [];
  return [[evidenceOf('E9', weights, ptrDataset, 'ptr', 'host', ptrDomain)]];
}

/** What makes a company's network likelier without naming one. */
function weighCircumstances(
  candidate: Candidate,
  statements: readonly NetworkStatement[],
  weights: EvidenceWeights,
): readonly Support[] {
  // Where only a visitor speaks, the network is no witness.
  if (candidate.namings.length === 0 && candidate.ptrDomain === '') return [];
  const supports: Support[] = [];
  const own = statements.filter((statement) => speaksOf(statement, candidate));
  for (const { dataset, row, userType, connectionType } of own) {
    const isOffice = officeKinds.has(userTypeKinds.get(userType) ?? '');
    if (!isOffice && connectionKinds.get(connectionType) !== 'enterprise') continue;
    const [field, value] = isOffice ? ['user_type', userType] : ['connection_type', connectionType];
    supports.push([evidenceOf('E10', weights, dataset, row, field ?? '', value ?? '')]);
    break;
  }
  const steadiest = own.reduce((best, { staticScore }) => Math.max(best, staticScore), -1);
  const at = own.find(({ staticScore }) => staticScore === steadiest);
  if (at !== undefined && steadiest >= weights.limits.steady_score.value) {
    const id = steadiest >= weights.limits.fixed_score.value ? 'E11_fixed' : 'E11_steady';
    supports.push([evidenceOf(id, weights, at.dataset, at.row, 'static_score', String(steadiest))]);
  }
  return supports;
}

const officeKinds: ReadonlySet<string> = new Set(['enterprise', 'education', 'government']);

/** A statement that names nobody, or the candidate, and no company's own row, whose type is a part of what it says. */
function speaksOf(statement: NetworkStatement, { namings }: Candidate): boolean {
  const naming = namings.find((known) => known.statement === statement);
  if (naming !== undefined) return naming.ground !== 'company_database';
  return statement.organisation === '' && statement.registry === undefined;
}

function evidenceOf(
  id: WeightId,
  weights: EvidenceWeights,
  dataset: DatasetRef,
  row: string,
  field: string,
  value: string,
  family: SourceFamily = dataset.family,
  bits: number = weights.bits[id].value,
): Evidence {
  return { id, bits, dataset: dataset.id, family, row, field, value };
}
