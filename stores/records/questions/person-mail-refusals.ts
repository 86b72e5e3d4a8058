// Which mail addresses want no mail, on whatever site it was said: unsubscribed, consent withdrawn, or told by the mailing tool.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** By the address in lower case: when it was last said; addresses that said nothing are missing. */
export async function findMailRefusals(
  { db }: Pick<Records, 'db'>,
  emails: readonly string[],
): Promise<Map<string, Date>> {
  const asked = [...new Set(emails.filter(Boolean).map((email) => email.toLowerCase()))];
  if (asked.length === 0) return new Map();
  const { rows } = await db.execute<{ email: string; ms: number }>(sql`
    SELECT lower(email) AS email, extract(epoch FROM max(greatest(unsubscribed_at, withdrawn_at)))::float8 * 1000 AS ms
    FROM mail_refusals
    WHERE lower(email) = ANY(${sql.param(asked)}::text[]) AND (unsubscribed_at IS NOT NULL OR withdrawn_at IS NOT NULL)
    GROUP BY lower(email) LIMIT ${asked.length}`);
  return new Map(rows.map(({ email, ms }) => [email, new Date(ms)]));
}
