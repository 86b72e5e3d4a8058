// How often the company is right: a generated world whose truth is known, taken in through the doors that an operator
// uses and resolved visit by visit. The generator below `accuracy/` shares no list and no rule with the product and judges
// answers by look-up; docs/decisions/0008-accuracy-bench.md says how that is kept.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { buildKnowledge, type KnowledgeParts } from '#intelligence/company/knowledge/build-knowledge.ts';
import { type EmittedWorld, emitWorld } from './accuracy/emit-world.ts';
import { ablate, type Evaluation, evaluateVisits, type Parts } from './accuracy/evaluate/evaluate-visits.ts';
import { takeInCompanies } from './accuracy/evaluate/take-in-companies.ts';
import { takeInNetworks } from './accuracy/evaluate/take-in-networks.ts';
import { printAblation, printBoard, printErrors } from './accuracy/report/print-report.ts';
import {
  coverage,
  coverageHigh,
  falseCompanyShare,
  precision,
  precisionHigh,
} from './accuracy/score/scoreboard.ts';
import type { Bench } from './bench-result.ts';
import { accuracyGoals } from './goals.ts';

const quickSize = { companies: 5_000, visits: 20_000 };
/** The ablation resolves each visit some thirty times over: every so many visits tell as much. */
const stride = { quick: 4, full: 8 };

export const runAccuracyBench: Bench = async ({ quick }) => {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-accuracy-'));
  try {
    const sourceFiles = join(directory, 'sources');
    mkdirSync(sourceFiles);
    const world = emitWorld(sourceFiles, quick ? quickSize : accuracyGoals);
    const sources = await takeInNetworks(directory, world);
    try {
      const table = await takeInCompanies(directory, world.knownCompaniesFile);
      const unknown = buildKnowledge(noOperator);
      const parts = { world, table, sources, knowledge: { ...unknown, ...table.known } };
      const evaluation = evaluateVisits(parts);
      printBoard('answers', evaluation.board);
      printErrors(evaluation.errors);
      printContributions(parts, unknown, quick ? stride.quick : stride.full);
      return summarise(world, evaluation);
    } finally {
      sources.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** What an operator has not said; nobody counts providers' domains or systems' votes yet. */
const noOperator: KnowledgeParts = {
  weights: defaultWeights,
  companies: [],
  rangePins: [],
  domainPins: [],
  suppressions: [],
  suppressedEverywhere: [],
  providerDomains: new Map(),
  systemVotes: new Map(),
};

function printContributions(parts: Parts, unknown: CompanyKnowledge, everyVisits: number): void {
  const [whole, ...lines] = ablate(parts, unknown, everyVisits);
  if (whole !== undefined) printAblation(whole, lines);
}

function summarise(world: EmittedWorld, evaluation: Evaluation) {
  const { board } = evaluation;
  const figures = {
    precisionHigh: round(precisionHigh(board)),
    precisionMedium: round(precision(board.bands.medium)),
    coverage: round(coverage(board)),
    coverageHigh: round(coverageHigh(board)),
    falseCompanyShare: round(falseCompanyShare(board)),
    personsShown: board.personsShown,
    ispsShown: board.ispsShown,
  };
  const pass =
    figures.precisionHigh >= accuracyGoals.precisionHighMin &&
    figures.falseCompanyShare <= accuracyGoals.falseCompanyShareMax &&
    figures.personsShown <= accuracyGoals.personsShownMax &&
    figures.ispsShown <= accuracyGoals.ispsShownMax &&
    figures.coverage >= accuracyGoals.coverageMin;
  return {
    bench: 'accuracy',
    pass,
    companies: world.workshop.companies.length,
    visits: board.visits,
    knowableVisits: board.knowable,
    ...figures,
    ispsHidden: board.ispsHidden,
    tiedShare: round(evaluation.tiedShare),
    wrongTies: board.wrongTies,
    personsInTraces: evaluation.personsInTraces,
    changedOnReplay: evaluation.changedOnReplay,
    resolutionsPerSecond: evaluation.resolutionsPerSecond,
  };
}

function round(share: number): number {
  return Math.round(share * 100_000) / 100_000;
}
