// Gives a session its verdict: the first rule that fits decides, and is the reason. Whom no rule fits is accidental.

import type { PageKind } from '#contract/event-stages.ts';
import type { Verdict, VerdictCondition, VerdictField, VerdictRules } from '#contract/verdict-rules.ts';
import type { Trace } from '../resolution.ts';

/** What the rules ask of a decision. */
type DecidedFacts = Pick<Trace, 'band' | 'kind' | 'reason' | 'country' | 'domain'> & {
  readonly match: Pick<Trace['match'], 'companyId'>;
};

export interface VerdictFacts {
  readonly trace: DecidedFacts;
  /** Status of the known company, lower case, '' when there is none. */
  readonly status: string;
  /** The address or the domain is one of the own offices. */
  readonly isOwn: boolean;
  readonly isBot: boolean;
  /** Kinds of the pages of the session, in any order; empty when none was seen. */
  readonly pages: readonly PageKind[];
}

export interface VerdictDecision {
  readonly verdict: Verdict;
  /** Id of the rule, '' when none fitted. */
  readonly rule: string;
}

/** The same facts and rules always give the same verdict. */
export function decideVerdict(facts: VerdictFacts, { rules }: VerdictRules): VerdictDecision {
  for (const { id, when, verdict } of rules) {
    if (when.every((condition) => holds(condition, facts))) return { verdict, rule: id };
  }
  return { verdict: 'accidental', rule: '' };
}

function holds({ field, how, values }: VerdictCondition, facts: VerdictFacts): boolean {
  const actual = readField(field, facts);
  if (how === 'only') return actual.length > 0 && actual.every((value) => values.includes(value));
  const isOne = actual.some((value) => values.includes(value));
  return how === 'is' ? isOne : !isOne;
}

function readField(
  field: VerdictField,
  { trace, status, isOwn, isBot, pages }: VerdictFacts,
): readonly string[] {
  switch (field) {
    case 'is_own':
      return [isOwn ? 'yes' : 'no'];
    case 'is_bot':
      return [isBot || trace.reason === 'bot' ? 'yes' : 'no'];
    case 'is_known':
      return [trace.match.companyId > 0 ? 'yes' : 'no'];
    case 'company':
      return trace.match.companyId > 0 ? [String(trace.match.companyId)] : [];
    case 'status':
      return status === '' ? [] : [status];
    case 'pages':
      return pages;
    case 'band':
    case 'kind':
    case 'reason':
    case 'country':
    case 'domain':
      return trace[field] === '' ? [] : [trace[field]];
  }
}
