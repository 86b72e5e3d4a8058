// Period and reason of the Pipeline page as kept in the URL.

import { type Period, periods } from '../../frame/period.ts';
import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

/** Why an event can be rejected. */
export const reasons = [
  'malformed',
  'unknown_type',
  'too_large',
  'unreadable',
  'refused_by_store',
  'step_failed',
] as const;
export type Reason = (typeof reasons)[number];

export interface PipelineSearch {
  period?: Period;
  reason?: Reason;
}

export function readPipelineSearch(search: Record<string, unknown>): PipelineSearch {
  return withoutUndefined({
    period: oneOf(search['period'], periods),
    reason: oneOf(search['reason'], reasons),
  });
}
