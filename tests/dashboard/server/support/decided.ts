// A decision as the processor would keep it, for tests of what is told of visits.

import type { DecisionRow } from '#stores/events/decision-row.ts';

/** Decided a day ago; `id` is decimal text above 1. */
export function decided(decision: string, over: Partial<DecisionRow>): DecisionRow {
  const atMs = Date.now() - 86_400_000;
  const row = {
    ...{ decision, version: 1, decidedAtMs: atMs, band: 'high', reason: '', kind: 'enterprise' },
    ...{ companyId: 0, name: '', domain: '', country: 'IT', network: '198.51.100.0/24', probability: 0.94 },
    ...{ isOwn: false, isContested: false, blind: '', blindBand: '', blindKind: '', blindReason: '' },
    ...{ told: '', consent: 'granted' as const, ...over },
  };
  return { ...row, trace: over.trace ?? JSON.stringify(traceOf(row)) };
}

function traceOf(row: Omit<DecisionRow, 'trace'>) {
  const { band, reason, kind, name, domain, country, network, probability, companyId } = row;
  return {
    ...{ v: 1, decision: band === 'none' ? 'none' : 'identified', reason, name, domain, country, band },
    ...{ probability, kind, kindReasons: [], engine: '', rules: '', evidence: [], against: [] },
    ...{ vetoes: [], discarded: [], network: { cidr: network, asn: 0, asnName: '' } },
    match: { rule: '', companyId, candidates: [], suggestions: [] },
  };
}
