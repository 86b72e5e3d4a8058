// Changes what is kept of a user: own name and language, the role, or the user as a whole. The last administrator stays.

import { and, eq, isNull } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { oneTimeLinks, users } from '../schema/access.ts';
import { exports } from '../schema/exports.ts';

type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

export type UserChanged = 'changed' | 'unknown_user' | 'last_administrator';

export async function changeProfile(
  records: Records,
  userId: string,
  change: { name?: string; language?: string },
): Promise<void> {
  await records.db
    .update(users)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(users.id, userId));
}

/**
 * Takes effect with the user's next request. Whoever is no administrator any more has no invitations out; files that were made with
 * the former rights go.
 */
export async function changeRole(records: Records, userId: string, role: string): Promise<UserChanged> {
  return records.db.transaction(async (db) => {
    const refused = await refuseLastAdministrator(db, userId, role);
    if (refused) return refused;
    await db.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, userId));
    await db.delete(exports).where(eq(exports.userId, userId));
    if (role !== 'administrator') {
      const unused = and(eq(oneTimeLinks.createdBy, userId), isNull(oneTimeLinks.usedAt));
      await db.delete(oneTimeLinks).where(unused);
    }
    return 'changed';
  });
}

/** Ends the user's logins and invitations as well. */
export async function removeUser(records: Records, userId: string): Promise<UserChanged> {
  return records.db.transaction(async (db) => {
    const refused = await refuseLastAdministrator(db, userId, 'none');
    if (refused) return refused;
    const [gone] = await db.delete(users).where(eq(users.id, userId)).returning({ email: users.email });
    // The one that they accepted names them.
    if (gone !== undefined) await db.delete(oneTimeLinks).where(eq(oneTimeLinks.email, gone.email));
    return 'changed';
  });
}

/** Locks the administrators, so that two of them cannot remove each other at the same moment. */
async function refuseLastAdministrator(
  db: Transaction,
  userId: string,
  nextRole: string,
): Promise<'unknown_user' | 'last_administrator' | undefined> {
  const administrators = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, 'administrator'))
    .orderBy(users.id)
    .for('update');
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).limit(1);
  if (!user) return 'unknown_user';
  const isLast = administrators.length === 1 && administrators[0]?.id === userId;
  return isLast && nextRole !== 'administrator' ? 'last_administrator' : undefined;
}
