// Makes and changes mailings, states consent, takes in recipients.

import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Records } from '../open-records.ts';
import { mailings, mailRecipients } from '../schema/links.ts';
import { addedAfterStatement, agreedToTracking } from './agreed-to-tracking.ts';
import { LinkRefusal } from './link-refusal.ts';

export type MailingRow = typeof mailings.$inferSelect;

export interface MailingCounts {
  recipients: number;
  /** Who gets a token. */
  tracked: number;
  /** Who was added after the statement, and gets a token once it is made anew. */
  addedSince: number;
  unsubscribed: number;
  withdrawn: number;
}

export interface NewRecipient {
  email: string;
  name: string;
  allowsTracking: boolean | null;
}

const rowsAtOnce = 5_000;

export async function createMailing(
  records: Records,
  by: Author,
  { siteId, name }: { siteId: number; name: string },
): Promise<MailingRow> {
  const [row] = await records.db
    .insert(mailings)
    .values({ siteId, name, byId: by.id, byName: by.name })
    .returning();
  if (!row) throw new Error('The mailing was not kept; PostgreSQL answered no row.');
  return row;
}

/** The newest first, with how many recipients each has. */
export async function listMailings(
  records: Records,
  page: { siteIds: readonly number[]; id?: number; beforeId?: number | undefined; limit: number },
): Promise<(MailingRow & MailingCounts)[]> {
  const rows = await records.db
    .select()
    .from(mailings)
    .where(
      and(
        inArray(mailings.siteId, [...page.siteIds]),
        page.id === undefined ? undefined : eq(mailings.id, page.id),
        page.beforeId === undefined ? undefined : lt(mailings.id, page.beforeId),
      ),
    )
    .orderBy(desc(mailings.id))
    .limit(page.limit);
  const counts = await countRecipients(
    records,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ...(counts.get(row.id) ?? noRecipients) }));
}

/** Rejects with LinkRefusal. */
export async function findMailing(
  records: Records,
  id: number,
  siteIds: readonly number[],
): Promise<MailingRow & MailingCounts> {
  const [row] = await listMailings(records, { siteIds, id, limit: 1 });
  if (!row) throw new LinkRefusal('unknown_mailing');
  return row;
}

const noRecipients: MailingCounts = {
  recipients: 0,
  tracked: 0,
  addedSince: 0,
  unsubscribed: 0,
  withdrawn: 0,
};

async function countRecipients(
  records: Records,
  ids: readonly number[],
): Promise<Map<number, MailingCounts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await records.db.execute<Record<string, unknown> & MailingCounts & { id: number }>(sql`
    SELECT m.id, count(*)::int AS recipients,
      (count(*) FILTER (WHERE ${agreedToTracking} AND f.unsubscribed_at IS NULL))::int AS tracked,
      (count(*) FILTER (WHERE ${addedAfterStatement}))::int AS "addedSince",
      count(f.unsubscribed_at)::int AS unsubscribed, count(f.withdrawn_at)::int AS withdrawn
    FROM mail_recipients r
    JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE m.id = ANY(${sql.param([...ids])}::int[])
    GROUP BY m.id
    LIMIT ${ids.length}`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Names of mailings by their ids. */
export async function nameMailings(
  records: Records,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await records.db
    .select({ id: mailings.id, name: mailings.name })
    .from(mailings)
    .where(inArray(mailings.id, [...ids]))
    .limit(ids.length);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** All or nothing. Who stands in the list already is brought up to date. */
export async function addRecipients(
  records: Records,
  mailingId: number,
  recipients: readonly NewRecipient[],
): Promise<void> {
  await records.db.transaction(async (db) => {
    for (let at = 0; at < recipients.length; at += rowsAtOnce) {
      await db
        .insert(mailRecipients)
        .values(recipients.slice(at, at + rowsAtOnce).map((recipient) => ({ mailingId, ...recipient })))
        .onConflictDoUpdate({
          target: [mailRecipients.mailingId, mailRecipients.email],
          set: {
            name: sql`excluded.name`,
            // A list that says nothing takes back nothing that an earlier one said.
            allowsTracking: sql`coalesce(excluded.allows_tracking, ${mailRecipients.allowsTracking})`,
            addedAt: sql`now()`,
          },
        });
    }
  });
}

/** The operator's word that the recipients so far agreed to tracking; its text, who and when are kept. Made anew, it covers those added since. */
export async function stateConsent(
  records: Records,
  by: Author,
  id: number,
  statement: string,
): Promise<void> {
  await records.db
    .update(mailings)
    .set({ statement, statedById: by.id, statedByName: by.name, statedAt: sql`now()` })
    .where(eq(mailings.id, id));
}

/** From then on no token of the mailing names anybody. */
export async function takeBackConsent(records: Records, id: number): Promise<void> {
  await records.db
    .update(mailings)
    .set({ statement: '', statedById: null, statedByName: '', statedAt: null, countsOpens: false })
    .where(eq(mailings.id, id));
}

/** Rejects with LinkRefusal where opens shall count and nobody has stated that the recipients agreed. */
export async function countOpens(records: Records, id: number, countsOpens: boolean): Promise<void> {
  const changed = await records.db
    .update(mailings)
    .set({ countsOpens })
    .where(and(eq(mailings.id, id), countsOpens ? sql`${mailings.statedAt} IS NOT NULL` : undefined))
    .returning({ id: mailings.id });
  if (changed.length === 0) throw new LinkRefusal('not_stated');
}

/** With all its recipients; who unsubscribed stays so. */
export async function deleteMailing(records: Records, id: number): Promise<void> {
  await records.db.delete(mailings).where(eq(mailings.id, id));
}
