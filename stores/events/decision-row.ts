// One decision as one row of `decisions_v1`, in the order of `decisionColumns`.

import type { Trace } from '#intelligence/company/resolution.ts';

export const decisionColumns = [
  'decision',
  'version',
  'decided_at',
  'band',
  'reason',
  'kind',
  'company_id',
  'name',
  'domain',
  'country',
  'network',
  'probability',
  'trace',
] as const;

/** `decision` as decimal text. `version` and `decidedAtMs` in milliseconds since 1970; the higher version holds. */
export function decisionRow(decision: string, trace: Trace, version: number, decidedAtMs: number): unknown[] {
  return [
    decision,
    version,
    decidedAtMs,
    trace.band,
    trace.reason,
    trace.kind,
    trace.match.companyId,
    trace.name,
    trace.domain,
    trace.country,
    trace.network.cidr,
    trace.probability,
    JSON.stringify(trace),
  ];
}
