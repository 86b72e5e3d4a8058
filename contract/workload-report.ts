// Who has how much to do, as plain types that the interface shares. `workload-report-schema.ts` holds the zod schemas.

import type { AwayNow, NamedUser } from './team-report.ts';

export interface WorkloadFigures {
  openLeads: number;
  /** Open tasks with a day: over, and within the next seven days. */
  tasksOverdue: number;
  tasksDue: number;
  /** Open tasks that somebody outside was promised, with those that are overdue. */
  promises: number;
  promisesOverdue: number;
  /** Of the last 60 days, nobody has taken them: from addresses of companies that are theirs. */
  newRequests: number;
}

export interface ColleagueWorkload extends WorkloadFigures {
  user: NamedUser;
  away: AwayNow | null;
  /** Colleagues who are away and for whom this one stands in. */
  standsInFor: NamedUser[];
}

/** `id` null: whoever is in no team. */
export interface TeamWorkload {
  id: number | null;
  name: string;
  colleagues: ColleagueWorkload[];
  sum: WorkloadFigures;
}

export interface Workload {
  teams: TeamWorkload[];
  /** What nobody looks after. */
  nobodys: WorkloadFigures;
}

export interface WorkloadEndpoints {
  'GET /api/workload': { output: Workload };
}
