// The step that matches companies, on files alone, with the trace of its last answer at hand.

import { plainDecisions } from '#contract/event-stages.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { buildKnowledge } from '#intelligence/company/knowledge/build-knowledge.ts';
import type { NetworkStatement, Trace } from '#intelligence/company/resolution.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import type { MatchCompanyParts } from '#processor/steps/match-company.ts';

const asked = '2';

/** Nothing of the operator's: no companies, no pins, the built-in weights. */
export const bareKnowledge = () =>
  buildKnowledge({
    weights: defaultWeights,
    companies: [],
    rangePins: [],
    domainPins: [],
    suppressions: [],
    suppressedEverywhere: [],
    providerDomains: new Map(),
    systemVotes: new Map(),
  });

export function explainCompany(statements: (address: ParsedAddress) => readonly NetworkStatement[]): {
  step: Omit<MatchCompanyParts, 'sites'>;
  /** The last trace, or why there is none. */
  why(decision: string): Trace | string;
} {
  const knowledge = bareKnowledge();
  let last: Trace | undefined;
  return {
    step: {
      decide: ({ address: text, claims: firstParty, day }) => {
        const address = parseClientAddress(text);
        const said = address === undefined ? [] : statements(address);
        last = resolveCompany(
          { address, statements: said, isBot: false, firstParty, ptr: '', day },
          knowledge,
        );
        return { id: asked, answer: undefined };
      },
      noteDecision: () => undefined,
      claimsOf: () => [],
      noteClaim: () => undefined,
    },
    why: (decision) => {
      if (decision === plainDecisions.notAllowed) return 'not_allowed';
      return decision === asked && last !== undefined ? last : 'bot';
    },
  };
}
