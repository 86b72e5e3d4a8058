// Open leads whose next step should have been taken by now.

import { sql } from 'drizzle-orm';
import {
  daysBefore,
  isThere,
  leadColumns,
  openLeads,
  type QualityRule,
  windowDays,
} from '../quality-rule.ts';

export const stepInPast: QualityRule = {
  ...{ id: 'step_in_past', group: 'implausible' },
  name: { en: 'Next step in the past', it: 'Prossimo passo nel passato' },
  reason: {
    en: 'The day of the next step is over. Write down what came of it, and what comes next.',
    it: 'Il giorno del prossimo passo è passato. Annota com’è andata, e che cosa viene dopo.',
  },
  // A day later, so that what is due today is nobody's fault yet.
  select: (asked) => sql`SELECT ${leadColumns(sql`l.next_step_at`, sql`l.next_step`)} FROM ${openLeads}
    WHERE ${isThere} AND l.next_step_at < ${daysBefore(asked, 1)}
      AND l.next_step_at > ${daysBefore(asked, windowDays)}`,
};
