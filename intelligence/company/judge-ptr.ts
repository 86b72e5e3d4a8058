// Reads a company's domain from the forward-confirmed name of an address. Providers name addresses too, by number and by
// kind of line, so whatever looks like that is left aside.

import type { CompanyKnowledge } from './company-knowledge.ts';
import { findDomainFault } from './judge-domain.ts';
import type { NameFacts } from './name-facts.ts';
import { findPoolWords } from './names/find-pool-words.ts';

/** Two numbers apart or four digits together: an address or a line is written into the name. */
const numbered = /\d{4}|\d+[.-]\d+|(?:^|\.)(?:ip|host|node|static|dyn)[.-]?\d/;

/** Stands for a reverse name that is a natural person's: the name itself is kept nowhere. */
export const personPtr = 'person';

export interface PtrJudgement {
  /** Registrable domain, '' when the name says nothing about a company. */
  readonly domain: string;
  /** Why not, '' when it does or when there is no name. */
  readonly why: string;
}

/** `providers`: whoever provides the network or holds its system. */
export function judgePtr(
  ptr: string,
  providers: readonly NameFacts[],
  knowledge: CompanyKnowledge,
): PtrJudgement {
  if (ptr === '') return { domain: '', why: '' };
  if (ptr === personPtr) return { domain: '', why: 'person' };
  const domain = knowledge.domains.registrable(ptr);
  if (domain === '') return { domain: '', why: 'not_registrable' };
  const host = ptr.toLowerCase().slice(0, -domain.length);
  if (numbered.test(host) || findPoolWords(host).length > 0) return { domain: '', why: 'pool_host_name' };
  return { domain, why: findDomainFault(domain, providers, knowledge) };
}
