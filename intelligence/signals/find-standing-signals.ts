// Signals that time gives, without anything happening: a promise that is overdue, a customer who is silent for longer than is
// their habit, or to whom none of us has spoken for long. Asked once a day. What time brought long ago is history, such as that of a
// list that was imported today, and is not told.

import type { SignalKind, SignalRules } from '#contract/signal-rules.ts';
import type { LeadFacts } from './lead-facts.ts';
import type { Signal } from './signal.ts';
import { tellingVisits } from './telling-visits.ts';

const dayMs = 86_400_000;
/** Gaps between days with visits that make a habit. */
const habitGapsMin = 6;
/** Silence is unusual when it is longer than every gap of the last 400 days, and this many times the middle one. */
const usualTimes = 3;
const quietDaysMin = 30;
/** So long it is news: days without work, and some on which Fiuto stood still. */
export const newsDays = 7;

/** `nowMs`: milliseconds since 1970. */
export function findStandingSignals(facts: LeadFacts, rules: SignalRules, nowMs: number): readonly Signal[] {
  return [
    ...findPromises(facts, nowMs),
    ...findQuiet(facts, nowMs),
    ...findNotContacted(facts, rules, nowMs),
  ].filter(({ atMs }) => nowMs - atMs <= newsDays * dayMs);
}

function signalOf(
  lead: string,
  kind: SignalKind,
  scope: string,
  atMs: number,
  because: readonly string[],
): Signal {
  return { kind, lead, key: `${kind} ${lead} ${scope}`, atMs, because };
}

function findPromises({ lead, promises }: LeadFacts, nowMs: number): Signal[] {
  return promises
    .filter(({ dueAtMs, isKept }) => !isKept && dueAtMs < nowMs)
    .map(({ id, dueAtMs }) => signalOf(lead, 'promise_overdue', `${id} ${dueAtMs}`, dueAtMs, [id]));
}

/** One for each silence: the day of the last visit names it. */
function findQuiet({ lead, isCustomer, knownSinceMs, visits }: LeadFacts, nowMs: number): Signal[] {
  const telling = tellingVisits(visits);
  const days = [...new Set(telling.map(({ atMs }) => Math.floor(atMs / dayMs)))];
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? day));
  const last = days.at(-1);
  if (!isCustomer || last === undefined || gaps.length < habitGapsMin) return [];
  const sorted = [...gaps].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const bound = Math.max(quietDaysMin, middle * usualTimes, sorted.at(-1) ?? 0);
  const quietFromMs = (last + bound + 1) * dayMs;
  // Whoever became known when they were silent already had not gone quiet on us.
  if (nowMs < quietFromMs || knownSinceMs > quietFromMs) return [];
  return [signalOf(lead, 'going_quiet', `${last}`, quietFromMs, [telling.at(-1)?.id ?? ''])];
}

/** Again after as many days more, while nobody has. */
function findNotContacted(
  { lead, isCustomer, contactedAtMs, sinceMs }: LeadFacts,
  { contactDays }: SignalRules,
  nowMs: number,
): Signal[] {
  const fromMs = contactedAtMs ?? sinceMs;
  const times = Math.floor((nowMs - fromMs) / (contactDays * dayMs));
  if (!isCustomer || times < 1) return [];
  const atMs = fromMs + times * contactDays * dayMs;
  return [signalOf(lead, 'not_contacted', `${fromMs} ${times}`, atMs, [])];
}
