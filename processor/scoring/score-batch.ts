// Works a few companies out together: reads what their people did and what the records say, and writes scores and signals in one
// transaction with the note that it is done.

import type { CompanyScore } from '#intelligence/scoring/score-company.ts';
import { type DeedParts, type DeedsOf, readDeeds } from '#stores/deeds/read-deeds.ts';
import { type ScoredSubject, shareSubjects } from '#stores/deeds/scored-subject.ts';
import type { Transaction } from '#stores/records/change-companies.ts';
import type { PushScored } from '#stores/records/crm/push-scored.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type RulesInForce, readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { findScoredCompanies, type ScoredCompany } from '#stores/records/scores/find-scored-companies.ts';
import { keepScores } from '#stores/records/scores/keep-scores.ts';
import { holdDue, settleDue, type TakenSubject } from '#stores/records/scores/take-due.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import type { TellOfSignals } from '#stores/records/signals/tell-of-signals.ts';
import { describePush } from './describe-push.ts';
import { makeSeenCompany } from './make-seen-company.ts';
import { readFacts } from './read-facts.ts';
import { describeScore, findNewSignals, scoreWork, type Work } from './work-out.ts';

export interface BatchParts extends DeedParts {
  readonly records: Records;
  /** Whom to tell of new signals; nobody is told without it. */
  readonly tell?: TellOfSignals | undefined;
  /** Brings scored companies to CRMs; none is brought without it. */
  readonly push?: PushScored | undefined;
  /** Milliseconds since 1970. */
  now(): number;
}

interface WorkedOut {
  readonly work: Work;
  readonly score: CompanyScore;
}

/** Rejects when a store is away; then nothing is written. */
export async function scoreBatch(parts: BatchParts, taken: readonly TakenSubject[]): Promise<void> {
  const { records } = parts;
  const nowMs = parts.now();
  const rules = await readRulesInForce(records);
  const companies = await findScoredCompanies(
    records,
    taken.map(({ subject }) => subject),
  );
  const { subjects, gone } = shareSubjects(taken, companies);
  const deedsOf = await readDeeds(parts, subjects, nowMs);
  if (deedsOf === undefined) {
    const middle = Math.ceil(taken.length / 2);
    await scoreBatch(parts, taken.slice(0, middle));
    await scoreBatch(parts, taken.slice(middle));
    return;
  }
  const worked = await workOut(parts, subjects, deedsOf, rules, nowMs);
  await records.db.transaction((db) => keepWorked(db, parts, { taken, worked, gone, nowMs }));
}

async function workOut(
  { records }: BatchParts,
  subjects: readonly ScoredSubject[],
  deedsOf: DeedsOf,
  rules: RulesInForce,
  nowMs: number,
): Promise<WorkedOut[]> {
  const factsOf = await readFacts(records, subjects, deedsOf);
  const worked: WorkedOut[] = [];
  for (const subject of subjects) {
    const { visits, outside } = deedsOf(subject);
    const deeds = {
      visits,
      outside: outside.map(({ deed, person }) => ({ deed, personId: person.personId })),
    };
    const work: Work = { ...{ subject, deeds, rules, nowMs }, facts: factsOf(subject) };
    const score = scoreWork(work);
    if (subject.company !== undefined) worked.push({ work, score });
    else if (isWorthARecord(score)) {
      const made = await makeSeenCompany(records, subject, visits);
      if (made === undefined) continue;
      const ofRecord = { ...work, subject: made };
      worked.push({ work: ofRecord, score: scoreWork(ofRecord) });
    }
  }
  return worked;
}

function isWorthARecord({ warmSinceMs, seen }: CompanyScore): boolean {
  return warmSinceMs !== undefined && seen?.verdict === 'prospect';
}

interface BatchWork {
  readonly taken: readonly TakenSubject[];
  readonly worked: readonly WorkedOut[];
  readonly gone: readonly number[];
  readonly nowMs: number;
}

async function keepWorked(
  db: Transaction,
  parts: BatchParts,
  { taken, worked, gone, nowMs }: BatchWork,
): Promise<void> {
  const held = await holdDue(db, taken);
  const ours = worked.flatMap(({ work, score }) => {
    const { company, taken: own } = work.subject;
    const isOurs = company !== undefined && own.every(({ subject }) => held.has(subject));
    return isOurs ? [{ work, score, company }] : [];
  });
  await keepScores(
    db,
    ours.map(({ work, score, company }) => describeScore(work, company, score)),
    gone.filter((id) => held.has(`id:${id}`)),
  );
  for (const { work, score, company } of ours) {
    await keepFound(db, work, score, company, nowMs, parts.tell);
    const pushed = describePush(score, company, { hasLead: work.facts.leads?.openLeadId != null, nowMs });
    if (pushed !== undefined) await parts.push?.(db, pushed);
  }
  await settleDue(
    db,
    taken.filter(({ subject }) => held.has(subject)),
  );
}

async function keepFound(
  db: Transaction,
  work: Work,
  score: CompanyScore,
  company: ScoredCompany,
  nowMs: number,
  tell: TellOfSignals | undefined,
): Promise<void> {
  const found = await keepSignals(db, findNewSignals(work, company, score), company.memberIds);
  if (found.length === 0 || tell === undefined) return;
  const { leads } = work.facts;
  await tell(db, found, {
    ...{ companyId: company.id, companyName: company.name, leadId: leads?.openLeadId ?? null },
    ...{ ownerId: leads?.ownerId ?? company.ownerId, nowMs },
  });
}
