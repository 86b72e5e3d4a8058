// Shared mailboxes: made, found, changed, removed.

import { asc, eq, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { mailboxes } from '../schema/mailboxes.ts';

export type MailboxRecord = typeof mailboxes.$inferSelect;
export type NewMailbox = Pick<
  typeof mailboxes.$inferInsert,
  | 'siteId'
  | 'name'
  | 'host'
  | 'port'
  | 'security'
  | 'userName'
  | 'sealedPassword'
  | 'folder'
  | 'ownDomains'
  | 'readsSince'
  | 'marksRead'
  | 'statedById'
  | 'statedByName'
  | 'statedAt'
>;

/** More than any company has; each is a connection that stays open. */
export const mailboxesMax = 50;

export function listMailboxes({ db }: Records): Promise<MailboxRecord[]> {
  return db.select().from(mailboxes).orderBy(asc(mailboxes.id)).limit(mailboxesMax);
}

export async function findMailbox({ db }: Records, id: number): Promise<MailboxRecord | undefined> {
  const [row] = await db.select().from(mailboxes).where(eq(mailboxes.id, id)).limit(1);
  return row;
}

/** Undefined when there are as many as there may be. */
export async function createMailbox(
  { db }: Records,
  mailbox: NewMailbox,
): Promise<MailboxRecord | undefined> {
  const { rows } = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${mailboxes} LIMIT 1`,
  );
  if ((rows[0]?.count ?? 0) >= mailboxesMax) return undefined;
  const [row] = await db.insert(mailboxes).values(mailbox).returning();
  return row;
}

export type MailboxChanges = Partial<NewMailbox> & { enabled?: boolean };

/**
 * What is absent stays; whoever reads it begins anew, at once. Another folder, server or user begins at its own beginning: the
 * numbers of the one before mean nothing there. Undefined when there is no such mailbox.
 */
export async function changeMailbox(
  { db }: Records,
  id: number,
  changes: MailboxChanges,
  isElsewhere: boolean,
): Promise<MailboxRecord | undefined> {
  const position = isElsewhere ? { uidValidity: null, lastUid: 0 } : {};
  const [row] = await db
    .update(mailboxes)
    .set({ ...changes, ...position, changedAt: new Date(), nextTryAt: new Date(), failures: 0, fault: '' })
    .where(eq(mailboxes.id, id))
    .returning();
  return row;
}

/** What came of its mails stays. */
export async function forgetMailbox({ db }: Records, id: number): Promise<void> {
  await db.delete(mailboxes).where(eq(mailboxes.id, id));
}
