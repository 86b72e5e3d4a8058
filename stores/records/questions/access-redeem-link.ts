// Uses a one-time link up and makes its user, both or neither: two requests with one token make one user.

import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { loginAccounts, oneTimeLinks, users } from '../schema/access.ts';
import { hashToken } from './access-create-link.ts';

export interface NewUser {
  name: string;
  language: string;
  /** Hashed by the login library. */
  passwordHash: string;
}

export type Redeemed = { email: string } | { refused: 'link_not_valid' | 'setup_done' | 'email_taken' };

type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

/** Makes the first administrator; refused as soon as any user exists. */
export async function redeemSetupLink(
  records: Records,
  token: string,
  user: NewUser & { email: string },
): Promise<Redeemed> {
  return records.db.transaction(async (db) => {
    // Two set-ups at once must not both find the table empty.
    await db.execute(sql`LOCK TABLE ${users} IN SHARE ROW EXCLUSIVE MODE`);
    const [someone] = await db.select({ id: users.id }).from(users).limit(1);
    if (someone) return { refused: 'setup_done' };
    const link = await takeLink(db, token, 'setup');
    if (!link) return { refused: 'link_not_valid' };
    await addUser(db, { ...user, role: link.role });
    return { email: user.email };
  });
}

/** Makes the invited user with the e-mail address and the role of the invitation. */
export async function redeemInvitation(records: Records, token: string, user: NewUser): Promise<Redeemed> {
  return records.db.transaction(async (db) => {
    const link = (await isInviterAdministrator(db, token)) && (await takeLink(db, token, 'invitation'));
    if (!link) return { refused: 'link_not_valid' };
    const added = await addUser(db, { ...user, email: link.email, role: link.role });
    return added ? { email: link.email } : { refused: 'email_taken' };
  });
}

/** Whoever may not invite any more has no invitations out. Holds the inviter's role until the user is made. */
async function isInviterAdministrator(db: Transaction, token: string): Promise<boolean> {
  const inviter = db
    .select({ id: oneTimeLinks.createdBy })
    .from(oneTimeLinks)
    .where(eq(oneTimeLinks.tokenHash, hashToken(token)));
  const [administrator] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, inviter), eq(users.role, 'administrator')))
    .for('share');
  return administrator !== undefined;
}

async function takeLink(db: Transaction, token: string, kind: 'setup' | 'invitation') {
  const [link] = await db
    .update(oneTimeLinks)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashToken(token)),
        eq(oneTimeLinks.kind, kind),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, new Date()),
      ),
    )
    .returning();
  return link;
}

async function addUser(db: Transaction, user: NewUser & { email: string; role: string }): Promise<boolean> {
  const id = randomUUID();
  const { name, email, role, language } = user;
  const [added] = await db
    .insert(users)
    .values({ id, name, email, role, language, emailVerified: true })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!added) return false;
  await db.insert(loginAccounts).values({
    id: randomUUID(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: user.passwordHash,
  });
  return true;
}
