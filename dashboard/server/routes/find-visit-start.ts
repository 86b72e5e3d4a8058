// Finds where the visit of now began in what somebody did lately: by the same rules as the sessions of the event store
// (a test holds the two together), in memory because the Live page asks every two seconds.

const silenceMs = 30 * 60_000;
const dayMs = 86_400_000;
const halfDayMs = dayMs / 2;
const noCampaign = '';

/** What somebody did, in order. Milliseconds since 1970. */
export interface RecentMoments {
  /** One for each event. */
  readonly moments: readonly number[];
  /** The moments of those events that came with a campaign, and a name for it. */
  readonly campaigns: readonly (readonly [number, string])[];
}

/** The moment of the first event since the last cut; undefined when nothing was done. */
export function findVisitStart({ moments, campaigns }: RecentMoments): number | undefined {
  let startMs = moments[0];
  let partMs = 0;
  let chainMs = 0;
  let last = { campaign: noCampaign, ms: Number.NEGATIVE_INFINITY };
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const { ms, campaign } of joinCampaigns(moments, campaigns)) {
    const afterSilence = ms - previousMs > silenceMs;
    if (afterSilence) chainMs = ms;
    const goesOn = campaign === last.campaign && last.ms >= chainMs && last.ms >= ms - dayMs;
    const isCut = ms !== previousMs && (afterSilence || (campaign !== noCampaign && !goesOn));
    if (isCut) partMs = ms;
    // A visit without a pause is cut at noon or midnight UTC, so that none lasts over a day.
    const half = Math.floor(ms / halfDayMs);
    const isTooLong = Math.floor(previousMs / halfDayMs) < half && partMs < (half - 1) * halfDayMs;
    if (isCut || isTooLong) startMs = ms;
    if (campaign !== noCampaign) last = { campaign, ms };
    previousMs = ms;
  }
  return startMs;
}

/** Within a millisecond those with a campaign come first, since they begin a visit. */
function joinCampaigns(
  moments: readonly number[],
  campaigns: RecentMoments['campaigns'],
): { ms: number; campaign: string }[] {
  let next = 0;
  return moments.map((ms) => {
    while ((campaigns[next]?.[0] ?? ms) < ms) next += 1;
    const [campaignMs, campaign] = campaigns[next] ?? [];
    if (campaignMs !== ms || campaign === undefined) return { ms, campaign: noCampaign };
    next += 1;
    return { ms, campaign };
  });
}
