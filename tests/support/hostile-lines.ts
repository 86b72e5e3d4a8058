// Makes lines that are meant to keep a pattern busy: what patterns begin with, then the same few signs over and over, then
// something that does not fit. A pattern that goes back and forth in such a line needs its length squared, or worse.

/** Each alone and with a letter, a digit or another sign behind. */
const signs = [...' \t,.;:-_<>@([*|/"\'+=~T', 'a', '1', '\u2028', '\u200e', 'http://a', '[mailto:a'];
const followers = ['', 'a', '1', '@', ','];
const gaps = [' ', '\t ', ','];
const ends = ['x', '\u2028x', ':', '@'];

/** `starts`: what the patterns begin with; `length` in letters, of each line. */
export function* hostileLines(starts: readonly string[], length: number): Generator<string> {
  let at = 0;
  for (const sign of signs)
    for (const follower of followers) {
      at += 1;
      const start = at % 2 === 0 ? '' : (starts[at % starts.length] ?? '');
      yield fill(start, `${sign}${follower}`, ends[at % ends.length] ?? '', length);
    }
  // What patterns begin with, once and over and over, with room between.
  for (const [index, start] of starts.entries()) {
    yield fill('', start, 'x', length);
    yield fill(start, gaps[index % gaps.length] ?? '', '\u2028x', length);
  }
  // Brackets that each of many others may close, as no mail program writes them.
  for (const [open = '', close = ''] of ['<>', '()', '[]'])
    yield `${fill('', open, '', length / 4)}${fill('', '@', close, (length * 3) / 4)}`;
}

function fill(start: string, unit: string, end: string, length: number): string {
  const room = Math.max(0, length - start.length - end.length);
  return `${start}${unit.repeat(Math.ceil(room / unit.length)).slice(0, room)}${end}`;
}

/** CPU time in milliseconds that the work took, so that what else the machine does counts for nothing. */
export function measureCpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
