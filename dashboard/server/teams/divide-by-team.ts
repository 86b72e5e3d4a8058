// Puts figures that are known by colleague together by team. Whoever is in several teams counts in each; what nobody looks after
// stands with those who are in none.

import type { ListedTeam } from '#stores/records/teams/keep-teams.ts';

export interface TeamShare {
  /** Null: in no team, and nobody's. */
  readonly id: number | null;
  readonly name: string;
  /** Whether what belongs to this user counts; '' for nobody. */
  readonly holds: (userId: string) => boolean;
}

export function divideByTeam(teams: readonly ListedTeam[]): TeamShare[] {
  const inTeams = new Set(teams.flatMap(({ members }) => members.map(({ id }) => id)));
  const shares = teams.map(({ id, name, members }): TeamShare => {
    const ids = new Set(members.map((member) => member.id));
    return { id, name, holds: (userId) => ids.has(userId) };
  });
  return [...shares, { id: null, name: '', holds: (userId) => !inTeams.has(userId) }];
}
