// Teams and who belongs to them. A user may belong to several.

import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { users } from '../schema/access.ts';
import { teamMembers, teams } from '../schema/teams.ts';

export interface TeamValues {
  readonly name: string;
  /** Ids of users. */
  readonly members: readonly string[];
}

export interface ListedTeam {
  readonly id: number;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

const teamsMax = 200;
const membersMax = 5_000;

/** By name, as their members. */
export async function listTeams({ db }: Records): Promise<ListedTeam[]> {
  const found = await db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .orderBy(asc(teams.name))
    .limit(teamsMax);
  const members = await db
    .select({ teamId: teamMembers.teamId, id: users.id, name: users.name })
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .orderBy(asc(users.name), asc(users.id))
    .limit(membersMax);
  return found.map((team) => ({
    ...team,
    members: members.flatMap(({ teamId, id, name }) => (teamId === team.id ? [{ id, name }] : [])),
  }));
}

/** `id`: of the team that is changed; a new one without. */
export async function saveTeam(
  records: Records,
  { name, members }: TeamValues,
  id?: number,
): Promise<'saved' | 'unknown' | 'name_taken'> {
  try {
    return await records.db.transaction(async (db) => {
      const teamId = await writeName(db, name, id);
      if (teamId === undefined) return 'unknown';
      await db.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
      const rows = [...new Set(members)].map((userId) => ({ teamId, userId }));
      if (rows.length > 0) await db.insert(teamMembers).values(rows);
      return 'saved';
    });
  } catch (error) {
    if (brokenUniqueness(error) === 'teams_name_unique') return 'name_taken';
    throw error;
  }
}

async function writeName(db: Transaction, name: string, id: number | undefined): Promise<number | undefined> {
  const [row] =
    id === undefined
      ? await db.insert(teams).values({ name }).returning({ id: teams.id })
      : await db.update(teams).set({ name }).where(eq(teams.id, id)).returning({ id: teams.id });
  return row?.id;
}

/** False when there was none. */
export async function removeTeam({ db }: Records, id: number): Promise<boolean> {
  const gone = await db.delete(teams).where(eq(teams.id, id)).returning({ id: teams.id });
  return gone.length > 0;
}
