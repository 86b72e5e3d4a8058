// What a colleague has to know to take a lead over, made from its record alone: where it stands, what was agreed, what is to be done,
// whom to call, what they looked at since, and what must not be forgotten.

import type { BriefPerson, LeadBrief, Reminder } from '#contract/handover-report.ts';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { LeadEntry } from '#contract/task-report.ts';
import type { OneLead } from '#stores/records/leads/find-lead.ts';
import { type DetailParts, readLeadDetail } from '../leads/read-lead-detail.ts';

const dayMs = 86_400_000;
const lookedMaxMs = 90 * dayMs;
const agreedMax = 10;
const writtenMax = 5;
const lookedMax = 8;
const peopleMax = 6;
const openRequests = new Set<string>(['new', 'taken']);

/** `lead`: one that the caller may see as a whole. */
export async function briefLead(parts: DetailParts, lead: OneLead & { leadId: number }): Promise<LeadBrief> {
  const detail = await readLeadDetail(parts, lead);
  const { companyId, companyName, domain, country, stage, score, fit, nextStep, nextStepAt } = detail;
  const tasks = openTasks(detail, parts.nowMs);
  return {
    leadId: lead.leadId,
    ...{ companyId, companyName, domain, country, stage, score, fit, nextStep, nextStepAt },
    ...{ lastContactAt: detail.lastContactAt, lastContactIn: detail.lastContactIn },
    agreed: newest(detail, 'agreement', agreedMax).map(({ text, at }) => ({ text, at })),
    written: listWritten(detail),
    lookedAt: listLookedAt(detail, parts.nowMs),
    tasks,
    people: listPeople(detail),
    reminders: listReminders(detail, tasks, parts.nowMs),
  };
}

function newest({ entries }: LeadDetail, kind: LeadEntry['kind'], max: number): LeadEntry[] {
  return entries
    .filter((entry) => entry.kind === kind)
    .reverse()
    .slice(0, max);
}

function listWritten({ entries }: LeadDetail): LeadBrief['written'] {
  return entries
    .toReversed()
    .flatMap(({ kind, text, at, by }) =>
      kind === 'note' || kind === 'call' || kind === 'meeting' ? [{ kind, text, at, by }] : [],
    )
    .slice(0, writtenMax);
}

function openTasks({ entries }: LeadDetail, nowMs: number): LeadBrief['tasks'] {
  return entries
    .filter(({ kind, doneAt }) => kind === 'task' && doneAt === null)
    .map(({ text, dueAt, isPromise, assignee }) => ({
      ...{ text, at: dueAt, isPromise, assignee: assignee.name },
      isOverdue: isPast(dueAt, nowMs),
    }));
}

/** The pages and deeds on the ledger: what brings no points is no sign of interest. */
function listLookedAt({ ledger, lastContactAt }: LeadDetail, nowMs: number): LeadBrief['lookedAt'] {
  const sinceMs = Math.max(lastContactAt === null ? 0 : Date.parse(lastContactAt), nowMs - lookedMaxMs);
  const seen = new Set<string>();
  return ledger.lines
    .flatMap(({ event, at, actor }) => {
      if (event === null || Date.parse(at) < sinceMs) return [];
      const text = event.title || event.name || event.page;
      const key = `${text} ${actor.name}`;
      if (text === '' || seen.has(key)) return [];
      seen.add(key);
      return [{ text, at, who: actor.name }];
    })
    .slice(0, lookedMax);
}

/** Whom it is about first, then those who may be called, those who may be written to, and those who want neither. */
function listPeople({ people, person: main }: LeadDetail): BriefPerson[] {
  const rank = ({ id, phone, email, contact }: LeadDetail['people'][number]) => {
    if (id === main?.id) return 0;
    if (phone !== '' && contact.phone.state !== 'refused') return 1;
    return email !== '' && contact.email.state !== 'refused' ? 2 : 3;
  };
  return people
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, peopleMax)
    .map(({ id, name, jobTitle, phone, email, contact, isConfirmed }) => ({
      ...{ id, name, jobTitle, phone, email, contact, isConfirmed, isMain: id === main?.id },
    }));
}

function listReminders(detail: LeadDetail, tasks: LeadBrief['tasks'], nowMs: number): Reminder[] {
  const { requests, nextStep, nextStepAt, lastContactAt } = detail;
  const step = { text: nextStep, at: nextStepAt };
  return [
    ...tasks
      .filter(({ isPromise }) => isPromise)
      .map(({ text, at }) => ({ kind: 'promise' as const, text, at })),
    ...requests
      .filter(({ state }) => openRequests.has(state))
      .map(({ excerpt, at }) => ({ kind: 'request_open' as const, text: excerpt, at })),
    ...(isPast(nextStepAt, nowMs) ? [{ kind: 'step_overdue' as const, ...step }] : []),
    ...tasks
      .filter(({ isPromise, isOverdue }) => isOverdue && !isPromise)
      .map(({ text, at }) => ({ kind: 'task_overdue' as const, text, at })),
    ...(nextStep === '' && tasks.length === 0 ? [{ kind: 'no_next_step' as const, text: '', at: null }] : []),
    ...(lastContactAt === null ? [{ kind: 'never_contacted' as const, text: '', at: null }] : []),
  ];
}

function isPast(at: string | null, nowMs: number): boolean {
  return at !== null && Date.parse(at) < nowMs;
}
