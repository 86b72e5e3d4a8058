// Tries rules on history before they are saved: which companies would have crossed the warm line in the last months, under them and
// under those in force, and how the leads of these ended. Worked out from the events, with the code that scores live.

import { setImmediate as giveWay } from 'node:timers/promises';
import type { ScoreTrial, ScoreTrialBody, TriedCompany, TriedResults } from '#contract/score-report.ts';
import { type ScoreRules, scoreRulesSchema } from '#contract/score-rules.ts';
import { type Crossing, findCrossings } from '#intelligence/scoring/find-crossings.ts';
import { listScoredEvents } from '#intelligence/scoring/list-scored-events.ts';
import { scoreEngagement } from '#intelligence/scoring/score-engagement.ts';
import type { ScoredEvent } from '#intelligence/scoring/scored-event.ts';
import { type DeedParts, readDeeds } from '#stores/deeds/read-deeds.ts';
import { shareSubjects } from '#stores/deeds/scored-subject.ts';
import { type RulesInForce, readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { findScoredCompanies } from '#stores/records/scores/find-scored-companies.ts';
import { listSeenCompanies, type SeenCompany } from '#stores/records/scores/list-seen-companies.ts';
import { Refusal } from '../api/refusal.ts';

const dayMs = 86_400_000;
const usualDays = 92;
const companiesMax = 2_000;
const companiesAtOnce = 50;
const companiesShown = 200;
/** Whoever waits is told of what was looked at until then. */
const trialMsMax = 20_000;

interface Tried {
  readonly company: SeenCompany;
  readonly now: Crossing | undefined;
  readonly tried: Crossing | undefined;
}

/** Throws Refusal `invalid_input` for rules that are none. */
export async function tryScoreRules(
  parts: DeedParts,
  body: ScoreTrialBody,
  nowMs: number,
): Promise<ScoreTrial> {
  const rules = readTried(body.value);
  const inForce = await readRulesInForce(parts.records);
  const warmScoreMin = body.warmScoreMin ?? inForce.signal.warmScoreMin;
  const fromMs = nowMs - (body.days ?? usualDays) * dayMs;
  const seen = await listSeenCompanies(parts.records, { sinceMs: fromMs, limit: companiesMax + 1 });
  const found: Tried[] = [];
  const startedMs = performance.now();
  let at = 0;
  for (; at < Math.min(seen.length, companiesMax); at += companiesAtOnce) {
    if (performance.now() - startedMs > trialMsMax) break;
    const some = seen.slice(at, Math.min(at + companiesAtOnce, companiesMax));
    const bounds = { fromMs, nowMs, now: inForce.signal.warmScoreMin, tried: warmScoreMin };
    found.push(...(await trySome(parts, some, [inForce.score, rules], bounds)));
    await giveWay();
  }
  const describe = (one: Tried, crossing: Crossing) => describeTried(one, crossing, inForce);
  const crossed = found.flatMap((one) => (one.tried === undefined ? [] : [describe(one, one.tried)]));
  const before = found.flatMap((one) => (one.now === undefined ? [] : [describe(one, one.now)]));
  const lost = found.flatMap((one) =>
    one.now !== undefined && one.tried === undefined ? [describe(one, one.now)] : [],
  );
  return {
    ...{ from: new Date(fromMs).toISOString(), to: new Date(nowMs).toISOString(), warmScoreMin },
    now: { companies: before.length, results: countResults(before) },
    tried: { companies: crossed.length, results: countResults(crossed) },
    crossed: crossed.sort(newestFirst).slice(0, companiesShown),
    gained: found.filter(({ now, tried }) => now === undefined && tried !== undefined).length,
    lost: lost.sort(newestFirst).slice(0, companiesShown),
    isCut: at < seen.length,
  };
}

function readTried(value: unknown): ScoreRules {
  const read = scoreRulesSchema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => [
    ['value', ...path.map(String)].join('.'),
    message,
  ]);
  throw new Refusal('invalid_input', { fields: Object.fromEntries(fields) as Record<string, string> });
}

interface Bounds {
  readonly fromMs: number;
  readonly nowMs: number;
  /** Warm lines, in force and tried. */
  readonly now: number;
  readonly tried: number;
}

async function trySome(
  parts: DeedParts,
  seen: readonly SeenCompany[],
  [inForce, tried]: readonly [ScoreRules, ScoreRules],
  bounds: Bounds,
): Promise<Tried[]> {
  const asked = seen.map(({ id }) => `id:${id}`);
  const companies = await findScoredCompanies(parts.records, asked);
  const taken = asked.map((subject) => ({ subject, causes: 0, freshFromMs: null }));
  const { subjects } = shareSubjects(taken, companies);
  const byId = new Map(subjects.flatMap((subject) => subject.companyIds.map((id) => [id, subject] as const)));
  const deedsOf = await readDeeds(parts, subjects, bounds.nowMs);
  if (deedsOf === undefined) {
    const middle = Math.ceil(seen.length / 2);
    const halves = [seen.slice(0, middle), seen.slice(middle)];
    return (await Promise.all(halves.map((half) => trySome(parts, half, [inForce, tried], bounds)))).flat();
  }
  return seen.map((company): Tried => {
    const subject = byId.get(company.id);
    const events = subject === undefined ? [] : listEvents(deedsOf(subject));
    return {
      company,
      now: firstCrossing(events, inForce, bounds.now, bounds),
      tried: firstCrossing(events, tried, bounds.tried, bounds),
    };
  });
}

function listEvents({
  visits,
  outside,
}: ReturnType<NonNullable<Awaited<ReturnType<typeof readDeeds>>>>): readonly ScoredEvent[] {
  return listScoredEvents(
    visits,
    outside.map(({ deed, person }) => ({ deed, personId: person.personId })),
  );
}

function firstCrossing(
  events: readonly ScoredEvent[],
  rules: ScoreRules,
  scoreMin: number,
  { fromMs, nowMs }: Bounds,
): Crossing | undefined {
  return findCrossings(scoreEngagement(events, rules), rules.groups, scoreMin).find(
    ({ atMs }) => atMs >= fromMs && atMs <= nowMs,
  );
}

function describeTried({ company }: Tried, { atMs, score }: Crossing, rules: RulesInForce): TriedCompany {
  const kind = rules.stages.stages.find(({ id }) => id === company.stage)?.kind;
  const ended = company.isOpen || kind === undefined ? 'open' : kind;
  return {
    ...{ companyId: company.id, companyName: company.name, leadId: company.leadId, score },
    at: new Date(atMs).toISOString(),
    result: company.leadId === null ? 'no_lead' : ended,
  };
}

function countResults(companies: readonly TriedCompany[]): TriedResults {
  const count = (wanted: TriedCompany['result']) =>
    companies.filter(({ result }) => result === wanted).length;
  return {
    ...{ won: count('won'), lost: count('lost'), notInteresting: count('not_interesting') },
    ...{ open: count('open'), noLead: count('no_lead') },
  };
}

function newestFirst(one: TriedCompany, other: TriedCompany): number {
  return other.at.localeCompare(one.at);
}
