// Makes, archives and lists short links.

import { randomInt } from 'node:crypto';
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { CampaignTags, LinkChannel } from '#contract/link-report.ts';
import type { Records } from '../open-records.ts';
import { links, mailings } from '../schema/links.ts';
import { LinkRefusal } from './link-refusal.ts';

export interface NewLink extends CampaignTags {
  siteId: number;
  /** Checked: http or https. */
  target: string;
  title: string;
  channel: LinkChannel;
  mailingId: number | null;
}

export type LinkRow = typeof links.$inferSelect;

// Without letters and digits that are mistaken for one another in print: 31 of them, eight times, are 8.5 * 10^11 codes.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeLength = 8;
const triesMax = 5;

/** Rejects with LinkRefusal when the mailing is unknown or another site's. */
export async function createLink(records: Records, by: Author, made: NewLink): Promise<LinkRow> {
  if (made.mailingId !== null) await checkMailing(records, made.mailingId, made.siteId);
  for (let tries = 0; tries < triesMax; tries++) {
    const [row] = await records.db
      .insert(links)
      .values({ ...made, code: makeCode(), byId: by.id, byName: by.name })
      .onConflictDoNothing({ target: links.code })
      .returning();
    if (row) return row;
  }
  throw new Error('No free code was found for the link: try again.');
}

async function checkMailing(records: Records, mailingId: number, siteId: number): Promise<void> {
  const [mailing] = await records.db
    .select({ siteId: mailings.siteId })
    .from(mailings)
    .where(eq(mailings.id, mailingId))
    .limit(1);
  if (!mailing) throw new LinkRefusal('unknown_mailing');
  if (mailing.siteId !== siteId) throw new LinkRefusal('mailing_of_other_site');
}

function makeCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
}

/** An archived link leads nowhere any more; `archived: false` brings it back. Rejects with LinkRefusal. */
export async function archiveLink(
  records: Records,
  by: Author,
  { id, siteIds, archived }: { id: number; siteIds: readonly number[]; archived: boolean },
): Promise<LinkRow> {
  const [row] = await records.db
    .update(links)
    .set(
      archived
        ? { archivedAt: sql`coalesce(${links.archivedAt}, now())`, archivedByName: by.name }
        : { archivedAt: null, archivedByName: '' },
    )
    .where(and(eq(links.id, id), inArray(links.siteId, [...siteIds])))
    .returning();
  if (!row) throw new LinkRefusal('unknown_link');
  return row;
}

/** The newest first. */
export async function listLinks(
  records: Records,
  page: { siteIds: readonly number[]; archived: boolean; beforeId?: number | undefined; limit: number },
): Promise<LinkRow[]> {
  return records.db
    .select()
    .from(links)
    .where(
      and(
        inArray(links.siteId, [...page.siteIds]),
        page.archived ? undefined : isNull(links.archivedAt),
        page.beforeId === undefined ? undefined : lt(links.id, page.beforeId),
      ),
    )
    .orderBy(desc(links.id))
    .limit(page.limit);
}

/** Rejects with LinkRefusal. */
export async function findLink(records: Records, id: number, siteIds: readonly number[]): Promise<LinkRow> {
  const [row] = await records.db
    .select()
    .from(links)
    .where(and(eq(links.id, id), inArray(links.siteId, [...siteIds])))
    .limit(1);
  if (!row) throw new LinkRefusal('unknown_link');
  return row;
}
