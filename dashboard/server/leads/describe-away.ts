// Beside the name of an owner or of whoever has a task: that they are away, until when, and who stands in.

import type { AwayNow } from '#contract/team-report.ts';
import type { Away } from '#stores/records/teams/stand-ins.ts';

/** Null for whoever is here. */
export function describeAway(away: ReadonlyMap<string, Away>, userId: string | null): AwayNow | null {
  const found = userId === null ? undefined : away.get(userId);
  if (found === undefined) return null;
  return { until: new Date(found.untilMs).toISOString(), substitute: found.substitute };
}
