// Uses of recipients' tokens by browsers that agreed to be known, and every opening of the links that they came from, for
// whoever works out who is who.

import { sql } from 'drizzle-orm';
import type { TokenClick, TokenUse } from '#intelligence/identity/judge-token-uses.ts';
import type { Records } from '../open-records.ts';

export interface UsedToken {
  readonly recipientId: number;
  readonly email: string;
  /** As the operator's list has it, '' where it has none. */
  readonly name: string;
  /** By time. */
  readonly uses: readonly RecipientUse[];
  readonly clicks: readonly TokenClick[];
}

interface RecipientUse extends TokenUse {
  readonly siteId: number;
  /** When the consent was given under which the browser came, milliseconds since 1970; 0 when nobody says. */
  readonly chosenAtMs: number;
}

/** A link that was forwarded to more browsers tells nothing further; the earliest are looked at. */
const usesMax = 200;
const clicksMax = 100;

/**
 * Of the recipients named, those whose token was used; those who took back their consent are left out, and pages of robots.
 * A recipient has one token for each mailing, so that all uses of a recipient are those of one token.
 */
export async function listTokenUses(
  { db }: { db: Pick<Records['db'], 'execute'> },
  recipientIds: readonly number[],
): Promise<UsedToken[]> {
  if (recipientIds.length === 0) return [];
  const ids = sql`unnest(${sql.param([...recipientIds])}::bigint[]) AS asked(id)`;
  const { rows } = await db.execute<UseRow>(sql`
    SELECT r.id::float8 AS "recipientId", r.email, r.name, s.key AS id, s.site_id AS "siteId", s.visitor,
      s.network, s.agent, (extract(epoch FROM s.at) * 1000)::float8 AS "atMs",
      coalesce(round(extract(epoch FROM s.chosen_at) * 1000), 0)::float8 AS "chosenAtMs"
    FROM ${ids}
    JOIN mail_recipients r ON r.id = asked.id
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    CROSS JOIN LATERAL (
      SELECT * FROM link_sights WHERE recipient_id = r.id AND visitor <> '' AND NOT is_robot
      ORDER BY at, key LIMIT ${usesMax}) AS s
    WHERE f.withdrawn_at IS NULL
    ORDER BY r.id, s.at, s.key`);
  const { rows: clicks } = await db.execute<ClickRow>(sql`
    SELECT h.recipient_id::float8 AS "recipientId", h.id::text AS id, h.network, h.network_class AS "networkClass",
      h.agent, h.verdict, h.reasons && ARRAY['page_seen', 'page_with_gesture'] AS "isPageSeen",
      (extract(epoch FROM h.at) * 1000)::float8 AS "atMs"
    FROM ${ids}
    CROSS JOIN LATERAL (
      SELECT * FROM link_hits WHERE recipient_id = asked.id AND kind = 'click' AND method = 'GET' AND verdict <> 'machine'
      ORDER BY at, id LIMIT ${clicksMax}) AS h`);
  return gather(rows, clicks);
}

interface UseRow extends Record<string, unknown>, RecipientUse {
  recipientId: number;
  email: string;
  name: string;
}

interface ClickRow extends Record<string, unknown>, TokenClick {
  recipientId: number;
}

interface Gathered extends UsedToken {
  readonly uses: UsedToken['uses'][number][];
  readonly clicks: TokenClick[];
}

function gather(rows: readonly UseRow[], clicks: readonly ClickRow[]): UsedToken[] {
  const used = new Map<number, Gathered>();
  for (const { recipientId, email, name, ...use } of rows) {
    const one: Gathered = used.get(recipientId) ?? { recipientId, email, name, uses: [], clicks: [] };
    one.uses.push({ ...use, atMs: Math.round(use.atMs) });
    used.set(recipientId, one);
  }
  for (const { recipientId, ...click } of clicks)
    used.get(recipientId)?.clicks.push({ ...click, atMs: Math.round(click.atMs) });
  return [...used.values()];
}

/** Of the recipients named, those whose token any browser came with: all others need nobody to look at them again. */
export async function findTokensUsed(
  { db }: Pick<Records, 'db'>,
  recipientIds: readonly number[],
): Promise<number[]> {
  if (recipientIds.length === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT asked.id::float8 AS id FROM unnest(${sql.param([...new Set(recipientIds)])}::bigint[]) AS asked(id)
    WHERE EXISTS (SELECT FROM link_sights s WHERE s.recipient_id = asked.id AND s.visitor <> '')`);
  return rows.map(({ id }) => id);
}
