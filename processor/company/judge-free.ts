// What is known of an address without asking or paying anybody: whether a paid look-up may help is answered from this.

import type { Trace } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { answerOf } from './decide-company.ts';

/** `claims`: of the visitor who comes from there. The reverse name that is known counts like the files. */
export function judgeFree(
  knowledge: Pick<LiveKnowledge, 'current' | 'staffOf' | 'staffOfDomain'>,
  sources: Pick<CompanySources, 'statements' | 'ptrOf'>,
  address: ParsedAddress,
  claims: readonly FirstPartyClaim[] = [],
): Trace {
  return answerOf(knowledge, {
    ...{ address, statements: sources.statements(address), isBot: false },
    ...{ firstParty: claims, ptr: sources.ptrOf(address), day: new Date().toISOString().slice(0, 10) },
  }).trace;
}
