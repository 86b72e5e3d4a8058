// The yardstick of the machine, taken in every run: how many requests a second a bare `node:http` handler answers, with
// the same load generator and the same bodies.

import { fileURLToPath } from 'node:url';
import { ingestGoals } from './goals.ts';
import { runLoad } from './load-generator.ts';
import { startChild, stopChild } from './start-child.ts';

/** Requests per second over `durationMs`. */
export async function measureBare(durationMs: number): Promise<number> {
  const bare = await startChild(fileURLToPath(new URL('bare-server.ts', import.meta.url)), {});
  try {
    const { accepted, seconds } = await runLoad({
      port: Number(bare.ready),
      path: '/e',
      siteKey: 'bare',
      connections: ingestGoals.fewConnections,
      eventsPerRequest: 1,
      durationMs,
      requestsPerSecond: 0,
    });
    return Math.round(accepted / seconds);
  } finally {
    await stopChild(bare.child);
  }
}
