// A logistic regression with a small ridge, solved by Newton's steps (iteratively reweighted least squares: Hastie, Tibshirani
// and Friedman, The Elements of Statistical Learning, 4.4.1). The same examples always give the same model.

/** One finished lead: what its ledger said before it was decided, and whether it was won. */
export interface Example {
  /** One number for each feature, in the model's order. */
  readonly values: readonly number[];
  readonly isWon: boolean;
}

export interface LogisticModel {
  readonly intercept: number;
  /** In log-odds for one unit of each feature. */
  readonly weights: readonly number[];
  /** Means of the features in the examples: what a contribution is compared with. */
  readonly means: readonly number[];
}

/** Of standardised features: keeps a weight small for which few examples speak. */
const ridge = 1;
const stepsMax = 50;
const enough = 1e-9;
const probabilityMin = 1e-6;

/** `examples`: at least one, all of the same length. */
export function fitLogistic(examples: readonly Example[]): LogisticModel {
  const width = examples[0]?.values.length ?? 0;
  const means = columns(width, (at) => mean(examples.map(({ values }) => values[at] ?? 0)));
  const spreads = columns(width, (at) =>
    spread(
      examples.map(({ values }) => values[at] ?? 0),
      means[at] ?? 0,
    ),
  );
  const rows = examples.map(({ values }) => [
    1,
    ...columns(width, (at) => ((values[at] ?? 0) - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  ]);
  let weights = columns(width + 1, () => 0);
  for (let step = 0; step < stepsMax; step += 1) {
    const change = newtonStep(rows, examples, weights);
    weights = weights.map((weight, at) => weight + (change[at] ?? 0));
    if (change.every((value) => Math.abs(value) < enough)) break;
  }
  const [atMeans = 0, ...standard] = weights;
  const plain = standard.map((weight, at) => weight / (spreads[at] ?? 1));
  const shift = plain.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return { intercept: atMeans - shift, weights: plain, means };
}

/** Between 0 and 1, never quite either. */
export function predict(model: LogisticModel, values: readonly number[]): number {
  const logOdds = model.weights.reduce(
    (sum, weight, at) => sum + weight * (values[at] ?? 0),
    model.intercept,
  );
  return Math.min(Math.max(squash(logOdds), probabilityMin), 1 - probabilityMin);
}

/** How far a prediction was from what happened, in nats: the less the better. */
export function logLoss(probability: number, isWon: boolean): number {
  return -Math.log(isWon ? probability : 1 - probability);
}

function newtonStep(
  rows: readonly (readonly number[])[],
  examples: readonly Example[],
  weights: readonly number[],
): number[] {
  const size = weights.length;
  const slope = columns<number>(size, (at) => (at === 0 ? 0 : -ridge * (weights[at] ?? 0)));
  const curve = columns(size, (row) => columns<number>(size, (at) => (row === at && row > 0 ? ridge : 0)));
  for (const [index, row] of rows.entries()) {
    const probability = squash(row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
    const miss = (examples[index]?.isWon === true ? 1 : 0) - probability;
    // A floor keeps the matrix solvable when everything is certain.
    const certainty = Math.max(probability * (1 - probability), 1e-9);
    for (const [at, value] of row.entries()) {
      slope[at] = (slope[at] ?? 0) + miss * value;
      const line = curve[at] ?? [];
      for (const [other, second] of row.entries())
        line[other] = (line[other] ?? 0) + certainty * value * second;
    }
  }
  return solve(curve, slope);
}

/** Gauss with pivots; the matrix is small and positive definite. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best));
    const from = rows.indexOf(pivot);
    [rows[at], rows[from]] = [pivot, rows[at] ?? []];
    for (const [index, row] of rows.entries()) {
      if (index === at) continue;
      const times = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column <= size; column += 1) {
        row[column] = (row[column] ?? 0) - times * (pivot[column] ?? 0);
      }
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function squash(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function columns<Value>(count: number, make: (at: number) => Value): Value[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** 1 for a feature that never changes: its weight is then held at 0 by the ridge. */
function spread(values: readonly number[], middle: number): number {
  const variance = mean(values.map((value) => (value - middle) ** 2));
  return variance > 0 ? Math.sqrt(variance) : 1;
}
