// Open tasks that were due before they were given.

import { sql } from 'drizzle-orm';
import { joinStandingOfEach } from '../../leads/company-members.ts';
import { isDueBeforeGiven } from '../../schema/due-before-given.ts';
import { daysBefore, type QualityRule, windowDays } from '../quality-rule.ts';

export const taskDueBeforeGiven: QualityRule = {
  ...{ id: 'task_due_before_given', group: 'implausible' },
  name: { en: 'Tasks due before they were given', it: 'Compiti scaduti prima di essere dati' },
  reason: {
    en: 'The day is a slip of the pen, or the task was written down too late. Set another day.',
    it: 'Il giorno è una svista, o il compito è stato annotato troppo tardi. Scegli un altro giorno.',
  },
  select: (
    asked,
  ) => sql`SELECT 'entry:' || e.id AS key, l.id AS lead_id, NULL::bigint AS person_id, c.id AS company_id,
      coalesce(e.assignee_id, l.owner_id, c.owner_id) AS owner_id, e.due_at AS at, e.text AS detail
    FROM lead_entries e JOIN leads l ON l.id = e.lead_id ${joinStandingOfEach(sql`l.company_id`)}
    WHERE c.removed_at IS NULL AND e.kind = 'task' AND e.removed_at IS NULL AND e.done_at IS NULL
      AND ${isDueBeforeGiven({ dueAt: sql`e.due_at`, at: sql`e.at` })} AND e.due_at > ${daysBefore(asked, windowDays)}`,
};
