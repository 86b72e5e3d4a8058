// How long an event takes from `fetch` in the client until the dashboard's own question about live visitors answers
// with it, while 200 events arrive in a second.

import { setTimeout as wait } from 'node:timers/promises';
import type { Live } from '#contract/report.ts';
import { createSeededRandom } from '#run/demo/seeded-random.ts';
import { runProduct } from '#tests/support/run-product.ts';
import type { Bench } from './bench-result.ts';
import { lagGoals } from './goals.ts';
import { makeBenchDirectory } from './product.ts';
import { signInToBench } from './sign-in.ts';

const quickSeconds = 10;
/** One in this many events is a probe: a visitor of its own, looked for in the answers. */
const probeEvery = 20;
const lookEveryMs = 20;
const patienceMs = 20_000;
const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export const runLagBench: Bench = async ({ quick }) => {
  const seconds = quick ? quickSeconds : lagGoals.seconds;
  const directory = makeBenchDirectory();
  const product = await runProduct(directory.path, { FIUTO_REQUESTS_PER_MINUTE_MAX: '0' });
  try {
    const ask = await signInToBench(product.dashboardUrl, product.setupToken ?? '');
    const probes = new Map<string, number>();
    const lagsMs: number[] = [];
    const sending = sendSteadily(product.collectorUrl, product.siteKey, seconds, probes);
    let isSent = false;
    void sending.finally(() => {
      isSent = true;
    });
    const deadline = performance.now() + seconds * 1_000 + patienceMs;
    while ((!isSent || probes.size > 0) && performance.now() < deadline) {
      const live = (await ask('/api/live')) as Live;
      const now = performance.now();
      for (const { visitor } of live.visitors) {
        const sentAt = probes.get(visitor);
        if (sentAt === undefined) continue;
        lagsMs.push(now - sentAt);
        probes.delete(visitor);
      }
      await wait(lookEveryMs);
    }
    await sending;
    return describe(lagsMs, probes.size, seconds);
  } finally {
    await product.stop();
    directory.remove();
  }
};

function describe(lagsMs: number[], lost: number, seconds: number) {
  const sorted = lagsMs.sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.MAX_SAFE_INTEGER);
  const [p50Ms, p99Ms] = [at(0.5), at(0.99)];
  const pass = lost === 0 && p50Ms < lagGoals.p50MsMax && p99Ms < lagGoals.p99MsMax;
  return {
    bench: 'lag',
    pass,
    seconds,
    eventsPerSecond: lagGoals.eventsPerSecond,
    probes: sorted.length,
    neverSeen: lost,
    p50Ms,
    p90Ms: at(0.9),
    p99Ms,
    maxMs: at(1),
  };
}

/** Sends each event when its time has come, whether or not the ones before have been answered. */
async function sendSteadily(
  collectorUrl: string,
  siteKey: string,
  seconds: number,
  probes: Map<string, number>,
): Promise<void> {
  const random = createSeededRandom(`fiuto bench lag ${Date.now()}`);
  const total = seconds * lagGoals.eventsPerSecond;
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  for (let number = 0; number < total; number += 1) {
    const dueMs = startedAt + (number * 1_000) / lagGoals.eventsPerSecond - performance.now();
    if (dueMs > 1) await wait(dueMs);
    const isProbe = number % probeEvery === 0;
    // The other events belong to a few visitors, so that the answers stay as long as on a real site.
    const visitor = (isProbe ? number + 1_000 : number % 50).toString(16).padStart(16, 'b');
    if (isProbe) probes.set(visitor, performance.now());
    answers.push(sendView(collectorUrl, siteKey, visitor, random.uuid(Date.now())));
  }
  await Promise.all(answers);
}

async function sendView(collectorUrl: string, siteKey: string, visitor: string, id: string): Promise<void> {
  const at = Date.now();
  const page = { url: `https://www.example.com/page-${visitor.slice(-2)}`, title: 'Page', referrer: '' };
  const response = await fetch(`${collectorUrl}/e`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'user-agent': userAgent,
      'accept-language': 'it-IT',
      'sec-fetch-mode': 'cors',
      'sec-ch-ua': '"Chromium";v="140"',
    },
    body: JSON.stringify({
      v: 1,
      site: siteKey,
      sent: at,
      consent: { state: 'granted', version: '1' },
      visitor,
      signals: { gesture: true },
      events: [{ type: 'page_view', id, at, page }],
    }),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`The collector answered ${response.status}.`);
}
