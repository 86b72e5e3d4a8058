// Works one company out from what was read of it: its score as it will be written, and the signals that are found. Reads and writes
// nothing.

import { type CompanyDeeds, type CompanyScore, scoreCompany } from '#intelligence/scoring/score-company.ts';
import { addUp } from '#intelligence/scoring/score-ledger.ts';
import { findSignals } from '#intelligence/signals/find-signals.ts';
import { gatherFacts, isNewDeed } from '#intelligence/signals/gather-facts.ts';
import type { LeadFacts } from '#intelligence/signals/lead-facts.ts';
import type { Signal } from '#intelligence/signals/signal.ts';
import type { ScoredSubject } from '#stores/deeds/scored-subject.ts';
import type { RulesInForce } from '#stores/records/rules/rules-in-force.ts';
import type { ScoredCompany } from '#stores/records/scores/find-scored-companies.ts';
import type { NewScore } from '#stores/records/scores/keep-scores.ts';
import type { NewSignal } from '#stores/records/signals/keep-signals.ts';
import type { SubjectFacts } from './read-facts.ts';

/** What came in so shortly before counts as new, whatever is known of when it was looked at. */
const newMs = 60_000;
const eventIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const personPattern = /^person:(\d+)$/;

export interface Work {
  readonly subject: ScoredSubject;
  readonly deeds: CompanyDeeds;
  readonly facts: SubjectFacts;
  readonly rules: RulesInForce;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export function scoreWork({ deeds, subject, rules, nowMs }: Work): CompanyScore {
  const { score, verdict, signal } = rules;
  const { company } = subject;
  return scoreCompany(deeds, company, { score, verdict, warmScoreMin: signal.warmScoreMin }, nowMs);
}

/** As it is written. */
export function describeScore(
  { deeds, facts, rules, nowMs }: Work,
  { id }: Pick<ScoredCompany, 'id'>,
  { score, fit, seen, lines, warmSinceMs, reasons }: CompanyScore,
): NewScore {
  const siteOf = new Map(listDeeds(deeds).map(({ eventId, siteId }) => [eventId, siteId]));
  return {
    ...{ companyId: id, score, fit: fit.score, scoredMs: nowMs, linesBefore: facts.linesBefore },
    ...{ scoreRules: rules.score.version, signalRules: rules.signal.version },
    seen: seen && { ...seen, warmSinceMs, reasons },
    lines: lines.map((line) => ({ ...line, siteId: siteOf.get(line.eventId) ?? 0 })),
  };
}

/** Found of a company of the records; of one that is only seen there are none. */
export function findNewSignals(work: Work, company: ScoredCompany, score: CompanyScore): NewSignal[] {
  const { rules, nowMs, facts } = work;
  const gathered = gatherFacts({ ...factsOf(work, company, score), companyId: company.id });
  return findSignals(gathered, rules.signal, nowMs).map((signal) =>
    describeSignal(signal, gathered, { company, leadId: facts.leads?.openLeadId ?? null, facts }),
  );
}

function factsOf(
  { subject, deeds, facts, rules, nowMs }: Work,
  company: ScoredCompany,
  score: CompanyScore,
): Omit<Parameters<typeof gatherFacts>[0], 'companyId'> {
  const newFromMs = Math.min(subject.freshFromMs ?? Number.POSITIVE_INFINITY, nowMs - newMs);
  const { leads, requests, newcomers, linesBefore } = facts;
  const lastKind = rules.stages.stages.find(({ id }) => id === leads?.lastStage)?.kind;
  const before = addUp(linesBefore, rules.score.groups, nowMs).score;
  return {
    ...{ deeds, score, newFromMs, isCustomer: company.status === 'customer', newcomers },
    scoreBefore: Math.max(before, scoreOfOld(score, deeds, rules, nowMs, newFromMs)),
    deal: leads?.openLeadId != null ? 'open' : lastKind === 'lost' ? 'lost' : 'none',
    requests: requests.map(({ siteId, id, ...request }) => ({ ...request, id: `${siteId}-${id}` })),
    promises: leads?.promises ?? [],
    contactedAtMs: leads?.contactedMs ?? undefined,
    sinceMs: leads?.openedMs ?? company.createdMs,
    knownSinceMs: company.createdMs,
  };
}

/** What the score would be had nothing new come in. */
function scoreOfOld(
  { lines }: CompanyScore,
  deeds: CompanyDeeds,
  { score: { groups } }: RulesInForce,
  nowMs: number,
  newFromMs: number,
): number {
  const isNew = new Map(listDeeds(deeds).map((deed) => [deed.eventId, isNewDeed(deed, newFromMs)]));
  const newMoments = new Set(
    lines.flatMap(({ eventId, atMs }) => (isNew.get(eventId) === true ? [atMs] : [])),
  );
  const old = lines.flatMap((line) => {
    if (isNew.get(line.eventId) === true) return [];
    const isReplaced = newMoments.has(line.replacedAtMs);
    return [isReplaced ? { ...line, replacedAtMs: Number.POSITIVE_INFINITY } : line];
  });
  return addUp(old, groups, nowMs).score;
}

function listDeeds({ visits, outside }: CompanyDeeds) {
  return [...visits.flatMap(({ deeds }) => [...deeds]), ...outside.map(({ deed }) => deed)];
}

function describeSignal(
  { kind, key, atMs, because }: Signal,
  { visits, score, fit, verdict, deal, band }: LeadFacts,
  { company, leadId, facts }: { company: ScoredCompany; leadId: number | null; facts: SubjectFacts },
): NewSignal {
  const [cause = ''] = because;
  const request = facts.requests.find(({ siteId, id }) => kind === 'request' && cause === `${siteId}-${id}`);
  const person = personPattern.exec(visits.find(({ id }) => id === cause)?.actor ?? '')?.[1];
  return {
    ...{ companyId: company.id, leadId, kind, key, at: new Date(atMs), because: [...because] },
    personId: kind === 'new_employer' ? Number(cause) : person === undefined ? null : Number(person),
    eventId: request?.eventId ?? (eventIdPattern.test(cause) ? cause : null),
    ...{ score, fit, verdict, deal, band: band === 'verified' ? 'verified' : 'high' },
  };
}
