// Resolves every visit and counts the answers; a second pass takes one kind of evidence away at a time.

import { weightIds } from '#contract/evidence-weights.ts';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import type { EmittedWorld } from '../emit-world.ts';
import type { AblationLine } from '../report/print-report.ts';
import { type ErrorGroups, nameError, noteError } from '../score/error-groups.ts';
import { type Answer, judgeAnswer } from '../score/judge-answer.ts';
import {
  countAnswer,
  coverage,
  falseCompanyShare,
  precisionHigh,
  type Scoreboard,
} from '../score/scoreboard.ts';
import type { Visit } from '../visits/visit.ts';
import { type AskedVisit, askSources, inputOf } from './make-input.ts';
import { explainTrace, holdsPerson, readAnswer } from './read-answer.ts';
import type { KnownTable } from './take-in-companies.ts';
import type { NetworkSources } from './take-in-networks.ts';
import { listVariants, type Variant, wholeVariant } from './variants.ts';

export interface Evaluation {
  readonly board: Scoreboard;
  readonly errors: ErrorGroups;
  /** Traces that hold a private person's name anywhere. */
  readonly personsInTraces: number;
  /** Traces that came out otherwise when made again from the statements in another order. */
  readonly changedOnReplay: number;
  /** Of the right answers whose company stands in the operator's table, those that were tied to it. */
  readonly tiedShare: number;
  readonly resolutionsPerSecond: number;
}

export interface Parts {
  readonly world: EmittedWorld;
  readonly table: KnownTable;
  readonly sources: NetworkSources;
  readonly knowledge: CompanyKnowledge;
}

export function evaluateVisits(parts: Parts): Evaluation {
  const { world, table, sources, knowledge } = parts;
  const { board } = wholeVariant(knowledge);
  const errors: ErrorGroups = new Map();
  let personsInTraces = 0;
  let changedOnReplay = 0;
  let resolvingMs = 0;
  const ties = { possible: 0, made: 0 };
  for (const visit of world.visits) {
    const asked = askSources(visit, sources);
    const startedAt = performance.now();
    const trace = resolveCompany(asked.input, knowledge);
    resolvingMs += performance.now() - startedAt;
    const answer = readAnswer(trace, table);
    const verdict = judgeAnswer(answer, visit.truth, world.reference);
    countAnswer(board, answer, verdict, visit.truth);
    if (verdict === 'right' && table.worldCompanies.has(visit.truth.companyId)) {
      ties.possible += 1;
      if (answer.companyId !== 0) ties.made += 1;
    }
    if (holdsPerson(trace, visit.truth)) personsInTraces += 1;
    if (isChangedOnReplay(trace, asked, knowledge)) changedOnReplay += 1;
    const error = nameError(visit, answer, verdict);
    if (error === undefined) continue;
    noteError(errors, error, {
      address: visit.address,
      truthName: describeTruth(world, visit),
      answered: describeAnswer(answer),
      why: explainTrace(trace),
    });
  }
  const resolutionsPerSecond = Math.round((world.visits.length / resolvingMs) * 1_000);
  const tiedShare = ties.possible === 0 ? 1 : ties.made / ties.possible;
  return { board, errors, personsInTraces, changedOnReplay, tiedShare, resolutionsPerSecond };
}

function isChangedOnReplay(trace: Trace, { input }: AskedVisit, knowledge: CompanyKnowledge): boolean {
  const turned = { ...input, statements: input.statements.toReversed() };
  return JSON.stringify(resolveCompany(turned, knowledge)) !== JSON.stringify(trace);
}

/** `unknown`: the same without the operator's companies. Every `stride`-th visit is taken. */
export function ablate(parts: Parts, unknown: CompanyKnowledge, stride: number): AblationLine[] {
  const variants = listVariants(parts.knowledge, unknown);
  const { world, table, sources } = parts;
  const uses = new Map<string, number>(weightIds.map((id) => [id, 0]));
  world.visits.forEach((visit, index) => {
    if (index % stride !== 0) return;
    const asked = askSources(visit, sources);
    for (const { knowledge, used, board, id } of variants) {
      const trace = resolveCompany(inputOf(asked, used), knowledge);
      if (id === 'nothing') countUses(uses, trace);
      const answer = readAnswer(trace, table);
      countAnswer(board, answer, judgeAnswer(answer, visit.truth, world.reference), visit.truth);
    }
  });
  return variants.map((variant) => summarise(variant, uses));
}

function countUses(uses: Map<string, number>, { evidence, against }: Trace): void {
  for (const { id } of [...evidence, ...against]) uses.set(id, (uses.get(id) ?? 0) + 1);
}

function summarise({ id, board }: Variant, uses: ReadonlyMap<string, number>): AblationLine {
  return {
    id,
    used: uses.get(id),
    precisionHigh: precisionHigh(board),
    coverage: coverage(board),
    falseCompanyShare: falseCompanyShare(board),
    personsShown: board.personsShown,
    ispsShown: board.ispsShown,
  };
}

function describeTruth(world: EmittedWorld, { truth }: Visit): string {
  const company = world.workshop.companies[truth.companyId - 1];
  if (company === undefined) return truth.person;
  return company.domain === '' ? company.name : `${company.name} (${company.domain})`;
}

function describeAnswer({ name, domain, companyId }: Answer): string {
  return [name, domain, companyId === 0 ? '' : `known as ${companyId}`]
    .filter((part) => part !== '')
    .join(', ');
}
