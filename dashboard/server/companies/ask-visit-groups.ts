// Visits of a window gathered by decision and pages, whichever part of them is read from the table and which is cut.

import { plainDecisions } from '#contract/event-stages.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { cutVisitGroups, keptVisitGroups, type VisitGroup } from '#stores/events/questions/visit-groups.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';

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
  return parts.flat().map(nameReason);
}

/** Where there is no row, the id says why. */
function nameReason(group: VisitGroup): VisitGroup {
  if (group.reason !== '' || group.band !== 'none') return group;
  return { ...group, reason: group.id === plainDecisions.notAllowed ? 'not_allowed' : 'no_data' };
}
