// The ledger of a score: one line for every happening that a rule pays for, from which the score at any moment is added up.
// Points are counted in tenths, as whole numbers, so that lines and score agree exactly.

/** What one happening is worth. */
export interface LedgerLine {
  readonly eventId: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly group: string;
  readonly actor: string;
  /** When it happened, milliseconds since 1970. */
  readonly atMs: number;
  /** From when on nothing is left of it. */
  readonly fadesAtMs: number;
  /** When a later one took its place; `Infinity` when none did. */
  readonly replacedAtMs: number;
  /** At the moment it happened; below 0 takes away. */
  readonly points: number;
}

export interface ScoreAt {
  /** 0 to 100. */
  readonly score: number;
  /** Of every group that has points, what its lines bring and what of that counts, in tenths. */
  readonly groups: readonly GroupPoints[];
}

interface GroupPoints {
  readonly id: string;
  readonly tenths: number;
  /** `tenths` held within the group's bound. */
  readonly countedTenths: number;
}

const scoreMax = 100;

/** What is left of a line at a moment, in tenths of a point: all of it at first, evenly less, nothing before and after. */
export function tenthsAt(line: LedgerLine, atMs: number): number {
  if (atMs < line.atMs || atMs >= Math.min(line.fadesAtMs, line.replacedAtMs)) return 0;
  const left = (line.fadesAtMs - atMs) / (line.fadesAtMs - line.atMs);
  return Math.round(line.points * 10 * left);
}

/**
 * Adds the lines up as they stand at a moment. The same lines in any order give the same score.
 * `groups`: of the rules that made the lines; lines of other groups count for nothing.
 */
export function addUp(
  lines: readonly LedgerLine[],
  groups: readonly { readonly id: string; readonly pointsMax: number }[],
  atMs: number,
): ScoreAt {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const tenths = tenthsAt(line, atMs);
    if (tenths !== 0) sums.set(line.group, (sums.get(line.group) ?? 0) + tenths);
  }
  const counted = groups.flatMap(({ id, pointsMax }): GroupPoints[] => {
    const tenths = sums.get(id);
    if (tenths === undefined) return [];
    return [{ id, tenths, countedTenths: hold(tenths, -pointsMax * 10, pointsMax * 10) }];
  });
  const total = counted.reduce((sum, { countedTenths }) => sum + countedTenths, 0);
  return { score: Math.round(hold(total, 0, scoreMax * 10) / 10), groups: counted };
}

function hold(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
