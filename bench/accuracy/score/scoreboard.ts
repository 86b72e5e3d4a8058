// Counts answers and makes the figures of them: precision per band, coverage, false companies per class, persons and
// carriers shown, and how far a stated probability can be believed.

import type { VisitTruth } from '../visits/visit.ts';
import type { TruthClass } from '../world.ts';
import type { Answer, Verdict } from './judge-answer.ts';

/** Classes in which nobody must be named, taken together for the goal. */
const anonymousClasses: readonly TruthClass[] = ['residential', 'mobile', 'vpn', 'hosting'];
const bins = 10;

export interface Tally {
  answers: number;
  right: number;
}

interface ClassTally {
  visits: number;
  /** Shown with a company that is not theirs. */
  falselyNamed: number;
}

interface BinTally extends Tally {
  probabilitySum: number;
}

export interface Scoreboard {
  visits: number;
  readonly bands: Record<'verified' | 'high' | 'medium' | 'low', Tally>;
  readonly classes: Map<TruthClass, ClassTally>;
  readonly bins: BinTally[];
  knowable: number;
  /** Of those, shown and right; and shown and right as verified or high. */
  covered: number;
  coveredHigh: number;
  /** In any band: what is hidden as low is stored, and one click away. */
  personsShown: number;
  ispsShown: number;
  /** Of those, as low. */
  ispsHidden: number;
  /** A right name tied to another company of the operator's table. */
  wrongTies: number;
}

export function createScoreboard(): Scoreboard {
  const tally = () => ({ answers: 0, right: 0 });
  return {
    visits: 0,
    bands: { verified: tally(), high: tally(), medium: tally(), low: tally() },
    classes: new Map(),
    bins: Array.from({ length: bins }, () => ({ ...tally(), probabilitySum: 0 })),
    knowable: 0,
    covered: 0,
    coveredHigh: 0,
    personsShown: 0,
    ispsShown: 0,
    ispsHidden: 0,
    wrongTies: 0,
  };
}

export function countAnswer(board: Scoreboard, answer: Answer, verdict: Verdict, truth: VisitTruth): void {
  board.visits += 1;
  const isRight = verdict === 'right';
  if (answer.band !== 'none') {
    count(board.bands[answer.band], isRight);
    const bin = board.bins[Math.min(bins - 1, Math.floor(answer.probability * bins))];
    if (bin !== undefined) {
      count(bin, isRight);
      bin.probabilitySum += answer.probability;
    }
  }
  if (verdict === 'person') board.personsShown += 1;
  if (verdict === 'isp') {
    board.ispsShown += 1;
    if (answer.band === 'low') board.ispsHidden += 1;
  }
  if (verdict === 'wrong_tie') board.wrongTies += 1;
  const isShown = answer.band !== 'none' && answer.band !== 'low';
  countClass(board, truth, isShown && !isRight);
  if (!truth.knowable) return;
  board.knowable += 1;
  if (isShown && isRight) board.covered += 1;
  if (isRight && (answer.band === 'verified' || answer.band === 'high')) board.coveredHigh += 1;
}

function count(tally: Tally, isRight: boolean): void {
  tally.answers += 1;
  if (isRight) tally.right += 1;
}

function countClass(board: Scoreboard, truth: VisitTruth, isFalse: boolean): void {
  let tally = board.classes.get(truth.truthClass);
  if (tally === undefined) {
    tally = { visits: 0, falselyNamed: 0 };
    board.classes.set(truth.truthClass, tally);
  }
  tally.visits += 1;
  if (isFalse) tally.falselyNamed += 1;
}

/** Share of right answers, 1 when there was none. */
export function precision(...tallies: readonly Tally[]): number {
  const answers = tallies.reduce((sum, tally) => sum + tally.answers, 0);
  return answers === 0 ? 1 : tallies.reduce((sum, tally) => sum + tally.right, 0) / answers;
}

/** Verified and high are one: both may reach a salesperson. */
export function precisionHigh(board: Scoreboard): number {
  return precision(board.bands.verified, board.bands.high);
}

export function coverage(board: Scoreboard): number {
  return board.knowable === 0 ? 0 : board.covered / board.knowable;
}

export function coverageHigh(board: Scoreboard): number {
  return board.knowable === 0 ? 0 : board.coveredHigh / board.knowable;
}

/** Households, telephones, VPNs and rented machines together. */
export function falseCompanyShare(board: Scoreboard): number {
  let visits = 0;
  let falselyNamed = 0;
  for (const truthClass of anonymousClasses) {
    const tally = board.classes.get(truthClass);
    visits += tally?.visits ?? 0;
    falselyNamed += tally?.falselyNamed ?? 0;
  }
  return visits === 0 ? 0 : falselyNamed / visits;
}
