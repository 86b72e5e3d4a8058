// Signals that a visit gives: somebody is back, hot, at risk, one of several, or looks at prices again.

import type { SignalKind, SignalRules } from '#contract/signal-rules.ts';
import type { LeadFacts, LeadVisit } from './lead-facts.ts';
import type { Signal } from './signal.ts';
import { sawKinds, tellingVisits } from './telling-visits.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** Looking at prices again means something when it is not the same week's reading. */
const pricingPauseMs = 14 * dayMs;
const priceKinds = ['price', 'quote'];

/** In the order of the visits; only by visits that are new. */
export function findVisitSignals(facts: LeadFacts, rules: SignalRules): readonly Signal[] {
  const visits = tellingVisits(facts.visits);
  return visits.flatMap((visit, at) => {
    if (!visit.isNew) return [];
    const before = visits.slice(0, at);
    return [
      ...findBack(facts, visit, before, rules),
      ...findRisk(facts, visit, rules),
      ...findHot(facts, visit, rules),
      ...findSeveral(facts, visit, before, rules),
      ...findPricing(facts, visit, before),
    ];
  });
}

function signalOf(
  { lead }: LeadFacts,
  kind: SignalKind,
  visit: LeadVisit,
  { scope = visit.id, others = [] }: { scope?: string; others?: readonly string[] } = {},
): Signal {
  return { kind, lead, key: `${kind} ${lead} ${scope}`, atMs: visit.atMs, because: [visit.id, ...others] };
}

function findBack(
  facts: LeadFacts,
  visit: LeadVisit,
  before: readonly LeadVisit[],
  rules: SignalRules,
): Signal[] {
  const known = facts.isCustomer || facts.deal !== 'none';
  // Somebody never seen before is new on the site, not back.
  const last = Math.max(...before.map(({ endMs }) => endMs), Number.NEGATIVE_INFINITY);
  if (!known || !Number.isFinite(last) || visit.atMs - last < rules.silenceDays * dayMs) return [];
  return [signalOf(facts, 'customer_back', visit)];
}

function findRisk(facts: LeadFacts, visit: LeadVisit, { riskPaths }: SignalRules): Signal[] {
  if (!facts.isCustomer) return [];
  const isRisky = visit.pages.some(({ path }) => riskPaths.some((begin) => path.startsWith(begin)));
  return isRisky ? [signalOf(facts, 'customer_at_risk', visit, { scope: dayOf(visit.atMs) })] : [];
}

function findHot(facts: LeadFacts, visit: LeadVisit, rules: SignalRules): Signal[] {
  const isHot = facts.fit >= rules.idealFitMin && facts.score >= rules.hotScoreMin;
  if (!isHot || !sawKinds(visit, priceKinds)) return [];
  return [signalOf(facts, 'ideal_and_hot', visit, { scope: dayOf(visit.atMs) })];
}

function findSeveral(
  facts: LeadFacts,
  visit: LeadVisit,
  before: readonly LeadVisit[],
  { peopleMin }: SignalRules,
): Signal[] {
  const week = before.filter(({ atMs }) => visit.atMs - atMs < weekMs);
  const actors = new Set(week.map(({ actor }) => actor));
  if (actors.has(visit.actor) || actors.size + 1 < peopleMin) return [];
  // One signal while the crowd stays; a bigger one later in the week is the same news.
  if (actors.size + 1 > peopleMin) return [];
  return [signalOf(facts, 'several_people', visit, { others: week.map(({ id }) => id) })];
}

function findPricing(facts: LeadFacts, visit: LeadVisit, before: readonly LeadVisit[]): Signal[] {
  if (!sawKinds(visit, priceKinds)) return [];
  const last = before.filter((other) => sawKinds(other, priceKinds)).at(-1);
  if (last === undefined || visit.atMs - last.endMs < pricingPauseMs) return [];
  return [signalOf(facts, 'back_to_pricing', visit, { others: [last.id] })];
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
