// The team that a list is narrowed to. External agents are told of no teams.

import type { Records } from '#stores/records/open-records.ts';
import { listTeamOwners } from '#stores/records/teams/team-owners.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';

/**
 * Ids of the users whose work is the team's now; undefined when none is asked for. Throws Refusal `unknown_team` or `not_allowed`.
 */
export async function openTeamOwners(
  records: Records,
  { role }: Viewer,
  team: number | undefined,
  nowMs: number,
): Promise<readonly string[] | undefined> {
  if (team === undefined) return undefined;
  if (role === 'agent') throw new Refusal('not_allowed');
  const owners = await listTeamOwners(records, team, nowMs);
  if (owners === undefined) throw new Refusal('unknown_team');
  return owners;
}

/** Those of both; undefined stands for everybody. */
export function amongBoth(
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): readonly string[] | undefined {
  if (some === undefined || others === undefined) return some ?? others;
  return some.filter((id) => others.includes(id));
}
