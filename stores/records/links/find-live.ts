// What the collector asks of the records when one of our addresses is opened.

import { and, eq } from 'drizzle-orm';
import type { LiveLink, LiveRecipient } from '#contract/links.ts';
import type { Records } from '../open-records.ts';
import { links, mailings, mailRecipients, mailRefusals } from '../schema/links.ts';

/** Archived ones too, which are said to be gone. */
export async function findLiveLink(records: Records, code: string): Promise<LiveLink | undefined> {
  const [row] = await records.db.select().from(links).where(eq(links.code, code)).limit(1);
  if (!row) return undefined;
  const { id, siteId, target, title, channel, source, medium, name, term, content, mailingId } = row;
  return {
    ...{ id, siteId, code, target, title, channel, source, medium, name, term, content, mailingId },
    isArchived: row.archivedAt !== null,
  };
}

/** Undefined when the list was deleted since, or the token was made for another mailing. */
export async function findLiveRecipient(
  records: Records,
  { recipientId, mailingId }: { recipientId: number; mailingId: number },
): Promise<LiveRecipient | undefined> {
  const [row] = await records.db
    .select({
      email: mailRecipients.email,
      allowsTracking: mailRecipients.allowsTracking,
      firstAddedAt: mailRecipients.firstAddedAt,
      mailing: mailings.name,
      siteId: mailings.siteId,
      statedAt: mailings.statedAt,
      countsOpens: mailings.countsOpens,
      withdrawnAt: mailRefusals.withdrawnAt,
    })
    .from(mailRecipients)
    .innerJoin(mailings, eq(mailings.id, mailRecipients.mailingId))
    .leftJoin(
      mailRefusals,
      and(eq(mailRefusals.siteId, mailings.siteId), eq(mailRefusals.email, mailRecipients.email)),
    )
    .where(and(eq(mailRecipients.id, recipientId), eq(mailRecipients.mailingId, mailingId)))
    .limit(1);
  if (!row) return undefined;
  const { email, mailing, siteId, countsOpens } = row;
  const { statedAt, allowsTracking, firstAddedAt, withdrawnAt } = row;
  // As `agreedToTracking` asks it of many.
  const mayTrack = statedAt !== null && withdrawnAt === null && (allowsTracking ?? firstAddedAt <= statedAt);
  return { id: recipientId, mailingId, mailing, siteId, email, mayTrack, countsOpens };
}
