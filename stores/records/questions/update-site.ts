// Changes a site: its settings, its secret key, or the moment of its first event.

import { and, eq, isNull } from 'drizzle-orm';
import type { Site } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { sites } from '../schema/sites.ts';
import { hashSecretKey, makeSecretKey, type SiteValues } from './create-site.ts';
import { findSite } from './list-sites.ts';

/** What is left out stays. Undefined when there is no such site. */
export async function updateSite(
  records: Records,
  id: number,
  change: Partial<SiteValues>,
): Promise<Site | undefined> {
  if (Object.keys(change).length > 0) await records.db.update(sites).set(change).where(eq(sites.id, id));
  return findSite(records, id);
}

/** The old key stops working within two seconds. Answers the new one, undefined when there is no such site. */
export async function rotateSiteSecret(records: Records, id: number): Promise<string | undefined> {
  const secretKey = makeSecretKey();
  const changed = await records.db
    .update(sites)
    .set({ secretKeyHash: hashSecretKey(secretKey) })
    .where(eq(sites.id, id))
    .returning({ id: sites.id });
  return changed.length > 0 ? secretKey : undefined;
}

/** Keeps the moment of a site's first stored event; later calls change nothing. */
export async function noteFirstEvent(records: Records, id: number, atMs: number): Promise<void> {
  await records.db
    .update(sites)
    .set({ firstEventAt: new Date(atMs) })
    .where(and(eq(sites.id, id), isNull(sites.firstEventAt)));
}
