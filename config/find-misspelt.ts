// Finds variables that look like settings and are none: a misspelt one would otherwise be ignored in silence.

import { settingNames } from './config.ts';

/** Names of the tests and benchmarks, which are no settings. */
const ownOtherNames = /^FIUTO_(BENCH|FAULT|FUZZ|PROPERTY|TEST)_/;

/** One line for each variable that begins with `FIUTO_` and is not known, with the known name that is nearest to it. */
export function findMisspelt(environment: NodeJS.ProcessEnv = process.env): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('FIUTO_') && !settingNames.includes(name) && !ownOtherNames.test(name))
    .map((name) => `${name} is no setting and is ignored. Did you mean ${findNearest(name)}?`);
}

function findNearest(name: string): string {
  const ranked = settingNames
    .map((known) => ({ known, distance: countEdits(name, known) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.known ?? '';
}

/** Letters to add, drop or change to make one of the other (Levenshtein). */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
