// Whoever unsubscribes after their list was forgotten or deleted: known by the address in their token alone.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { RefusalToken } from './refusal-token.ts';

export interface ForgottenRecipient {
  siteId: number;
  email: string;
  /** Null when it was deleted. */
  mailingId: number | null;
}

/**
 * Undefined when the site was deleted. The address is '' of somebody who was erased: nothing may be written down of them, and an
 * import refuses them anyhow. `erasedHash`: of their name.
 */
export async function findForgottenRecipient(
  { db }: Records,
  { mailingId, siteId, email }: RefusalToken,
  erasedHash: string,
): Promise<ForgottenRecipient | undefined> {
  const { rows } = await db.execute<{ mailingId: number | null; isErased: boolean }>(sql`
    SELECT (SELECT id FROM mailings WHERE id = ${mailingId} AND site_id = ${siteId}) AS "mailingId",
      EXISTS (SELECT FROM erased_keys WHERE hash = ${erasedHash}) AS "isErased"
    FROM sites WHERE id = ${siteId} LIMIT 1`);
  const [found] = rows;
  if (found === undefined) return undefined;
  return { siteId, mailingId: found.mailingId, email: found.isErased ? '' : email };
}
