// What the browser script costs a page: its size, and the script time that one load of it takes in Chromium beside an
// empty page.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleSnippet, type SnippetFile, weighSnippet } from '../snippet/build.ts';
import { launchBareChromium } from './bare-chromium.ts';
import type { BenchResult } from './bench-result.ts';
import { bundlePlausible } from './bundle-plausible.ts';
import { snippetGoals } from './goals.ts';

/** The script sends what belongs to a load within this time. */
const settleMs = 600;
const quickLoads = 7;

const config = JSON.stringify({
  keptParameters: ['utm_source'],
  searchParameters: ['q'],
  linkedDomains: [],
  forms: {},
  quietPaths: [],
  consentDefault: 'limited',
});

const pageKinds = ['empty', 'limited', 'granted', 'plausible'] as const;
type PageKind = (typeof pageKinds)[number];

/** Script time is Chromium's own `ScriptDuration`, in processor time, median of loads with and without the tag, each in a fresh context. */
export async function runSnippetBench({ quick }: { quick: boolean }): Promise<BenchResult> {
  const files = await bundleSnippet();
  const weights = weighSnippet(files);
  for (const { file, raw, gzip, brotli } of weights) {
    console.log(`  ${file.padEnd(14)} ${raw} bytes, ${gzip} gzip, ${brotli} brotli`);
  }
  const core = weights.find(({ file }) => file === 's.js');
  if (!core) throw new Error('The build made no s.js.');
  // The script of our own forms is no part of this one: only pages with such a form load it.
  const partBrotli = Math.max(
    ...weights.filter(({ file }) => file.startsWith('s-')).map(({ brotli }) => brotli),
  );
  const server = await serveLoads(files, await bundlePlausible());
  const browser = launchBareChromium('/usr/bin/chromium');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const loads = quick ? quickLoads : snippetGoals.loads;
    const times = { empty: [], limited: [], granted: [], plausible: [] } as Record<PageKind, number[]>;
    for (let load = 0; load < loads; load++) {
      for (const kind of pageKinds) {
        times[kind].push(await browser.measureScriptMs(`${url}/${kind}`, settleMs));
      }
    }
    const emptyMs = median(times.empty);
    const limitedMs = Math.max(0, median(times.limited) - emptyMs);
    const grantedMs = Math.max(0, median(times.granted) - emptyMs);
    const plausibleMs = Math.max(0, median(times.plausible) - emptyMs);
    return {
      bench: 'snippet',
      pass:
        core.brotli <= snippetGoals.coreBrotliBytesMax &&
        partBrotli <= snippetGoals.partBrotliBytesMax &&
        Math.max(limitedMs, grantedMs) <= snippetGoals.scriptMsMax,
      coreRawBytes: core.raw,
      coreGzipBytes: core.gzip,
      coreBrotliBytes: core.brotli,
      largestPartBrotliBytes: partBrotli,
      totalBrotliBytes: weights.reduce((sum, { brotli }) => sum + brotli, 0),
      loads,
      emptyPageScriptMs: round(emptyMs),
      limitedScriptMs: round(limitedMs),
      grantedScriptMs: round(grantedMs),
      plausibleScriptMs: round(plausibleMs),
      shareOfPlausible: round(Math.max(limitedMs, grantedMs) / plausibleMs),
    };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** A page without the tag, one for each state with it, and a collector that takes everything. */
async function serveLoads(files: readonly SnippetFile[], plausible: string): Promise<Server> {
  const scripts = new Map(
    files.map(({ file, bytes }) => [
      `/${file}`,
      bytes.toString().replaceAll('__FIUTO_SCRIPT__', '/s.js').replaceAll('__FIUTO_EVENTS__', '/e'),
    ]),
  ).set('/plausible.js', plausible);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const script = scripts.get(path);
    const state = /^\/(limited|granted)$/.exec(path)?.[1];
    request.resume();
    if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script);
    else if (path.startsWith('/c/')) response.setHeader('content-type', 'application/json').end(config);
    else if (request.method === 'POST') response.writeHead(202).end();
    else {
      const ours = `<script async src="/s.js" data-site="bench" data-consent="${state}"></script>`;
      const tag = state ? ours : path === '/plausible' ? '<script async src="/plausible.js"></script>' : '';
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Page</title>${tag}<p>Text</p><a href="/empty">Link</a>`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const round = (value: number): number => Math.round(value * 100) / 100;
