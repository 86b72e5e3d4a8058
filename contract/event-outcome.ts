// How an event ended: exactly one outcome each. The reasons are closed lists, shown on the Pipeline page.

/**
 * Our rule said so; `quiet_page`: on pages for signing in or applying for a job nothing but the view is taken; `erased`: it was
 * waiting when whoever it was of was erased.
 */
export type DropReason = 'duplicate' | 'consent' | 'quiet_page' | 'too_old' | 'erased';

/** It could not be done; the event is kept whole and can be replayed. */
export const rejectReasons = [
  'malformed',
  'unknown_type',
  'too_large',
  'unreadable',
  'refused_by_store',
  'step_failed',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** What a step may answer instead of the event it was given. */
export type EarlyOutcome =
  | { outcome: 'dropped'; reason: DropReason }
  | { outcome: 'rejected'; reason: RejectReason; step: string; error: string };
