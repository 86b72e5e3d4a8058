// Brings statements into the one order in which they are heard, so that it does not matter which data set was asked first:
// narrow ranges before wide ones, and those of unknown size last.

import type { NetworkStatement } from './resolution.ts';

export function sortStatements(statements: readonly NetworkStatement[]): readonly NetworkStatement[] {
  return statements.length < 2 ? statements : [...statements].sort(compareStatements);
}

function compareStatements(left: NetworkStatement, right: NetworkStatement): number {
  return (
    sizeOf(left) - sizeOf(right) ||
    compareTexts(left.dataset.id, right.dataset.id) ||
    compareTexts(left.row, right.row) ||
    // Two rows of one key in one data set should not be; when they are, their text decides.
    compareTexts(JSON.stringify(left), JSON.stringify(right))
  );
}

function sizeOf({ hostBits }: NetworkStatement): number {
  return hostBits < 0 ? 1_000 : hostBits;
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
