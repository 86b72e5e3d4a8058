// Which companies go to a CRM, and whether a record may be made there. Only what is certain goes: the bands `verified` and `high`.

import type { CreatePolicy, PushFilter } from '#contract/crm.ts';
import type { Band } from '../company/resolution.ts';

export interface PushCandidate {
  readonly band: Band;
  readonly verdict: string;
  readonly score: number;
  /** Of the lead that a person accepted; undefined when there is none. */
  readonly stage: string | undefined;
}

export type PushRefusal = 'band_too_low' | 'score_too_low' | 'other_verdict' | 'other_stage';

/** Undefined when it may go. A lead that a person accepted goes whatever its score: somebody works on it. */
export function refusePush(candidate: PushCandidate, filter: PushFilter): PushRefusal | undefined {
  if (candidate.band !== 'verified' && candidate.band !== 'high') return 'band_too_low';
  if (!filter.verdicts.includes(candidate.verdict)) return 'other_verdict';
  if (candidate.stage === undefined) return candidate.score < filter.scoreMin ? 'score_too_low' : undefined;
  return filter.stages.length > 0 && !filter.stages.includes(candidate.stage) ? 'other_stage' : undefined;
}

export function mayCreate(policy: CreatePolicy, { stage }: Pick<PushCandidate, 'stage'>): boolean {
  return policy === 'all' || (policy === 'accepted_leads' && stage !== undefined);
}
