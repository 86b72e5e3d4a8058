// Filters that users keep: read by whoever they are shared with, changed and removed by their owner alone.

import { and, asc, count, eq, or, sql } from 'drizzle-orm';
import type { FilteredList, FilterSharing } from '#contract/filter-report.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { users } from '../schema/access.ts';
import { savedFilters } from '../schema/saved-filters.ts';
import { teamMembers } from '../schema/teams.ts';

export interface ListedFilter {
  readonly id: number;
  readonly list: FilteredList;
  readonly name: string;
  readonly filter: Record<string, string>;
  readonly sharing: FilterSharing;
  readonly teamId: number | null;
  readonly ownerId: string;
  readonly ownerName: string;
}

export interface FilterValues {
  readonly name: string;
  readonly filter: Record<string, string>;
  readonly sharing: FilterSharing;
  /** Null unless it is shared with one. */
  readonly teamId: number | null;
}

/** Of one user and list. */
const ownMax = 50;
const listedMax = 500;

/** The own ones and, with `withShared`, what others share with everybody or with a team of the user; by name. */
export async function listSavedFilters(
  { db }: Records,
  list: FilteredList,
  { userId, withShared }: { userId: string; withShared: boolean },
): Promise<ListedFilter[]> {
  const isMember = sql`EXISTS (SELECT FROM ${teamMembers} WHERE ${teamMembers.teamId} = ${savedFilters.teamId}
    AND ${teamMembers.userId} = ${userId})`;
  const isShared = or(eq(savedFilters.sharing, 'all'), and(eq(savedFilters.sharing, 'team'), isMember));
  const isOwn = eq(savedFilters.ownerId, userId);
  const { id, name, filter, sharing, teamId, ownerId } = savedFilters;
  return db
    .select({ id, list: savedFilters.list, name, filter, sharing, teamId, ownerId, ownerName: users.name })
    .from(savedFilters)
    .innerJoin(users, eq(users.id, savedFilters.ownerId))
    .where(and(eq(savedFilters.list, list), withShared ? or(isOwn, isShared) : isOwn))
    .orderBy(sql`${isOwn} DESC`, asc(savedFilters.name), asc(savedFilters.id))
    .limit(listedMax);
}

/** Undefined for another's as for none. */
export async function findOwnFilter(
  { db }: Records,
  id: number,
  userId: string,
): Promise<(FilterValues & { list: FilteredList }) | undefined> {
  const { list, name, filter, sharing, teamId } = savedFilters;
  const [row] = await db
    .select({ list, name, filter, sharing, teamId })
    .from(savedFilters)
    .where(and(eq(savedFilters.id, id), eq(savedFilters.ownerId, userId)))
    .limit(1);
  return row;
}

export async function addSavedFilter(
  { db }: Records,
  { userId, list, ...values }: FilterValues & { userId: string; list: FilteredList },
): Promise<'saved' | 'name_taken' | 'too_many'> {
  return orTaken(async () => {
    const isOwn = and(eq(savedFilters.ownerId, userId), eq(savedFilters.list, list));
    const [kept] = await db.select({ filters: count() }).from(savedFilters).where(isOwn);
    if ((kept?.filters ?? 0) >= ownMax) return 'too_many';
    await db.insert(savedFilters).values({ ownerId: userId, list, ...values });
    return 'saved';
  });
}

/** Of one of the user's own. */
export async function changeSavedFilter(
  { db }: Records,
  { id, userId }: { id: number; userId: string },
  values: FilterValues,
): Promise<'saved' | 'name_taken'> {
  return orTaken(async () => {
    await db
      .update(savedFilters)
      .set(values)
      .where(and(eq(savedFilters.id, id), eq(savedFilters.ownerId, userId)));
    return 'saved' as const;
  });
}

export async function removeSavedFilter({ db }: Records, id: number, userId: string): Promise<void> {
  await db.delete(savedFilters).where(and(eq(savedFilters.id, id), eq(savedFilters.ownerId, userId)));
}

async function orTaken<Answer>(work: () => Promise<Answer>): Promise<Answer | 'name_taken'> {
  try {
    return await work();
  } catch (error) {
    if (brokenUniqueness(error) === 'saved_filters_name') return 'name_taken';
    throw error;
  }
}
