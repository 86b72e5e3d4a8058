// A recipient unsubscribes, or takes back the consent to tracking; these are two things, and one does not do the other.

import { asc, eq, sql } from 'drizzle-orm';
import type { RefusalWay } from '#contract/link-report.ts';
import type { Records } from '../open-records.ts';
import { mailRefusals } from '../schema/links.ts';

interface Refused {
  siteId: number;
  email: string;
  /** Null when it was deleted since. */
  mailingId: number | null;
}

/** Once more changes nothing: the first time stays. */
export async function unsubscribe(
  records: Records,
  { siteId, email, mailingId }: Refused,
  by: RefusalWay,
): Promise<void> {
  await records.db
    .insert(mailRefusals)
    .values({ siteId, email, mailingId, unsubscribedAt: sql`now()`, unsubscribedBy: by })
    .onConflictDoUpdate({
      target: [mailRefusals.siteId, mailRefusals.email],
      set: {
        unsubscribedAt: sql`coalesce(${mailRefusals.unsubscribedAt}, now())`,
        unsubscribedBy: sql`coalesce(${mailRefusals.unsubscribedBy}, ${by})`,
      },
    });
}

/** From then on no token of this address names anybody, in mailings to come neither. */
export async function withdrawTracking(
  records: Records,
  { siteId, email, mailingId }: Refused,
): Promise<void> {
  await records.db
    .insert(mailRefusals)
    .values({ siteId, email, mailingId, withdrawnAt: sql`now()` })
    .onConflictDoUpdate({
      target: [mailRefusals.siteId, mailRefusals.email],
      set: { withdrawnAt: sql`coalesce(${mailRefusals.withdrawnAt}, now())` },
    });
}

/** In the order of addresses, for an export. */
export async function listMailRefusals(
  records: Records,
  siteId: number,
  page: { afterEmail: string; limit: number },
): Promise<(typeof mailRefusals.$inferSelect)[]> {
  return records.db
    .select()
    .from(mailRefusals)
    .where(sql`${eq(mailRefusals.siteId, siteId)} AND ${mailRefusals.email} > ${page.afterEmail}`)
    .orderBy(asc(mailRefusals.email))
    .limit(page.limit);
}
