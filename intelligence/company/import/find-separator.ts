// What separates the columns of a file, from its first lines.

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

const linesLookedAt = 50;
/** Excel writes and reads it as the first line, to say what separates the columns. */
const separatorLine = /^\uFEFF?"?sep=(.)"?\n/i;

/**
 * The one that cuts the most lines into as many columns as the first, which holds the headers; of several, the one with
 * more columns. A file of one column has none, and any does.
 */
export function findSeparator(start: string): Separator {
  const said = separatorLine.exec(start)?.[1];
  if (said !== undefined && isSeparator(said)) return said;
  const counts = countInLines(start);
  let best: Separator = ';';
  let bestScore = 0;
  for (const separator of separators) {
    const perLine = counts.map((count) => count[separator]);
    const columns = perLine[0] ?? 0;
    if (columns === 0) continue;
    const alike = perLine.filter((count) => count === columns).length / perLine.length;
    // Commas in a decimal or an address make lines unlike each other; so much that more columns do not make up for it.
    const score = alike * 1_000 + columns;
    if (score > bestScore) {
      bestScore = score;
      best = separator;
    }
  }
  return best;
}

/** Separators outside quotation marks, by record; the last one may be cut off and is left out when there are others. */
function countInLines(start: string): Record<Separator, number>[] {
  const fresh = (): Record<Separator, number> => ({ ';': 0, ',': 0, '\t': 0, '|': 0 });
  const counts = [fresh()];
  let isQuoted = false;
  for (const letter of start) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === '\n') counts.push(fresh());
    else if (!isQuoted && isSeparator(letter)) (counts.at(-1) ?? fresh())[letter] += 1;
    if (counts.length > linesLookedAt) break;
  }
  const whole = counts.length > 1 ? counts.slice(0, -1) : counts;
  return whole.filter((count, at) => at === 0 || separators.some((separator) => count[separator] > 0));
}

function isSeparator(letter: string): letter is Separator {
  return separators.some((separator) => separator === letter);
}
