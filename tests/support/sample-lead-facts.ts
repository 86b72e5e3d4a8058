// Facts of a lead for tests: a customer of whom nothing is new, with whatever a test wants to be otherwise.

import type { LeadFacts, LeadVisit } from '#intelligence/signals/lead-facts.ts';

/** A Thursday, 10:00 in Rome. */
export const nowMs = Date.UTC(2026, 10, 26, 9);
export const dayMs = 86_400_000;

export function sampleLeadFacts(more: Partial<LeadFacts> = {}): LeadFacts {
  return {
    lead: 'company 7',
    verdict: 'known',
    band: 'high',
    isCustomer: true,
    deal: 'none',
    fit: 50,
    score: 10,
    scoreBefore: 10,
    visits: [],
    requests: [],
    formsLeft: [],
    newcomers: [],
    promises: [],
    contactedAtMs: nowMs - dayMs,
    ...{ sinceMs: nowMs - 300 * dayMs, knownSinceMs: nowMs - 300 * dayMs },
    ...more,
  };
}

/** A visit of ten minutes so many days ago. */
export function sampleVisit(daysAgo: number, more: Partial<LeadVisit> = {}): LeadVisit {
  const atMs = nowMs - daysAgo * dayMs;
  return {
    id: `v${daysAgo}`,
    atMs,
    endMs: atMs + 600_000,
    actor: 'visitor 1',
    pages: [{ kind: 'product', path: '/products' }],
    isNew: false,
    ...more,
  };
}
