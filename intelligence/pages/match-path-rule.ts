// Finds the first path rule of a site that fits a path. Patterns are compared piece by piece, never turned into regular
// expressions, so that no pattern that an operator writes can be slow.

import type { PathRule } from '#contract/site.ts';

/** `path` as `normalisePath` gives it. `*` stands for any run of characters; `/x/*` means `/x` and all below it. */
export function matchPathRule(path: string, rules: readonly PathRule[]): PathRule | undefined {
  if (rules.length === 0) return undefined;
  const lower = path.toLowerCase();
  return rules.find((rule) => matchesPattern(lower, rule.pattern));
}

/** `lowerPath` is in lower case already. */
export function matchesPattern(lowerPath: string, pattern: string): boolean {
  const lower = pattern.trim().toLowerCase();
  const closed = lower.length > 1 && lower.endsWith('/') ? lower.slice(0, -1) : lower;
  if (closed.endsWith('/*') && matchesPieces(lowerPath, closed.slice(0, -2).split('*'))) return true;
  return matchesPieces(lowerPath, closed.split('*'));
}

/** The first piece must begin the path, the last must end it, the others follow each other in between. */
function matchesPieces(path: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return path === first;
  const last = pieces[pieces.length - 1] ?? '';
  if (!path.startsWith(first) || !path.endsWith(last)) return false;
  const end = path.length - last.length;
  let at = first.length;
  for (let index = 1; index < pieces.length - 1; index += 1) {
    const piece = pieces[index] ?? '';
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= end;
}
