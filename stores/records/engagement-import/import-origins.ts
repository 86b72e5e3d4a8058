// Where people's data came from that was imported, as the operator has stated it: for their pages and for the notice to them.

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ImportBasis, ImportOrigin } from '#contract/import-report.ts';
import type { Records } from '../open-records.ts';
import { engagementImports } from '../schema/engagement-imports.ts';

const originsMax = 200;

/** Also of imports that were taken back, since some of their rows may have stayed. */
export async function findImportOrigins(
  records: Records,
  importIds: readonly number[],
): Promise<ImportOrigin[]> {
  if (importIds.length === 0) return [];
  const { id, fileName, origin, basis } = engagementImports;
  return records.db
    .select({ id, fileName, origin, basis })
    .from(engagementImports)
    .where(inArray(id, [...importIds]))
    .orderBy(id)
    .limit(originsMax);
}

export interface OriginInForce {
  origin: string;
  basis: ImportBasis;
  provider: string;
}

/** Of what is brought in now, each statement once; the newest two hundred. */
export async function listOriginsInForce(records: Records): Promise<OriginInForce[]> {
  const { origin, basis, provider } = engagementImports;
  return records.db
    .select({ origin, basis, provider })
    .from(engagementImports)
    .where(and(eq(engagementImports.state, 'applied'), sql`${engagementImports.counts}->>'new' <> '0'`))
    .groupBy(origin, basis, provider)
    .orderBy(sql`max(${engagementImports.id}) DESC`)
    .limit(originsMax);
}
