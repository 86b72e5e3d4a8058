// Has users told by mail that a colleague mentioned them beside a lead. What was written is not told: it stands on the lead's page, for
// whoever may see it.

import { and, eq, inArray, sql } from 'drizzle-orm';
import { joinStanding } from '../leads/company-members.ts';
import type { TellMentioned } from '../leads/lead-entries.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { alertChannels } from '../schema/alerts.ts';
import { makeOwnMail } from './find-recipients.ts';
import { writeDeliveries } from './write-deliveries.ts';

/** `byId`: whoever mentions themselves is not told. An external agent is told of leads that are theirs alone. */
export function createTellMentioned(keys: OutboxKeys, byId: string): TellMentioned {
  return async (db, entryId, userIds) => {
    const asked = userIds.filter((userId) => userId !== byId);
    if (asked.length === 0) return;
    const { rows } = await db.execute<{ id: string }>(sql`
      SELECT u.id FROM users u WHERE u.id = ANY(${sql.param([...asked])}::text[]) AND (u.role <> 'agent' OR u.id = (
        SELECT coalesce(l.owner_id, c.owner_id) FROM lead_entries e JOIN leads l ON l.id = e.lead_id
        ${joinStanding(sql`l.company_id`)} WHERE e.id = ${entryId} LIMIT 1)) LIMIT ${asked.length}`);
    const told = rows.map(({ id }) => id);
    if (told.length === 0) return;
    await makeOwnMail(db, told);
    const { id, userId, kind, enabled } = alertChannels;
    const mails = await db
      .select({ id })
      .from(alertChannels)
      .where(and(inArray(userId, told), eq(kind, 'mail'), eq(enabled, true)))
      .limit(told.length);
    const deliveries = mails.map((mail) => ({
      ...({ channelId: mail.id, kind: 'mail', what: 'mention', entryId } as const),
      messageId: `mention-${entryId}-${mail.id}`,
    }));
    await writeDeliveries(db, deliveries, keys);
  };
}

export interface MentionFacts extends Record<string, unknown> {
  leadId: number;
  company: string;
  by: string;
}

/** Undefined when the entry was taken away meanwhile. */
export async function readMention(
  { db }: Pick<Records, 'db'>,
  entryId: number,
): Promise<MentionFacts | undefined> {
  const { rows } = await db.execute<MentionFacts>(sql`
    SELECT l.id::float8 AS "leadId", c.name AS company, e.by_name AS by
    FROM lead_entries e JOIN leads l ON l.id = e.lead_id ${joinStanding(sql`l.company_id`)}
    WHERE e.id = ${entryId} AND e.removed_at IS NULL LIMIT 1`);
  return rows[0];
}
