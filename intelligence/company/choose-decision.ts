// Which of the decisions about one visit holds: a visit begun in an office and ended on a telephone is the office's.

import { plainDecisions } from '#contract/event-stages.ts';
import type { CompanyBand } from '#contract/verdict-report.ts';

/** What the choice asks of a decision. */
interface SaidOfVisit {
  readonly band: CompanyBand;
  /** '' unless the visitor told the company. */
  readonly blind: string;
  readonly isOwn: boolean;
}

/** The decisions that stand beside the events of one visit. */
export interface DecisionsOfVisit {
  /** The last, UInt64 as decimal text. */
  readonly decision: string;
  /** All that were told apart, the last at the end; none when nothing was, or when it was not kept. */
  readonly decisions: readonly string[];
}

const plain: ReadonlySet<string> = new Set(Object.values(plainDecisions));
const bandRanks: Readonly<Record<CompanyBand, number>> = { verified: 4, high: 3, medium: 2, low: 1, none: 0 };
/** Above every band. */
const toldRank = 5;
const ownRank = 6;

/** Those of a visit that have a row of their own. */
export function toldApart({ decision, decisions }: DecisionsOfVisit): readonly string[] {
  if (decisions.length > 0) return decisions;
  return plain.has(decision) ? [] : [decision];
}

/** Id of the decision that holds. The best band wins, of equal ones the latest. */
export function chooseDecision(visit: DecisionsOfVisit, found: ReadonlyMap<string, SaidOfVisit>): string {
  let chosen = visit.decision;
  let best = -1;
  for (const id of toldApart(visit)) {
    const says = found.get(id);
    const rank = says === undefined ? -1 : rankOf(says);
    if (rank < best) continue;
    best = rank;
    chosen = id;
  }
  return chosen;
}

/**
 * As the resolver has it for one event: a colleague stays a colleague on the way home, and what visitors say of themselves goes
 * before what networks say, so that a network which was wrong about them is found out.
 */
function rankOf({ band, blind, isOwn }: SaidOfVisit): number {
  if (isOwn) return ownRank;
  const rank = bandRanks[band];
  return blind !== '' && rank >= bandRanks.medium ? toldRank : rank;
}
