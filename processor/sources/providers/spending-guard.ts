// Nothing is asked for that the month's budget does not hold: the price is counted before the question is sent.

import { wasNeverSent } from '#outgoing/ask-checked.ts';
import type { Records } from '#stores/records/open-records.ts';
import { releaseLookupCost, reserveLookupCost } from '#stores/records/questions/reserve-lookup-cost.ts';

export interface ProviderPrice {
  readonly provider: string;
  readonly priceMicros: number;
  readonly budgetMicros: number;
  readonly currency: string;
}

export interface Reserved {
  /** Look-ups that may be asked for; counted as spent. */
  readonly granted: number;
  /** The budget holds no more. */
  readonly isSpent: boolean;
  /** When the next month begins. */
  readonly untilMs: number;
}

/** `nowMs`: milliseconds since 1970. Rejects when PostgreSQL is away: what cannot be counted is not asked. */
export async function reserveLookups(
  records: Records,
  price: ProviderPrice,
  lookups: number,
  nowMs: number,
): Promise<Reserved> {
  const granted = await reserveLookupCost(records, { ...price, lookups, since: monthStart(nowMs) });
  return { granted, isSpent: granted < lookups, untilMs: nextMonthStart(nowMs).getTime() };
}

/** Gives back what was reserved for look-ups that were never asked. */
function releaseLookups(records: Records, price: ProviderPrice, lookups: number): Promise<void> {
  return releaseLookupCost(records, { ...price, lookups });
}

/** Asks for what is reserved; a question that never reached the provider costs nothing. */
export async function askPaid<Answer>(
  records: Records,
  price: ProviderPrice,
  lookups: number,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (wasNeverSent(error)) await releaseLookups(records, price, lookups).catch(() => undefined);
    throw error;
  }
}

/** UTC. */
function monthStart(nowMs: number): Date {
  const now = new Date(nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}

function nextMonthStart(nowMs: number): Date {
  const now = new Date(nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}
