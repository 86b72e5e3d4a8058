// What tokens of mails said about browsers goes when their recipient takes back the consent to tracking: the token was the only ground
// on which these browsers were named.

import { sql } from 'drizzle-orm';
import type { Said } from '#contract/said.ts';
import type { IdentityTransaction } from './change-identity.ts';
import { identityBounds } from './identity-bounds.ts';
import { keepAll } from './keep-said.ts';

const nothing: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };

/**
 * Of all recipients with one of these addresses (lower case) who took it back for the site of their mailing. In the transaction in
 * which that is kept.
 */
export async function forgetTokenWords(db: IdentityTransaction, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return;
  const { rows } = await db.execute<{ siteId: number; visitor: string; keyId: number }>(sql`
    DELETE FROM visitor_words w
    USING mail_recipients r
    JOIN mailings m ON m.id = r.mailing_id
    JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE lower(r.email) = ANY(${sql.param([...emails])}::text[]) AND f.withdrawn_at IS NOT NULL AND w.token = r.id AND w.token <> 0
    RETURNING w.site_id AS "siteId", w.visitor, w.key_id::float8 AS "keyId"`);
  if (rows.length === 0) return;
  await keepAll(db, nothing, identityBounds, {
    visitors: rows.map(({ siteId, visitor }) => ({ siteId, visitor })),
    keyIds: [...new Set(rows.map(({ keyId }) => keyId))],
  });
}
