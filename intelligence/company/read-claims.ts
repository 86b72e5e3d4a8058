// What this visitor has said or proved about the own company: domains of e-mails and link tokens. A domain of mail for
// everybody names no company, and one that an operator has ruled out is not believed.

import { type Candidate, type Discard, domainCandidate } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { namesPerson } from './domains/names-person.ts';
import { isPersonsDomain, type SeenNames } from './is-persons-domain.ts';
import type { FirstPartyClaim, ResolutionInput } from './resolution-input.ts';

const order: readonly FirstPartyClaim['kind'][] = ['verified_email', 'link_token', 'form_email'];

export interface ReadClaims {
  /** One per domain, in the order of the alphabet. */
  readonly candidates: readonly Candidate[];
  readonly discarded: readonly Discard[];
  /** A domain was made of a natural person's name; it is nowhere. */
  readonly hasPerson: boolean;
}

/** `seen`: what the data say of the visitor's network. */
export function readClaims(
  { firstParty, address }: ResolutionInput,
  seen: SeenNames,
  knowledge: CompanyKnowledge,
): ReadClaims {
  let hasPerson = false;
  const byDomain = new Map<string, FirstPartyClaim[]>();
  const discarded: Discard[] = [];
  for (const claim of [...firstParty].sort(compareClaims)) {
    const domain = knowledge.domains.registrable(claim.domain);
    const fault = findFault(domain, address, knowledge);
    if (fault !== '') {
      const name = domain || claim.domain.slice(0, 100);
      if (!namesPerson(domain) && !discarded.some((known) => known.name === name))
        discarded.push({ name, why: fault });
      continue;
    }
    if (isPersonsDomain(domain, seen, knowledge)) {
      hasPerson = true;
      continue;
    }
    const known = byDomain.get(domain);
    if (known === undefined) byDomain.set(domain, [claim]);
    else known.push(claim);
  }
  const candidates = [...byDomain].map(([domain, claims]) => domainCandidate(domain, { claims }));
  return { candidates, discarded, hasPerson };
}

function findFault(domain: string, address: ResolutionInput['address'], knowledge: CompanyKnowledge): string {
  if (domain === '') return 'not_registrable';
  if (knowledge.pinOfDomain(domain)?.companyId === 0) return 'suppressed';
  if (knowledge.suppressionsOf(address).some((wrong) => wrong.domain === domain)) return 'suppressed';
  const mail = knowledge.domains.mailKind(domain);
  return mail === 'work' || mail === 'role' ? '' : `${mail}_mail`;
}

function compareClaims(left: FirstPartyClaim, right: FirstPartyClaim): number {
  const keys = [left, right].map(({ kind, domain, dataset, visitors }) =>
    [domain.toLowerCase(), order.indexOf(kind), dataset.id, dataset.date, visitors ?? 1].join('\n'),
  );
  const [one = '', other = ''] = keys;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
