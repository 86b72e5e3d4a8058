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

export interface MailRefusal {
  siteId: number;
  /** Lower case. */
  email: string;
}

/** Rows of one statement. */
const refusalsAtOnce = 2_000;

/** What mailing tools told. It is only ever added: what a recipient said to us before stays as it was said. */
export async function refuseByProvider(
  records: Pick<Records, 'db'>,
  refusals: readonly MailRefusal[],
): Promise<void> {
  for (let at = 0; at < refusals.length; at += refusalsAtOnce) {
    const rows = refusals
      .slice(at, at + refusalsAtOnce)
      .map(({ siteId, email }) => ({ site_id: siteId, email }));
    // In one order, so that two processors never wait for each other.
    await records.db.execute(sql`
      INSERT INTO mail_refusals (site_id, email, unsubscribed_at, unsubscribed_by)
      SELECT n.site_id, n.email, now(), 'provider'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(site_id int, email text)
      JOIN sites s ON s.id = n.site_id
      ORDER BY n.site_id, n.email
      ON CONFLICT (site_id, email) DO UPDATE SET unsubscribed_at = now(), unsubscribed_by = 'provider'
        WHERE mail_refusals.unsubscribed_at IS NULL`);
  }
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
