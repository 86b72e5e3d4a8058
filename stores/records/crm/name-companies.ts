// Names of companies by their ids, whether they still stand or not: a ledger goes on to speak of those that were merged.

import { inArray } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';

export async function nameCompanies(
  { db }: Records,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(inArray(companies.id, wanted))
    .limit(wanted.length);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
