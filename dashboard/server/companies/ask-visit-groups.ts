// Visits of a window gathered by decision and pages, each with what its decision says: whichever part of the visits is read
// from the table and which is cut.

import { plainDecisions } from '#contract/event-stages.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { type DecisionFields, decisionsById } from '#stores/events/questions/decisions-by-id.ts';
import {
  type CountedVisits,
  cutVisitGroups,
  keptVisitGroups,
} from '#stores/events/questions/visit-groups.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';
import { fieldsOf } from './tell-companies.ts';

export interface VisitGroup extends CountedVisits, DecisionFields {}

/** Ids of one question. */
const idsAtOnce = 2_000;

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
  const decisions = await readDecisions(
    events,
    groups.map(({ id }) => id),
  );
  return groups.map((group) => ({ ...fieldsOf(group.id, decisions.get(group.id)), ...group }));
}

/** What decisions say, by their ids; those that have no row are missing. */
export async function readDecisions(
  events: EventReader,
  ids: readonly string[],
): Promise<Map<string, DecisionFields>> {
  const plain: ReadonlySet<string> = new Set(Object.values(plainDecisions));
  const wanted = [...new Set(ids)].filter((id) => !plain.has(id));
  const found = new Map<string, DecisionFields>();
  for (let at = 0; at < wanted.length; at += idsAtOnce) {
    const some = await events.ask(decisionsById, { ids: wanted.slice(at, at + idsAtOnce) });
    for (const decision of some) found.set(decision.id, decision);
  }
  return found;
}
