// A believable access log in the combined format: visitors with several pages each, the assets of a page, robots,
// errors, offices by day. The same seed gives the same lines.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createSeededRandom } from '#run/demo/seeded-random.ts';

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
];
const referrers = [
  '-',
  '-',
  'https://www.google.com/',
  'https://www.linkedin.com/',
  'https://www.bing.com/',
  'https://chatgpt.com/',
];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const chunkLines = 5_000;
const spanMs = 20 * 86_400_000;

export interface LogShape {
  lines: number;
  /** Of the last line, milliseconds since 1970. */
  untilMs: number;
  /** Share of lines that are page views of people or robots, 0 to 1; the rest are assets and errors. */
  pageShare: number;
}

/** Answers how many lines are page views. */
export async function generateLog(file: string, { lines, untilMs, pageShare }: LogShape): Promise<number> {
  const output = createWriteStream(file);
  const random = createSeededRandom('fiuto bench log').next;
  let pages = 0;
  for (let line = 0; line < lines; ) {
    const chunk: string[] = [];
    for (; line < lines && chunk.length < chunkLines; line += 1) {
      const atMs = untilMs - spanMs + (line / lines) * spanMs;
      const isPage = random() < pageShare;
      if (isPage) pages += 1;
      chunk.push(makeLine(random, atMs, isPage));
    }
    if (!output.write(`${chunk.join('\n')}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  return pages;
}

function makeLine(random: () => number, atMs: number, isPage: boolean): string {
  const visitor = Math.floor(random() ** 2 * 200_000);
  const address = `${20 + (visitor % 180)}.${(visitor >> 3) % 250}.${(visitor >> 7) % 250}.${1 + (visitor % 250)}`;
  const agent = agents[visitor % agents.length] ?? '';
  const number = Math.floor(random() ** 2 * 2_000);
  const target = isPage
    ? `/prodotti/articolo-${number}${random() < 0.1 ? '?utm_source=newsletter&utm_medium=email' : ''}`
    : `/assets/${number % 40}.${number % 2 === 0 ? 'css' : 'png'}`;
  const referrer = isPage
    ? (referrers[Math.floor(random() * referrers.length)] ?? '-')
    : 'https://www.example.com/prodotti';
  const bytes = 2_000 + Math.floor(random() * 60_000);
  return `${address} - - [${formatTime(atMs)}] "GET ${target} HTTP/1.1" 200 ${bytes} "${referrer}" "${agent}"`;
}

function formatTime(atMs: number): string {
  const iso = new Date(atMs).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
