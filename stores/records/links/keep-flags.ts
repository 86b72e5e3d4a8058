// Keeps what a mailing tool says of machines that opened or clicked, beside the hits of our own links of the same recipient, and
// judges these anew. Only recipients whose consent to tracking is recorded have such hits; of all others nothing is kept.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { agreedToTracking } from './agreed-to-tracking.ts';
import { judgeRecipients } from './keep-hits.ts';

export interface MailFlag {
  /** Id of its event, so that a delivery that comes again changes nothing. */
  id: string;
  siteId: number;
  kind: 'flagged_click' | 'flagged_open';
  atMs: number;
  /** As the tool gives it. */
  email: string;
  /** Code of the short link that was clicked; '' when it is none of ours, or not told. */
  code: string;
}

/** Which mailing an opening is of, a tool says in words of its own: one of the newest that the recipient got. */
const mailingsMax = 3;
const rowsAtOnce = 500;

/** Answers the recipients whose hits were judged anew. */
export async function keepFlags(records: Records, flags: readonly MailFlag[]): Promise<number[]> {
  const recipients = new Set<number>();
  for (let at = 0; at < flags.length; at += rowsAtOnce)
    for (const id of await insertFlags(records, flags.slice(at, at + rowsAtOnce))) recipients.add(id);
  await judgeRecipients(records, [...recipients]);
  return [...recipients];
}

/** One row for each recipient that may be meant; named by flag and recipient, so that it is the same row every time. */
async function insertFlags(records: Records, flags: readonly MailFlag[]): Promise<number[]> {
  const rows = flags.map(({ id, siteId, kind, atMs, email, code }) => ({
    ...{ id, kind, code, site_id: siteId, at: new Date(atMs).toISOString() },
    email: email.trim().toLowerCase(),
  }));
  const kept = await records.db.execute<{ id: number }>(sql`
    INSERT INTO link_hits (id, site_id, link_id, mailing_id, recipient_id, kind, method, at, verdict, reasons)
    SELECT md5(n.id || ' ' || r.id)::uuid, n.site_id, l.id, r.mailing_id, r.id, n.kind, 'GET', n.at, 'machine',
      ARRAY['provider_flag']
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(id text, site_id int, kind text, at timestamptz, email text,
      code text)
    LEFT JOIN links l ON l.code = n.code AND l.site_id = n.site_id AND l.mailing_id IS NOT NULL
    JOIN LATERAL (
      SELECT r.id, r.mailing_id FROM mail_recipients r
      JOIN mailings m ON m.id = r.mailing_id AND m.site_id = n.site_id
      LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
      WHERE lower(r.email) = n.email AND ${agreedToTracking}
        -- Of a mailing whose openings are not counted there is none that it could be matched with.
        AND (n.kind <> 'flagged_open' OR m.counts_opens)
        AND (l.id IS NULL OR r.mailing_id = l.mailing_id)
      ORDER BY r.mailing_id DESC LIMIT ${mailingsMax}
    ) AS r ON true
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind
    RETURNING recipient_id::float8 AS id`);
  return kept.rows.map(({ id }) => id);
}
