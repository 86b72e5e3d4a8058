// Whether and when somebody is told of a signal. Little is told at once, so that it is read: who wrote, a customer or a deal
// that is back, and a lead that is ideal and hot; the rest waits for the morning of a working day. Every answer has a reason.

import type { SignalKind, TellingRules } from '#contract/signal-rules.ts';
import type { LeadFacts } from './lead-facts.ts';
import { localTime, nextLocal } from './local-time.ts';
import type { Signal } from './signal.ts';

export interface Telling {
  readonly how: 'at_once' | 'together' | 'not';
  /** When; for `not` the moment of the decision. Milliseconds since 1970. */
  readonly atMs: number;
  readonly reason: TellingReason;
}

/**
 * `waits_*`: it is told together with others later. `reminder`: asked for by whoever was told. `given_away`: the company was a
 * colleague's when the morning came, who was told instead. The others but `at_once`: not told.
 */
type TellingReason =
  | 'at_once'
  | 'waits_for_morning'
  | 'waits_quiet_hours'
  | 'waits_enough_today'
  | 'told_already'
  | 'company_unsure'
  | 'not_sales'
  | 'no_owner'
  | 'not_wanted'
  | 'channels_off'
  | 'reminder'
  | 'given_away';

/** What is known of whoever would be told. */
export interface Recipient {
  readonly rules: TellingRules;
  /** Keys of signals that they were told, or that wait for them. */
  readonly toldKeys: ReadonlySet<string>;
  /** When they were told at once, in the last two days at least. */
  readonly toldAtOnceMs: readonly number[];
}

const urgent: readonly SignalKind[] = ['request', 'ideal_and_hot'];
/** Classes with which sales has nothing to do; an accidental visitor is nobody. */
const forSales: readonly LeadFacts['verdict'][] = ['known', 'prospect'];
const sureBands: readonly LeadFacts['band'][] = ['verified', 'high'];

/** `recipient`: undefined when the lead has no owner and its team none to be told. */
export function decideTelling(
  signal: Signal,
  facts: Pick<LeadFacts, 'verdict' | 'band' | 'deal'>,
  recipient: Recipient | undefined,
  nowMs: number,
): Telling {
  const not = (reason: TellingReason): Telling => ({ how: 'not', atMs: nowMs, reason });
  if (!forSales.includes(facts.verdict)) return not('not_sales');
  if (!sureBands.includes(facts.band)) return not('company_unsure');
  if (recipient === undefined) return not('no_owner');
  if (recipient.toldKeys.has(signal.key)) return not('told_already');
  const { rules } = recipient;
  const together = (reason: TellingReason): Telling => {
    const atMs = nextLocal(nowMs, rules.digestMinute, rules.workingDays, rules.timeZone);
    return { how: 'together', atMs, reason };
  };
  const isUrgent = urgent.includes(signal.kind) || (signal.kind === 'customer_back' && facts.deal !== 'none');
  if (!isUrgent) return together('waits_for_morning');
  const local = localTime(nowMs, rules.timeZone);
  if (isQuiet(local.minute, rules)) return together('waits_quiet_hours');
  const today = recipient.toldAtOnceMs.filter((atMs) => localTime(atMs, rules.timeZone).day === local.day);
  if (today.length >= rules.atOnceMax) return together('waits_enough_today');
  return { how: 'at_once', atMs: nowMs, reason: 'at_once' };
}

/** `minute`: of the local day. */
export function isQuiet(minute: number, { quietFromMinute: from, quietToMinute: to }: TellingRules): boolean {
  if (from <= to) return minute >= from && minute < to;
  return minute >= from || minute < to;
}
