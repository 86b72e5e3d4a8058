// Sends what is meant for many leads in as many requests as it takes, and joins the answers. When one fails on the way, what was done
// before is told, and what was not.

import type { LeadBulkAnswer } from '#contract/lead-report.ts';

/** As the API takes at once. */
const leadsAtOnce = 500;

export interface SentPieces extends LeadBulkAnswer {
  /** Ids of leads that no request reached. */
  unsent: readonly number[];
}

/** One piece after the other. Rejects as the first one does. */
export async function sendInPieces<Target extends { leadId: number }>(
  targets: readonly Target[],
  send: (piece: Target[]) => Promise<LeadBulkAnswer>,
): Promise<SentPieces> {
  const sent: SentPieces = { changed: 0, changes: [], refused: [], unsent: [] };
  for (let at = 0; at < targets.length; at += leadsAtOnce) {
    try {
      const { changed, changes, refused } = await send(targets.slice(at, at + leadsAtOnce));
      sent.changed += changed;
      sent.changes.push(...changes);
      sent.refused.push(...refused);
    } catch (error) {
      if (at === 0) throw error;
      return { ...sent, unsent: targets.slice(at).map(({ leadId }) => leadId) };
    }
  }
  return sent;
}
