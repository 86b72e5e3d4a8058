// Which tasks are asked for, as kept in the address.

import type { LeadTaskDue, LeadTaskQuery } from '#contract/task-report.ts';
import { oneOf, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const dueValues: readonly LeadTaskDue[] = ['all', 'overdue', 'today', 'week'];

export interface TaskSearch {
  whose?: 'team';
  assignee?: string;
  /** Id of a team. */
  team?: number;
  due?: LeadTaskDue;
  state?: 'done';
}

/** Drops whatever is not a filter value. */
export function readTaskSearch(search: Record<string, unknown>): TaskSearch {
  return withoutUndefined({
    whose: oneOf(search['whose'], ['team'] as const),
    assignee: shortText(search['assignee'])?.slice(0, 100),
    team: search['team'] === undefined ? undefined : positiveInteger(search['team']),
    due: oneOf(search['due'], dueValues),
    state: oneOf(search['state'], ['done'] as const),
  });
}

/** An assignee and a team are some of everybody. */
export function toTaskQuery({ whose, assignee, team, due, state }: TaskSearch, limit: number): LeadTaskQuery {
  return {
    ...(whose === 'team' && {
      ...{ whose, ...(assignee !== undefined && { assignee }) },
      ...(team !== undefined && { team }),
    }),
    ...(due !== undefined && { due }),
    isDone: state === 'done',
    limit,
  };
}
