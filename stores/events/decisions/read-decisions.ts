// What many decisions say, asked for by their ids, so many at a time.

import type { EventReader } from '../event-store.ts';
import { type DecisionFields, decisionsById } from '../questions/decisions-by-id.ts';

/** Ids of one question. */
const idsAtOnce = 2_000;

/** What decisions say, by their ids, as `toldApart` gives them; those that are not there are missing. */
export async function readDecisions(
  events: EventReader,
  ids: readonly string[],
): Promise<Map<string, DecisionFields>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, DecisionFields>();
  for (let at = 0; at < wanted.length; at += idsAtOnce) {
    const some = await events.ask(decisionsById, { ids: wanted.slice(at, at + idsAtOnce) });
    for (const decision of some) found.set(decision.id, decision);
  }
  return found;
}
