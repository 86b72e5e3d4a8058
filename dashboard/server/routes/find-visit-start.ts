// Finds where the visit of now began in what somebody did lately: in memory because the Live page asks every two seconds.

import { cutVisits, type VisitMoment } from '#intelligence/visits/cut-visits.ts';

/** What somebody did, in order. Milliseconds since 1970. */
export interface RecentMoments {
  /** One for each event. */
  readonly moments: readonly number[];
  /** The moments of those events that came with a campaign, and a name for it. */
  readonly campaigns: readonly (readonly [number, string])[];
}

/** The moment of the first event since the last cut; undefined when nothing was done. */
export function findVisitStart({ moments, campaigns }: RecentMoments): number | undefined {
  return cutVisits(joinCampaigns(moments, campaigns)).at(-1);
}

/** Within a millisecond those with a campaign come first, since they begin a visit. */
function joinCampaigns(moments: readonly number[], campaigns: RecentMoments['campaigns']): VisitMoment[] {
  let next = 0;
  return moments.map((ms) => {
    while ((campaigns[next]?.[0] ?? ms) < ms) next += 1;
    const [campaignMs, campaign] = campaigns[next] ?? [];
    if (campaignMs !== ms || campaign === undefined) return { ms, campaign: '' };
    next += 1;
    return { ms, campaign };
  });
}
