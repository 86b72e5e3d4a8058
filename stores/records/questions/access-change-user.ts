// Changes what is kept of a user: own name and language, the role, or the user as a whole. The last administrator stays.

import { and, eq, isNull } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Role } from '#contract/report.ts';
import { type HeldWork, mayHaveWork } from '#contract/user-report.ts';
import { endTellings, tellInstead } from '../alerts/give-away-tellings.ts';
import { changeCompanies, type Transaction } from '../change-companies.ts';
import { giveSharedFilters } from '../filters/give-saved-filters.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { oneTimeLinks, users } from '../schema/access.ts';
import { exports } from '../schema/exports.ts';
import {
  countStandIns,
  forgetPastStandIns,
  giveStandIns,
  type StandInRefusal,
} from '../teams/give-stand-ins.ts';
import { countWork, giveWork, hasWork } from './access-give-work.ts';

export type UserChanged =
  | 'changed'
  | 'unknown_user'
  | 'last_administrator'
  /** Why the colleague may not stand in where the user does. */
  | StandInRefusal
  /** Nothing was done: this is theirs. */
  | { readonly held: HeldWork };

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

/** Whom the user's work goes to; undefined: whoever has any stays as they are. */
export interface WorkTo {
  readonly toId: string | undefined;
  readonly keys: OutboxKeys;
}

/**
 * Takes effect with the user's next request. Whoever is no administrator any more has no invitations out; files that were made with
 * the former rights go. To a role that does no work only those go who have none, or give it away; so is standing in for whoever is away.
 */
export async function changeRole(
  records: Records,
  by: Author,
  { userId, role }: { userId: string; role: Role },
  work: WorkTo,
): Promise<UserChanged> {
  const wanted = { userId, nextRole: role, work };
  return changeUser(records, by, wanted, async (db) => {
    await db.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, userId));
    await db.delete(exports).where(eq(exports.userId, userId));
    if (role !== 'administrator') {
      const unused = and(eq(oneTimeLinks.createdBy, userId), isNull(oneTimeLinks.usedAt));
      await db.delete(oneTimeLinks).where(unused);
    }
  });
}

/** Ends the user's logins and invitations as well; filters that they share stay with a colleague. Whoever has work stays until it is given to somebody. */
export async function removeUser(
  records: Records,
  by: Author,
  userId: string,
  work: WorkTo,
): Promise<UserChanged> {
  return changeUser(records, by, { userId, nextRole: undefined, work }, async (db) => {
    await forgetPastStandIns(db, userId);
    await giveSharedFilters(db, { fromId: userId, toId: work.toId, byId: by.id });
    const waiting = await endTellings(db, userId);
    const [gone] = await db.delete(users).where(eq(users.id, userId)).returning({ email: users.email });
    // The one that they accepted names them.
    if (gone !== undefined) await db.delete(oneTimeLinks).where(eq(oneTimeLinks.email, gone.email));
    await tellInstead(db, waiting, new Date());
  });
}

/** Takes back what was done so far. */
class NotChanged extends Error {
  readonly why: Exclude<UserChanged, 'changed'>;

  constructor(why: Exclude<UserChanged, 'changed'>) {
    super('The user stays as they are.');
    this.why = why;
  }
}

interface Wanted {
  readonly userId: string;
  /** Undefined for whoever is removed. */
  readonly nextRole: Role | undefined;
  readonly work: WorkTo;
}

const noWork = { leads: 0, tasks: 0, companies: 0, territories: 0 };

/** Work goes away first: companies and leads are held before users, as everywhere. */
async function changeUser(
  records: Records,
  by: Author,
  { userId, nextRole, work }: Wanted,
  write: (db: Transaction) => Promise<void>,
): Promise<UserChanged> {
  const keepsWork = nextRole !== undefined && mayHaveWork(nextRole);
  const settle = async (db: Transaction) => {
    const refused = await refuseLastAdministrator(db, userId, nextRole);
    if (refused) throw new NotChanged(refused);
    // Held, so that nobody gives them anything from here on.
    await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).limit(1).for('update');
    const held = {
      ...(keepsWork ? noWork : await countWork(db, userId)),
      standIns: await countStandIns(db, userId, nextRole),
    };
    if (hasWork(held)) throw new NotChanged({ held });
    await write(db);
  };
  const { toId } = work;
  try {
    if (toId === undefined) await records.db.transaction(settle);
    else
      await changeCompanies(records, 'change_company', by, async (change) => {
        const given = { fromId: userId, toId };
        if (!keepsWork) await giveWork(change, given, work.keys);
        const refused = await giveStandIns(change.db, given, nextRole);
        if (refused !== undefined) throw new NotChanged(refused);
        await settle(change.db);
      });
    return 'changed';
  } catch (error) {
    if (error instanceof NotChanged) return error.why;
    throw error;
  }
}

/** Locks the administrators, so that two of them cannot remove each other at the same moment. */
async function refuseLastAdministrator(
  db: Transaction,
  userId: string,
  nextRole: Role | undefined,
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
