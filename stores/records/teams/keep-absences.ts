// When users are away, and who stands in for them. Those that are over are kept for whoever asks later who was told instead.

import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Records } from '../open-records.ts';
import { users } from '../schema/access.ts';
import { absences } from '../schema/teams.ts';

export interface NewAbsence {
  readonly userId: string;
  /** Not the user. */
  readonly substituteId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface ListedAbsence extends NewAbsence {
  readonly id: number;
  readonly userName: string;
  readonly substituteName: string;
}

const rowsMax = 1_000;
const substitutes = alias(users, 'substitutes');

/** Those that are not over, the next first. `userIds`: of these alone; undefined: everybody's. */
export function listAbsences(
  { db }: Records,
  { now, userIds }: { now: Date; userIds?: readonly string[] | undefined },
): Promise<ListedAbsence[]> {
  const { id, userId, substituteId, startsAt, endsAt } = absences;
  return db
    .select({
      ...{ id, userId, substituteId, startsAt, endsAt },
      ...{ userName: users.name, substituteName: substitutes.name },
    })
    .from(absences)
    .innerJoin(users, eq(users.id, userId))
    .innerJoin(substitutes, eq(substitutes.id, substituteId))
    .where(and(gt(endsAt, now), userIds && inArray(userId, [...userIds])))
    .orderBy(asc(startsAt), asc(id))
    .limit(rowsMax);
}

export async function addAbsence({ db }: Records, absence: NewAbsence): Promise<void> {
  await db.insert(absences).values(absence);
}

/** Whether the user is away at any moment of this time. */
export async function isAwayBetween(
  { db }: Records,
  userId: string,
  { startsAt, endsAt }: Pick<NewAbsence, 'startsAt' | 'endsAt'>,
): Promise<boolean> {
  const overlaps = and(lt(absences.startsAt, endsAt), gt(absences.endsAt, startsAt));
  const found = await db
    .select({ id: absences.id })
    .from(absences)
    .where(and(eq(absences.userId, userId), overlaps))
    .limit(1);
  return found.length > 0;
}

/** Whose it is; undefined when there is none with this id. */
export async function findAbsenceUser({ db }: Records, id: number): Promise<string | undefined> {
  const [row] = await db
    .select({ userId: absences.userId })
    .from(absences)
    .where(eq(absences.id, id))
    .limit(1);
  return row?.userId;
}

export async function removeAbsence({ db }: Records, id: number): Promise<void> {
  await db.delete(absences).where(eq(absences.id, id));
}
