// Counts what a new look at old decisions changed, so that a swap of sources which moves many is noticed.

import { stripControls } from '#intelligence/company/names/strip-controls.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { KeptDecision } from '#stores/events/questions/recent-decisions.ts';
import type { DecisionMove } from '#stores/records/schema/resolution.ts';
import type { DecisionAnswer } from './company-decision.ts';
import { isSameButRules } from './decide-again.ts';

export interface MoveCounter {
  /** A decision that was made again, whatever came of it. */
  count(kept: KeptDecision, before: Trace, answer: DecisionAnswer): void;
  /** One that cannot be made again. */
  leave(): void;
  sum(): {
    decisions: number;
    /** Not asked again: the network is no longer one. */
    left: number;
    /** Whose evidence or band is another now. */
    changed: number;
    /** Of those, whose company is another now, came or went. */
    moved: number;
    samples: DecisionMove[];
  };
}

const samplesMax = 100;

export function createMoveCounter(): MoveCounter {
  let decisions = 0;
  let left = 0;
  let changed = 0;
  let moved = 0;
  const samples: DecisionMove[] = [];
  return {
    count: (kept, before, { trace, isOwn }) => {
      decisions += 1;
      if (isSameButRules(trace, before) && isOwn === kept.isOwn) return;
      changed += 1;
      if (whoIs(before) === whoIs(trace)) return;
      moved += 1;
      if (samples.length >= samplesMax) return;
      samples.push({
        decision: kept.decision,
        network: trace.network.cidr,
        before: sampleOf(before),
        after: sampleOf(trace),
      });
    },
    leave: () => {
      decisions += 1;
      left += 1;
    },
    sum: () => ({ decisions, left, changed, moved, samples }),
  };
}

/** What was decided before names were cleaned may hold what PostgreSQL keeps in no JSON. */
function sampleOf({ name, match, band, reason }: Trace): DecisionMove['before'] {
  return { name: stripControls(name), companyId: match.companyId, band, reason };
}

/** Who is shown: a soft match is hidden like none. */
function whoIs({ band, match, domain, name }: Trace): string {
  if (band === 'none' || band === 'low') return '';
  return match.companyId > 0 ? `company ${match.companyId}` : domain || name;
}
