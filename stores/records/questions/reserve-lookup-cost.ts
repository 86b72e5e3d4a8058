// Takes the price of paid look-ups out of the month's budget before they are asked for: of several processors together none
// spends more than was allowed.

import { and, eq, gte, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { lookupSpending } from '../schema/sources.ts';

export interface WantedLookups {
  provider: string;
  lookups: number;
  /** Millionths of the currency's unit, or of a credit; above 0. */
  priceMicros: number;
  budgetMicros: number;
  currency: string;
  /** When the month began. */
  since: Date;
}

/** Answers how many of the look-ups the budget allows; these are counted as spent. */
export async function reserveLookupCost(records: Records, wanted: WantedLookups): Promise<number> {
  const { provider, lookups, priceMicros, budgetMicros, currency, since } = wanted;
  return records.db.transaction(async (tx) => {
    // One after the other: two that add up at once would both find room.
    await tx.execute(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`fiuto look-ups of ${provider}`}, 0)) LIMIT 1`,
    );
    const [row] = await tx
      .select({ spent: sql<number>`coalesce(sum(${lookupSpending.costMicros}), 0)::float8` })
      .from(lookupSpending)
      .where(and(eq(lookupSpending.provider, provider), gte(lookupSpending.at, since)))
      .limit(1);
    const left = Math.max(0, budgetMicros - (row?.spent ?? 0));
    const granted = Math.min(lookups, Math.floor(left / priceMicros));
    if (granted === 0) return 0;
    await tx
      .insert(lookupSpending)
      .values({ provider, lookups: granted, costMicros: granted * priceMicros, currency });
    return granted;
  });
}

/** Counted as less than nothing, so that the month's sum is right. */
export async function releaseLookupCost(
  records: Records,
  { provider, lookups, priceMicros, currency }: Omit<WantedLookups, 'budgetMicros' | 'since'>,
): Promise<void> {
  await records.db
    .insert(lookupSpending)
    .values({ provider, lookups: -lookups, costMicros: -lookups * priceMicros, currency });
}
