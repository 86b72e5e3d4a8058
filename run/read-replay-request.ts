// A replay as the dashboard asks for it, in the processor's words.

import { rejectReasons } from '#contract/event-outcome.ts';
import type { ReplayRequest } from '#contract/report.ts';
import type { ReplayFilter } from '#processor/replay/replay-rejected.ts';

/** Throws on a reason that does not exist: without it the filter would fit every rejected event. */
export function readReplayRequest({ ids, filter }: ReplayRequest): ReplayFilter {
  const reason = rejectReasons.find((known) => known === filter?.reason);
  if (filter?.reason !== undefined && reason === undefined) {
    throw new Error(
      `No event is rejected for "${filter.reason}"; the reasons are ${rejectReasons.join(', ')}.`,
    );
  }
  return {
    ...(ids ? { ids } : {}),
    ...(filter?.site === undefined ? {} : { siteId: filter.site }),
    ...(reason ? { reason } : {}),
    ...(filter ? { fromMs: Date.parse(filter.from), toMs: Date.parse(filter.to) } : {}),
  };
}
