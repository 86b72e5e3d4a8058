// Visits of a window gathered by what the decision says that holds, and by the kinds of their pages: whichever part of the
// visits is read from the table and which is cut.

import type { EventReader } from '#stores/events/event-store.ts';
import type { DecisionFields } from '#stores/events/questions/decisions-by-id.ts';
import { cutVisitGroups, groupsMax, keptVisitGroups } from '#stores/events/questions/visit-groups.ts';
import { askBothParts } from './ask-both-parts.ts';

/** Of many decisions, so that it has neither id nor probability. */
export interface VisitGroup extends Omit<DecisionFields, 'id' | 'probability' | 'blindReason'> {
  pageKinds: readonly string[];
  isBot: boolean;
  visits: number;
  pageViews: number;
  engagedMs: number;
  lastMs: number;
}

export interface VisitGroups {
  groups: VisitGroup[];
  /** There are more than are looked at: the visits longest ago are missing. */
  isCut: boolean;
}

/**
 * People's visits alone. A group of both parts comes twice: whoever adds up does not mind. `byNetwork`: one for each network;
 * without, networks are ''.
 */
export async function askVisitGroups(
  events: EventReader,
  siteIds: readonly number[],
  window: { fromMs: number; toMs: number },
  byNetwork = false,
): Promise<VisitGroups> {
  const parts = await askBothParts(events, siteIds, window, [cutVisitGroups, keptVisitGroups], { byNetwork });
  return {
    groups: parts.flat().map(({ visitCount, networkShown, ...group }) => ({
      ...group,
      visits: visitCount,
      network: networkShown,
    })),
    isCut: parts.some((part) => part.length === groupsMax),
  };
}
