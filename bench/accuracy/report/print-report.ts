// The tables that a reader of the benchmark wants beside the figures: precision per band, false companies per class, how
// far a probability can be believed, and what went wrong with examples.

import { type ErrorGroups, type ErrorKind, errorKinds, groupsOfKind } from '../score/error-groups.ts';
import { precision, type Scoreboard } from '../score/scoreboard.ts';

const groupsShown = 10;
const kindTitles: Readonly<Record<ErrorKind, string>> = {
  wrong_high: 'wrong as verified or high: may reach a salesperson',
  never_shown: 'persons and carriers, in whatever band',
  wrong_medium: 'wrong as medium: shown',
  wrong_low: 'wrong as low: hidden',
  missed: 'knowable, and nobody named',
  hidden: 'right, but hidden as low',
};

export function printBoard(title: string, board: Scoreboard): void {
  const { bands, classes, bins } = board;
  print(`\n${title}\n`);
  print('  band        answers   right');
  for (const [band, tally] of Object.entries(bands)) {
    print(`  ${band.padEnd(10)} ${pad(tally.answers)}   ${percent(precision(tally))}`);
  }
  print('\n  class               visits  shown with a company not theirs');
  for (const [name, { visits, falselyNamed }] of [...classes].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    print(`  ${name.padEnd(17)} ${pad(visits)}  ${pad(falselyNamed)}  ${percent(falselyNamed / visits)}`);
  }
  print('\n  stated probability  answers   stated    right');
  bins.forEach((bin, index) => {
    if (bin.answers === 0) return;
    const range = `${(index / 10).toFixed(1)} to ${((index + 1) / 10).toFixed(1)}`;
    const stated = percent(bin.probabilitySum / bin.answers);
    print(`  ${range.padEnd(18)} ${pad(bin.answers)}  ${stated}  ${percent(precision(bin))}`);
  });
}

/** One line per kind of evidence: what is lost or won without it. */
export interface AblationLine {
  readonly id: string;
  /** Answers that rest on it among others; undefined for whole sources. */
  readonly used: number | undefined;
  readonly precisionHigh: number;
  readonly coverage: number;
  readonly falseCompanyShare: number;
  readonly personsShown: number;
  readonly ispsShown: number;
}

export function printAblation(whole: AblationLine, lines: readonly AblationLine[]): void {
  print(
    '\n  without      used in   precision at high      coverage        false companies    persons carriers',
  );
  for (const line of [whole, ...lines]) {
    const isWhole = line === whole;
    const change = (name: 'precisionHigh' | 'coverage' | 'falseCompanyShare') =>
      isWhole ? '        ' : points(line[name] - whole[name]);
    print(
      `  ${line.id.padEnd(12)} ${line.used === undefined ? ' '.repeat(7) : pad(line.used).slice(1)} ${percent(line.precisionHigh)} ${change('precisionHigh')} ${percent(line.coverage)} ${change('coverage')} ${percent(line.falseCompanyShare)} ${change('falseCompanyShare')} ${pad(line.personsShown)} ${pad(line.ispsShown)}`,
    );
  }
}

export function printErrors(groups: ErrorGroups): void {
  for (const kind of errorKinds) {
    const ofKind = groupsOfKind(groups, kind);
    const sum = ofKind.reduce((total, { count }) => total + count, 0);
    print(`\n  ${kindTitles[kind]}: ${sum.toLocaleString('en-GB')}`);
    for (const { title, count, examples } of ofKind.slice(0, groupsShown)) {
      print(`  ${pad(count)}  ${title}`);
      for (const { address, truthName, answered, why } of examples) {
        print(
          `            ${address}: in truth ${truthName || 'nobody'}; answered ${answered || 'nobody'} (${why})`,
        );
      }
    }
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function pad(count: number): string {
  return count.toLocaleString('en-GB').padStart(8);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`.padStart(8);
}

function points(change: number): string {
  const text = (change * 100).toFixed(2);
  return (change >= 0 ? `+${text}` : text).padStart(8);
}
