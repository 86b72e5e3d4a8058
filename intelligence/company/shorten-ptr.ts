// What of the reverse name of an address may be kept beside a decision. The whole name is one visitor's as the address is, so
// no more stays than the domain that may be a company's; a decision made from that alone is the same one.

import type { CompanyKnowledge } from './company-knowledge.ts';
import { judgePtr, personPtr } from './judge-ptr.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { surveyNetwork } from './survey-network.ts';

/**
 * Registrable domain, `personPtr` for a natural person's own, '' for whatever else. Shortened again it stays the same as
 * long as sources and knowledge do.
 */
export function shortenPtr(input: ResolutionInput, knowledge: CompanyKnowledge): string {
  if (input.ptr === '' || input.ptr === personPtr) return input.ptr;
  // Most names are a provider's, by number: there the network need not be looked at.
  if (judgePtr(input.ptr, [], knowledge).why !== '') return '';
  const { ptr } = surveyNetwork(input, knowledge);
  if (ptr.why === 'person') return personPtr;
  return ptr.why === '' ? ptr.domain : '';
}
