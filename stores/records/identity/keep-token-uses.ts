// Works out anew what tokens of recipients say about browsers, in place of all that was worked out before: a click or a page that
// arrives late, and a robot that is known as one later, may change whom a token proves.

import { sql } from 'drizzle-orm';
import type { Said } from '#contract/said.ts';
import { listTokenUses, type UsedToken } from '../links/list-token-uses.ts';
import type { Records } from '../open-records.ts';
import { changeIdentity, type IdentityTransaction } from './change-identity.ts';
import { type IdentityBounds, identityBounds } from './identity-bounds.ts';
import { keepAll, type LooseEnds } from './keep-said.ts';

const recipientsAtOnce = 200;

/**
 * Of the recipients named. `say`: what the uses of their tokens mean. Whichever of two processors comes last sees everything that
 * both have kept, since one at a time is in here.
 */
export async function keepTokenUses(
  records: Records,
  recipientIds: readonly number[],
  say: (used: readonly UsedToken[]) => Said,
  bounds: IdentityBounds = identityBounds,
): Promise<void> {
  for (let at = 0; at < recipientIds.length; at += recipientsAtOnce) {
    const some = recipientIds.slice(at, at + recipientsAtOnce);
    await changeIdentity(records, async (db) => {
      const used = await listTokenUses({ db }, some);
      await keepAll(db, say(used), bounds, await dropTokenWords(db, some));
    });
  }
}

/** What pages said that were forgotten since stays: it cannot be worked out again. */
async function dropTokenWords(db: IdentityTransaction, recipientIds: readonly number[]): Promise<LooseEnds> {
  const { rows } = await db.execute<{ siteId: number; visitor: string; keyId: number }>(sql`
    DELETE FROM visitor_words w USING unnest(${sql.param([...recipientIds])}::bigint[]) AS asked(id)
    WHERE w.token = asked.id AND w.token <> 0
      AND w.first_at >= (SELECT min(at) FROM link_sights WHERE recipient_id = asked.id AND visitor <> '')
    RETURNING w.site_id AS "siteId", w.visitor, w.key_id::float8 AS "keyId"`);
  return {
    visitors: rows.map(({ siteId, visitor }) => ({ siteId, visitor })),
    keyIds: [...new Set(rows.map(({ keyId }) => keyId))],
  };
}
