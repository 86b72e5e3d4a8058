// The recipients of a mailing with what they said and what is known of their clicks.

import { sql } from 'drizzle-orm';
import type { RefusalWay } from '#contract/link-report.ts';
import type { Records } from '../open-records.ts';
import { agreedToTracking } from './agreed-to-tracking.ts';

export interface RecipientRow {
  id: number;
  email: string;
  name: string;
  allowsTracking: boolean | null;
  unsubscribedAt: Date | null;
  unsubscribedBy: RefusalWay | null;
  withdrawnAt: Date | null;
  /** Clicks that a person made, that a machine made, and that may be either. */
  human: number;
  machine: number;
  unsure: number;
  opens: number;
}

type Answered = Omit<RecipientRow, 'unsubscribedAt' | 'withdrawnAt'> &
  Record<'unsubscribedAt' | 'withdrawnAt', string | null>;

/** In the order in which they were taken in. */
export async function listRecipients(
  records: Records,
  mailingId: number,
  page: { afterId: number; limit: number },
): Promise<RecipientRow[]> {
  const { rows } = await records.db.execute<Record<string, unknown> & Answered>(sql`
    SELECT r.id::float8 AS id, r.email, r.name, r.allows_tracking AS "allowsTracking",
      f.unsubscribed_at::text AS "unsubscribedAt", f.unsubscribed_by AS "unsubscribedBy",
      f.withdrawn_at::text AS "withdrawnAt",
      (count(h.id) FILTER (WHERE h.kind = 'click' AND h.verdict = 'human'))::int AS human,
      (count(h.id) FILTER (WHERE h.kind = 'click' AND h.verdict = 'machine'))::int AS machine,
      (count(h.id) FILTER (WHERE h.kind = 'click' AND h.verdict = 'unsure'))::int AS unsure,
      (count(h.id) FILTER (WHERE h.kind = 'open' AND h.verdict != 'machine'))::int AS opens
    FROM (
      SELECT * FROM mail_recipients
      WHERE mailing_id = ${mailingId} AND id > ${page.afterId}
      ORDER BY id LIMIT ${page.limit}
    ) AS r
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    LEFT JOIN link_hits h ON h.recipient_id = r.id
    GROUP BY r.id, r.email, r.name, r.allows_tracking, f.unsubscribed_at, f.unsubscribed_by, f.withdrawn_at
    ORDER BY r.id
    LIMIT ${page.limit}`);
  return rows.map((row) => ({
    ...row,
    unsubscribedAt: row.unsubscribedAt === null ? null : new Date(row.unsubscribedAt),
    withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt),
  }));
}

/** Those who are still to be written to, whether or not they agreed to be tracked. */
export async function listSubscribed(
  records: Records,
  mailingId: number,
  page: { afterId: number; limit: number },
): Promise<{ id: number; email: string; name: string }[]> {
  const { rows } = await records.db.execute<{ id: number; email: string; name: string }>(sql`
    SELECT r.id::float8 AS id, r.email, r.name
    FROM mail_recipients r
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE r.mailing_id = ${mailingId} AND r.id > ${page.afterId} AND f.unsubscribed_at IS NULL
    ORDER BY r.id
    LIMIT ${page.limit}`);
  return rows;
}

/** Those who get a token: agreed, and neither withdrew nor unsubscribed. */
export async function listTracked(
  records: Records,
  mailingId: number,
  page: { afterId: number; limit: number },
): Promise<{ id: number; email: string; name: string }[]> {
  const { rows } = await records.db.execute<{ id: number; email: string; name: string }>(sql`
    SELECT r.id::float8 AS id, r.email, r.name
    FROM mail_recipients r
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE r.mailing_id = ${mailingId} AND r.id > ${page.afterId} AND ${agreedToTracking}
      AND f.unsubscribed_at IS NULL
    ORDER BY r.id
    LIMIT ${page.limit}`);
  return rows;
}
