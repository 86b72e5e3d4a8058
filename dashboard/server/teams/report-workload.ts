// Who has how much to do, by team. Whoever is away is shown as such, and whoever stands in with whom they stand in for.

import type { Role } from '#contract/report.ts';
import type {
  ColleagueWorkload,
  TeamWorkload,
  Workload,
  WorkloadFigures,
} from '#contract/workload-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { countWorkload } from '#stores/records/teams/count-workload.ts';
import { listTeams } from '#stores/records/teams/keep-teams.ts';
import { type Away, listAway } from '#stores/records/teams/stand-ins.ts';
import { describeAway } from '../leads/describe-away.ts';
import { divideByTeam } from './divide-by-team.ts';

const nothing: WorkloadFigures = {
  ...{ openLeads: 0, tasksOverdue: 0, tasksDue: 0, promises: 0, promisesOverdue: 0, newRequests: 0 },
};
const figureNames = Object.keys(nothing) as (keyof WorkloadFigures)[];
/** Nobody gives these leads; they are shown when they have work all the same. */
const without: readonly Role[] = ['marketer', 'administrator'];

export async function reportWorkload(records: Records, nowMs: number): Promise<Workload> {
  const [users, teams, figures, away] = await Promise.all([
    listUsers(records),
    listTeams(records),
    countWorkload(records, nowMs),
    listAway(records, nowMs),
  ]);
  const inTeams = new Set(teams.flatMap(({ members }) => members.map(({ id }) => id)));
  const isShown = ({ id, role }: { id: string; role: string }) =>
    inTeams.has(id) || figures.has(id) || !(without as readonly string[]).includes(role);
  const colleagues = users.filter(isShown).map(
    ({ id, name }): ColleagueWorkload => ({
      ...(figures.get(id) ?? nothing),
      user: { id, name },
      away: describeAway(away, id),
      standsInFor: listStoodInFor(id, users, away),
    }),
  );
  return {
    teams: divideByTeam(teams).flatMap(({ id, name, holds }): TeamWorkload[] => {
      const ofTeam = colleagues.filter(({ user }) => holds(user.id));
      if (id === null && ofTeam.length === 0) return [];
      return [{ id, name, colleagues: ofTeam, sum: sumUp(ofTeam) }];
    }),
    nobodys: figures.get('') ?? nothing,
  };
}

function listStoodInFor(
  userId: string,
  users: readonly { id: string; name: string }[],
  away: ReadonlyMap<string, Away>,
) {
  return users
    .filter(({ id }) => away.get(id)?.substitute.id === userId)
    .map(({ id, name }) => ({ id, name }));
}

function sumUp(colleagues: readonly WorkloadFigures[]): WorkloadFigures {
  const sum = { ...nothing };
  for (const one of colleagues) for (const name of figureNames) sum[name] += one[name];
  return sum;
}
