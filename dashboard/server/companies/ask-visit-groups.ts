// Visits of a window gathered by decisions and pages, each with what the decision says that holds: whichever part of the visits is read
// from the table and which is cut.

import type { EventReader } from '#stores/events/event-store.ts';
import type { DecisionFields } from '#stores/events/questions/decisions-by-id.ts';
import {
  type CountedVisits,
  cutVisitGroups,
  keptVisitGroups,
} from '#stores/events/questions/visit-groups.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';
import { chooseDecision, toldApart } from './choose-decision.ts';
import { readDecisions } from './read-decisions.ts';
import { fieldsOf } from './tell-companies.ts';

/** `id`: of the decision that holds. */
export interface VisitGroup extends CountedVisits, DecisionFields {}

/** People's visits alone. A group of both parts comes twice: whoever adds up does not mind. */
export async function askVisitGroups(
  events: EventReader,
  siteIds: readonly number[],
  window: { fromMs: number; toMs: number },
): Promise<VisitGroup[]> {
  const edgeMs = cutFrom(Date.now(), 'without');
  const ask = (question: typeof cutVisitGroups, fromMs: number, toMs: number) =>
    fromMs < toMs
      ? events.ask(question, { siteIds: [...siteIds], fromMs, toMs, bots: 'without' })
      : Promise.resolve([]);
  const parts = await Promise.all([
    ask(cutVisitGroups, Math.max(window.fromMs, edgeMs), window.toMs),
    ask(keptVisitGroups, window.fromMs, Math.min(window.toMs, edgeMs)),
  ]);
  const groups = parts.flat();
  const found = await readDecisions(events, groups.flatMap(toldApart));
  return groups.map((group) => {
    const id = chooseDecision(group, found);
    return { ...group, ...fieldsOf(id, found.get(id)) };
  });
}
