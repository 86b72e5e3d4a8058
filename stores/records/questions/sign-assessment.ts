// Keeps or takes back the signed assessment by which a site names companies of visitors who were not asked.

import { eq } from 'drizzle-orm';
import type { SignedAssessment } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { sites } from '../schema/sites.ts';

/** False when there is no such site. */
export async function signAssessment(
  records: Records,
  siteId: number,
  signed: SignedAssessment | null,
): Promise<boolean> {
  const rows = await records.db
    .update(sites)
    .set({ companyWithoutConsent: signed })
    .where(eq(sites.id, siteId))
    .returning({ id: sites.id });
  return rows.length > 0;
}
