// Turns an answer of the resolver into the row that is kept of it.

import type { DecisionConsent, DecisionRow } from '#stores/events/decision-row.ts';
import type { DecisionAnswer, ToldFacts } from './company-decision.ts';

/** '' for the many decisions that stand on the network alone. */
export function writeTold({ claims, ptr }: ToldFacts): string {
  return claims.length === 0 && ptr === '' ? '' : JSON.stringify({ claims, ptr });
}

/** `atMs`: now, milliseconds since 1970; of two rows of one decision the later holds. */
export function describeDecision(
  id: string,
  { trace, isOwn, blind, told }: DecisionAnswer,
  atMs: number,
  consent: DecisionConsent,
): DecisionRow {
  return {
    decision: id,
    version: atMs,
    decidedAtMs: atMs,
    band: trace.band,
    reason: trace.reason,
    kind: trace.kind,
    companyId: trace.match.companyId,
    name: trace.name,
    domain: trace.domain,
    country: trace.country,
    network: trace.network.cidr,
    probability: trace.probability,
    isOwn,
    isContested: trace.against.some((evidence) => evidence.id === 'N1'),
    blind: blind?.verdict ?? '',
    blindBand: blind?.band ?? '',
    blindKind: blind?.kind ?? '',
    blindReason: blind?.reason ?? '',
    told: writeTold(told),
    trace: JSON.stringify(trace),
    consent,
  };
}
