// Uses of recipients' tokens by browsers that agreed to be known, for whoever works out who is who.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface RecipientTokenUse {
  /** Unique, and the same each time that it is asked for. */
  id: string;
  recipientId: number;
  siteId: number;
  email: string;
  /** As the operator's list has it, '' where it has none. */
  name: string;
  /** 16 hex digits. */
  visitor: string;
  /** When this browser came with it first, milliseconds since 1970. */
  atMs: number;
}

/**
 * For each browser its first use of a token, of the recipients named; those who took back their consent are left out. A
 * recipient has one token for each mailing, so that all uses of a recipient are those of one token. By time.
 */
export async function listTokenUses(
  records: Records,
  recipientIds: readonly number[],
  limit: number,
): Promise<RecipientTokenUse[]> {
  const { rows } = await records.db.execute<Record<string, unknown> & RecipientTokenUse>(sql`
    SELECT 'token:' || r.id || ':' || s.site_id || ':' || s.visitor AS id, r.id::float8 AS "recipientId",
      s.site_id AS "siteId", r.email, r.name, s.visitor, (extract(epoch FROM min(s.at)) * 1000)::float8 AS "atMs"
    FROM link_sights s
    JOIN mail_recipients r ON r.id = s.recipient_id
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE r.id = ANY(${sql.param([...recipientIds])}::bigint[]) AND f.withdrawn_at IS NULL AND NOT s.is_robot
    GROUP BY r.id, s.site_id, r.email, r.name, s.visitor
    ORDER BY min(s.at), s.visitor
    LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, atMs: Math.round(row.atMs) }));
}
