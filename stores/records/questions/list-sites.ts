// Every site with its settings and those forms that the operator chose, which is what measuring needs; one site with all that
// were found. An installation has tens of sites; 10,000 is the bound, and 500 forms of each.

import { asc, eq, sql } from 'drizzle-orm';
import type { Site, SiteForm } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { forms, sites } from '../schema/sites.ts';
import { toForm, toSite } from '../site-row.ts';

const sitesMax = 10_000;
const formsPerSiteMax = 500;

/**
 * By id, each with the forms that the operator switched on or mapped: any browser may claim to have seen a form, and all sites are
 * read every two seconds.
 */
export async function listSites(records: Records): Promise<Site[]> {
  const siteRows = await records.db.select().from(sites).orderBy(asc(sites.id)).limit(sitesMax);
  const ranked = records.db
    .select({
      siteId: forms.siteId,
      key: forms.key,
      rank: sql<number>`row_number() OVER (PARTITION BY ${forms.siteId} ORDER BY ${forms.enabled} DESC, ${forms.lastSeenAt} DESC)`.as(
        'rank',
      ),
    })
    .from(forms)
    .where(sql`${forms.enabled} OR ${forms.mapping} <> '{}'::jsonb`)
    .as('ranked');
  const formRows = await records.db
    .select({ form: forms })
    .from(forms)
    .innerJoin(
      ranked,
      sql`${ranked.siteId} = ${forms.siteId} AND ${ranked.key} = ${forms.key} AND ${ranked.rank} <= ${formsPerSiteMax}`,
    )
    .limit(sitesMax * formsPerSiteMax);
  const formsOf = new Map<number, SiteForm[]>(siteRows.map((row) => [row.id, []]));
  for (const { form } of formRows) formsOf.get(form.siteId)?.push(toForm(form));
  return siteRows.map((row) => toSite(row, formsOf.get(row.id) ?? []));
}

/** One site with all forms that were found, undefined when there is none with this id. */
export async function findSite(records: Records, id: number): Promise<Site | undefined> {
  const [row] = await records.db.select().from(sites).where(eq(sites.id, id)).limit(1);
  if (!row) return undefined;
  const formRows = await records.db.select().from(forms).where(eq(forms.siteId, id)).limit(formsPerSiteMax);
  return toSite(row, formRows.map(toForm));
}
