// All signals of a lead. Only what is new to us and fresh is told: history that becomes known late, an import or a join of
// old visits, never is. The same facts, rules and moment always give the same signals.

import type { SignalRules } from '#contract/signal-rules.ts';
import { findStandingSignals } from './find-standing-signals.ts';
import { findVisitSignals } from './find-visit-signals.ts';
import type { LeadFacts } from './lead-facts.ts';
import type { Signal } from './signal.ts';
import { tellingVisits } from './telling-visits.ts';

/** How old a happening may be: a laptop that was closed over a weekend sends on Monday what was done on Friday. */
const freshMs = 4 * 86_400_000;

/** `nowMs`: milliseconds since 1970. Each key once. */
export function findSignals(facts: LeadFacts, rules: SignalRules, nowMs: number): readonly Signal[] {
  const happened = [
    ...findSpoken(facts),
    ...findVisitSignals(facts, rules),
    ...findWarm(facts, rules),
  ].filter(({ atMs }) => nowMs - atMs <= freshMs);
  const all = [...happened, ...findStandingSignals(facts, rules, nowMs)];
  const told = all.filter(({ kind }) => !rules.silent.includes(kind));
  return [...new Map(told.map((signal) => [signal.key, signal])).values()];
}

/** What somebody said or began to say, and who has moved. */
function findSpoken({ lead, requests, formsLeft, newcomers }: LeadFacts): Signal[] {
  const answered = (atMs: number) => requests.some((request) => request.atMs >= atMs);
  return [
    ...requests.filter(({ isNew }) => isNew).map(({ id, atMs }) => one('request', lead, id, atMs)),
    ...formsLeft
      .filter(({ isNew, atMs }) => isNew && !answered(atMs))
      .map(({ id, atMs }) => one('form_left', lead, id, atMs)),
    ...newcomers
      .filter(({ isNew }) => isNew)
      .map(({ person, atMs }) => one('new_employer', lead, person, atMs)),
  ];
}

function one(kind: Signal['kind'], lead: string, id: string, atMs: number): Signal {
  return { kind, lead, key: `${kind} ${lead} ${id}`, atMs, because: [id] };
}

/** The visit that took a company that is no customer over the bound. */
function findWarm(facts: LeadFacts, { warmScoreMin }: SignalRules): Signal[] {
  const visit = tellingVisits(facts.visits)
    .filter(({ isNew }) => isNew)
    .at(-1);
  const isWarm = facts.score >= warmScoreMin && facts.scoreBefore < warmScoreMin;
  if (!isWarm || facts.isCustomer || visit === undefined) return [];
  return [one('new_warm_company', facts.lead, visit.id, visit.atMs)];
}
