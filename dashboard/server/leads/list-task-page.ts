// Tasks as the API shows them: the caller's own, or the team's as far as the caller sees its leads.

import { z } from 'zod';
import type { LeadTask, LeadTaskPage, LeadTaskQuery } from '#contract/task-report.ts';
import { countTasks, type ListedTask, listTasks, type TaskSearch } from '#stores/records/leads/list-tasks.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findCards, type PersonCard } from '#stores/records/questions/person-list.ts';
import { type Away, listAway } from '#stores/records/teams/stand-ins.ts';
import { leadsSeenBy } from '../access/may-see-lead.ts';
import { amongBoth, openTeamOwners } from '../access/open-team.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import type { Viewer } from '../api/route.ts';
import { nameOf } from '../persons/report-person.ts';
import { describeAway } from './describe-away.ts';
import { dueBefore } from './due-before.ts';
import { momentOf } from './report-leads.ts';

const defaultLimit = 50;
const countMax = 1_000;
const place = z.tuple([z.number().min(-1), z.number().int()]);
/** In a cursor, of a task without a day. */
const noDay = -1;

export async function listTaskPage(
  records: Records,
  caller: Viewer,
  query: LeadTaskQuery,
  nowMs: number,
): Promise<LeadTaskPage> {
  const { whose = 'mine', due = 'all', isDone = false, assignee, limit = defaultLimit } = query;
  // Whoever stands in for a colleague has their tasks to do as well.
  const own = [caller.id, ...caller.standsInFor];
  const assigned = whose === 'mine' || assignee === 'me' ? own : assignee ? [assignee] : undefined;
  const ofTeam = await openTeamOwners(records, caller, query.team, nowMs);
  const dueBeforeMs = due === 'all' ? undefined : await dueBefore(records, caller, due, nowMs);
  const search: TaskSearch = {
    assigneeIds: amongBoth(assigned, ofTeam),
    dueBeforeMs,
    isDone,
    seenBy: leadsSeenBy(caller),
  };
  const after = readPlace(query.cursor, place);
  const mine = { assigneeIds: own, dueBeforeMs: nowMs, isDone: false };
  const [found, count, overdue, away] = await Promise.all([
    listTasks(records, search, {
      after: after && { dueMs: after[0] === noDay ? null : after[0], id: after[1] },
      limit: limit + 1,
    }),
    countTasks(records, search, countMax + 1),
    countTasks(records, mine, countMax),
    listAway(records, nowMs),
  ]);
  const { page, nextCursor } = cutPage(found, limit, ({ dueMs, entryId }) => [dueMs ?? noDay, entryId]);
  const cards = await findCards(
    records,
    page.flatMap(({ personId }) => personId ?? []),
  );
  return {
    tasks: page.map((task) => describe(task, cards, nowMs, away)),
    total: { count: Math.min(count, countMax), isMore: count > countMax },
    ...{ overdue, nextCursor },
  };
}

function describe(
  task: ListedTask,
  cards: ReadonlyMap<number, PersonCard>,
  nowMs: number,
  away: ReadonlyMap<string, Away>,
): LeadTask {
  const { entryId, leadId, companyId, companyName, text, dueMs, doneMs, isPromise, changeId } = task;
  const card = task.personId === null ? undefined : cards.get(task.personId);
  return {
    ...{ entryId, leadId, companyId, companyName, text, isPromise, changeId },
    ...{ dueAt: momentOf(dueMs), doneAt: momentOf(doneMs) },
    isOverdue: doneMs === null && dueMs !== null && dueMs < nowMs,
    assignee: { id: task.assigneeId, name: task.assigneeName },
    away: describeAway(away, task.assigneeId),
    person: card === undefined ? null : nameOf(card),
  };
}
