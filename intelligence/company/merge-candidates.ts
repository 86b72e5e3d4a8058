// Joins candidates that are one organisation: the same registry handle, the same domain, a name for the same
// range that is the same to anybody, or a domain made of the name.

import type { Candidate } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { betterWritten } from './is-same-on-site.ts';
import type { NetworkStatement } from './resolution.ts';

/** In the order of the first of each; the better written name stays. */
export function mergeCandidates(
  candidates: readonly Candidate[],
  knowledge: CompanyKnowledge,
): readonly Candidate[] {
  const merged: Candidate[] = [];
  for (const candidate of candidates) {
    const at = merged.findIndex((known) => isSame(known, candidate, knowledge));
    const known = merged[at];
    if (known === undefined) merged.push(candidate);
    else merged[at] = join(known, candidate);
  }
  return merged;
}

function isSame(left: Candidate, right: Candidate, knowledge: CompanyKnowledge): boolean {
  if (left.handle !== '' && left.handle === right.handle) return true;
  if (left.domain !== '' && left.domain === right.domain) return true;
  if (left.facts !== undefined && right.facts !== undefined) {
    return knowledge.names.isSameOnSite(left.facts, right.facts);
  }
  return isDomainOfName(left, right, knowledge) || isDomainOfName(right, left, knowledge);
}

/** A visitor's domain and the network's name belong together, by their letters or by a known company that has both. */
function isDomainOfName(named: Candidate, other: Candidate, knowledge: CompanyKnowledge): boolean {
  const { facts } = named;
  if (facts === undefined || other.facts !== undefined || other.domain === '') return false;
  if (knowledge.domains.fit(other.domain, facts) >= knowledge.weights.limits.domain_fit.value) return true;
  const known = [
    ...knowledge.companiesOfDomain(other.domain),
    ...knowledge.companiesOfAliasDomain(other.domain),
  ];
  return known.some(({ name, otherNames }) =>
    [name, ...otherNames].some(
      (text) => knowledge.names.compare(facts, knowledge.names.read(text)).verdict === 'match',
    ),
  );
}

function join(left: Candidate, right: Candidate): Candidate {
  return {
    facts:
      left.facts === undefined || right.facts === undefined
        ? (left.facts ?? right.facts)
        : betterWritten(left.facts, right.facts),
    domain: left.domain || right.domain,
    handle: left.handle || right.handle,
    country: left.country || right.country,
    namings: [...left.namings, ...right.namings],
    claims: [...left.claims, ...right.claims],
    ptrDomain: left.ptrDomain || right.ptrDomain,
    narrowest: narrower(left.narrowest, right.narrowest),
  };
}

function narrower(
  left: NetworkStatement | undefined,
  right: NetworkStatement | undefined,
): NetworkStatement | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.hostBits < 0) return right.hostBits < 0 ? left : right;
  return right.hostBits >= 0 && right.hostBits < left.hostBits ? right : left;
}
