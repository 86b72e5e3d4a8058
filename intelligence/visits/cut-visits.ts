// Cuts what somebody did into visits, by the same rules as the sessions of the event store (a test holds the two together), for
// whoever has the events in memory.

const silenceMs = 30 * 60_000;
const dayMs = 86_400_000;
const halfDayMs = dayMs / 2;

/** One thing that somebody did. */
export interface VisitMoment {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** A name for the campaign that it came with; '' for none. */
  readonly campaign: string;
}

/**
 * `moments`: of one visitor, in order; within a millisecond those with a campaign come first, since they begin a visit.
 * Answers, in their order, when the visit of each began.
 */
export function cutVisits(moments: readonly VisitMoment[]): readonly number[] {
  let startMs = moments[0]?.ms ?? 0;
  let partMs = 0;
  let chainMs = 0;
  let last = { campaign: '', ms: Number.NEGATIVE_INFINITY };
  let previousMs = Number.NEGATIVE_INFINITY;
  return moments.map(({ ms, campaign }) => {
    const afterSilence = ms - previousMs > silenceMs;
    if (afterSilence) chainMs = ms;
    const goesOn = campaign === last.campaign && last.ms >= chainMs && last.ms >= ms - dayMs;
    const isCut = ms !== previousMs && (afterSilence || (campaign !== '' && !goesOn));
    if (isCut) partMs = ms;
    // A visit without a pause is cut at noon or midnight UTC, so that none lasts over a day.
    const half = Math.floor(ms / halfDayMs);
    const isTooLong = Math.floor(previousMs / halfDayMs) < half && partMs < (half - 1) * halfDayMs;
    if (isCut || isTooLong) startMs = ms;
    if (campaign !== '') last = { campaign, ms };
    previousMs = ms;
    return startMs;
  });
}
