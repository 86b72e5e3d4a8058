// Learns once a day, and whenever the score rules have changed, how likely leads are to be won, from those that were won and lost.
// What each looked like when it was made is added up from its ledger.

import { describeLead, listFeatures } from '#intelligence/scoring/learnt/describe-lead.ts';
import { type FinishedLead, learnProbability } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type RulesInForce, readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { keepLearnt, readLearnt } from '#stores/records/scores/keep-learnt.ts';
import { type EndedLead, listFinishedLeads } from '#stores/records/scores/list-finished-leads.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';

const dayMs = 86_400_000;
/** As far back as ledgers reach. */
const lookBackMs = 400 * dayMs;
const leadsMax = 5_000;
const companiesAtOnce = 200;

/** Answers false when what was learnt last still holds. `nowMs`: milliseconds since 1970. */
export async function learnFromLeads(records: Pick<Records, 'db'>, nowMs: number): Promise<boolean> {
  const [rules, kept] = await Promise.all([readRulesInForce(records), readLearnt(records)]);
  const isOld = kept === undefined || nowMs - kept.atMs >= dayMs || kept.atMs > nowMs;
  if (!isOld && kept.rulesVersion === rules.score.version) return false;
  const finished = await readFinished(records, rules, nowMs);
  await keepLearnt(records, {
    ...{ atMs: nowMs, rulesVersion: rules.score.version, features: listFeatures(rules.score.groups) },
    learnt: learnProbability(finished),
  });
  return true;
}

async function readFinished(
  records: Pick<Records, 'db'>,
  { stages: { stages }, score: { groups } }: RulesInForce,
  nowMs: number,
): Promise<FinishedLead[]> {
  const won = new Set(stages.flatMap(({ id, kind }) => (kind === 'won' ? [id] : [])));
  const lost = stages.flatMap(({ id, kind }) => (kind === 'lost' ? [id] : []));
  const since = new Date(nowMs - lookBackMs);
  const ended = await listFinishedLeads(records, { stages: [...won, ...lost], since, limit: leadsMax });
  const finished: FinishedLead[] = [];
  for (let at = 0; at < ended.length; at += companiesAtOnce) {
    const some = ended.slice(at, at + companiesAtOnce);
    const linesOf = await readLines(records, [...new Set(some.map(({ companyId }) => companyId))]);
    finished.push(
      ...some.flatMap((lead: EndedLead) => {
        const described = describeLead(linesOf.get(lead.companyId) ?? [], lead.fit, groups, lead.createdMs);
        return described === undefined
          ? []
          : [{ decidedAtMs: lead.closedMs, isWon: won.has(lead.stage), ...described }];
      }),
    );
  }
  return finished;
}
