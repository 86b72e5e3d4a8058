// Learns once a day, and whenever the score rules have changed, how likely leads are to be won, from what became of earlier ones and
// what was noted of each when it was made. Whatever was not won counts as not won: lost, not interesting, or open for too long.

import { describeLead, listFeatures } from '#intelligence/scoring/learnt/describe-lead.ts';
import {
  chooseHorizon,
  horizonDaysMax,
  horizonShare,
  learnProbability,
  type PastLead,
} from '#intelligence/scoring/learnt/learn-probability.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type RulesInForce, readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { type EndCounts, keepLearnt, readLearnt } from '#stores/records/scores/keep-learnt.ts';
import { findWonWithin, listPastLeads, type PastLeadRow } from '#stores/records/scores/list-past-leads.ts';

const dayMs = 86_400_000;
/** What was won longer ago says little of what is won now. */
const lookBackMs = 730 * dayMs;
const leadsUsual = 10_000;

/** Answers false when what was learnt last still holds. `nowMs`: milliseconds since 1970. `leadsMax`: of more an even part teaches. */
export async function learnFromLeads(
  records: Pick<Records, 'db'>,
  nowMs: number,
  leadsMax = leadsUsual,
): Promise<boolean> {
  const [rules, kept] = await Promise.all([readRulesInForce(records), readLearnt(records)]);
  const isOld = kept === undefined || nowMs - kept.atMs >= dayMs || kept.atMs > nowMs;
  if (!isOld && kept.rulesVersion === rules.score.version) return false;
  const since = new Date(nowMs - lookBackMs);
  const horizonDays = await findHorizon(records, rules, { since, nowMs });
  const until = new Date(nowMs - horizonDays * dayMs);
  const rows = await listPastLeads(records, { since, until, limit: leadsMax });
  const { leads, counts } = readPast(rows, rules);
  await keepLearnt(records, {
    ...{ atMs: nowMs, rulesVersion: rules.score.version, features: listFeatures(rules.score.groups), counts },
    learnt: learnProbability(leads, { nowMs, horizonDays }),
  });
  return true;
}

async function findHorizon(
  records: Pick<Records, 'db'>,
  { stages: { stages } }: RulesInForce,
  { since, nowMs }: { readonly since: Date; readonly nowMs: number },
): Promise<number> {
  const found = await findWonWithin(records, {
    ...{ since, oldUntil: new Date(nowMs - horizonDaysMax * dayMs), daysMax: horizonDaysMax },
    stages: stages.filter(({ kind }) => kind === 'won').map(({ id }) => id),
    share: horizonShare,
  });
  return chooseHorizon(found);
}

function readPast(
  rows: readonly PastLeadRow[],
  { stages: { stages }, score: rules }: RulesInForce,
): { leads: PastLead[]; counts: EndCounts } {
  const kindOf = new Map(stages.map(({ id, kind }) => [id, kind]));
  const counts = { won: 0, lost: 0, notInteresting: 0, open: 0, leftOut: 0 };
  const leads: PastLead[] = [];
  for (const { stage, closedMs, madeMs, first } of rows) {
    const kind = kindOf.get(stage);
    const described = first === null ? undefined : describeLead(first, rules);
    // One that ended where an open stage stands was merged: what came of it is told by the lead that went on.
    const isMerged = kind === 'open' && closedMs !== null;
    if (described === undefined || kind === undefined || isMerged) {
      counts.leftOut += 1;
      continue;
    }
    counts[kind === 'not_interesting' ? 'notInteresting' : kind] += 1;
    leads.push({
      ...described,
      madeAtMs: madeMs,
      wonAtMs: kind === 'won' && closedMs !== null ? closedMs : undefined,
    });
  }
  return { leads, counts };
}
