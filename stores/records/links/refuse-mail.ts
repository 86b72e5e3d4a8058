// A recipient unsubscribes, or takes back the consent to tracking; these are two things, and one does not do the other.

import { asc, eq, sql } from 'drizzle-orm';
import type { RefusalWay, ToldRefusal } from '#contract/link-report.ts';
import { changeIdentity } from '../identity/change-identity.ts';
import { forgetTokenWords } from '../identity/forget-token-words.ts';
import type { Records } from '../open-records.ts';
import { mailRefusals } from '../schema/links.ts';

interface Refused {
  siteId: number;
  email: string;
  /** Null when it was deleted since. */
  mailingId: number | null;
}

/** Once more changes nothing: the first time stays. What the recipient says counts more than what a mailing tool told. */
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
        unsubscribedAt: sql`CASE WHEN ${isOwn} THEN ${mailRefusals.unsubscribedAt} ELSE now() END`,
        unsubscribedBy: sql`CASE WHEN ${isOwn} THEN ${mailRefusals.unsubscribedBy} ELSE ${by} END`,
        ...{ toldKind: null, toldBy: null },
      },
    });
}

/** The recipient has said it here. */
const isOwn = sql`(mail_refusals.unsubscribed_at IS NOT NULL AND mail_refusals.unsubscribed_by IS DISTINCT FROM 'provider')`;

export interface MailRefusal {
  siteId: number;
  /** Lower case. */
  email: string;
  kind: ToldRefusal;
  /** Which mailing tool told it. */
  tool: string;
}

/** Rows of one statement. */
const refusalsAtOnce = 2_000;

/** What mailing tools told. What a recipient said to us before stays as it was said. */
export async function refuseByProvider(
  records: Pick<Records, 'db'>,
  refusals: readonly MailRefusal[],
): Promise<void> {
  for (let at = 0; at < refusals.length; at += refusalsAtOnce) {
    const rows = refusals
      .slice(at, at + refusalsAtOnce)
      .map(({ siteId, email, kind, tool }) => ({ site_id: siteId, email, kind, tool }));
    // In one order, so that two processors never wait for each other.
    await records.db.execute(sql`
      INSERT INTO mail_refusals (site_id, email, unsubscribed_at, unsubscribed_by, told_kind, told_by)
      SELECT n.site_id, n.email, now(), 'provider', n.kind, n.tool
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(site_id int, email text, kind text, tool text)
      JOIN sites s ON s.id = n.site_id
      ORDER BY n.site_id, n.email
      ON CONFLICT (site_id, email) DO UPDATE SET unsubscribed_at = now(), unsubscribed_by = 'provider',
          told_kind = excluded.told_kind, told_by = excluded.told_by
        WHERE mail_refusals.unsubscribed_at IS NULL
          OR (mail_refusals.unsubscribed_by = 'provider' AND excluded.told_kind = 'complained'
            AND mail_refusals.told_kind IS DISTINCT FROM 'complained')`);
  }
}

/**
 * The same tool told that it writes to these addresses again. Neither what the recipient said to us is lifted by that, nor a
 * complaint, after which only the recipient's own word would do.
 */
export async function liftByProvider(
  records: Pick<Records, 'db'>,
  lifted: readonly Omit<MailRefusal, 'kind'>[],
): Promise<void> {
  for (let at = 0; at < lifted.length; at += refusalsAtOnce) {
    const rows = lifted
      .slice(at, at + refusalsAtOnce)
      .map(({ siteId, email, tool }) => ({ site_id: siteId, email, tool }));
    await records.db.execute(sql`
      WITH found AS (
        SELECT f.site_id, f.email FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(site_id int, email text, tool text)
        JOIN mail_refusals f ON f.site_id = n.site_id AND f.email = n.email
        WHERE f.unsubscribed_by = 'provider' AND f.told_by = n.tool AND f.told_kind <> 'complained'
        ORDER BY f.site_id, f.email FOR UPDATE OF f),
      emptied AS (
        DELETE FROM mail_refusals f USING found
        WHERE f.site_id = found.site_id AND f.email = found.email AND f.withdrawn_at IS NULL)
      UPDATE mail_refusals f SET unsubscribed_at = NULL, unsubscribed_by = NULL, told_kind = NULL, told_by = NULL
      FROM found WHERE f.site_id = found.site_id AND f.email = found.email AND f.withdrawn_at IS NOT NULL`);
  }
}

/** From then on no token of this address names anybody, in mailings to come neither, nor a browser that one has named before. */
export async function withdrawTracking(
  records: Records,
  { siteId, email, mailingId }: Refused,
): Promise<void> {
  await changeIdentity(records, async (db) => {
    await db
      .insert(mailRefusals)
      .values({ siteId, email, mailingId, withdrawnAt: sql`now()` })
      .onConflictDoUpdate({
        target: [mailRefusals.siteId, mailRefusals.email],
        set: { withdrawnAt: sql`coalesce(${mailRefusals.withdrawnAt}, now())` },
      });
    await forgetTokenWords(db, [email]);
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
