// kill -9 under load, of everything or of PostgreSQL alone: what was acknowledged is stored exactly once.

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStore } from '#stores/events/open-event-store.ts';
import {
  killPostgres,
  makeDataDirectory,
  type RunningProduct,
  removeDataDirectory,
  runProduct,
} from '#tests/support/run-product.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { readOutcomes, readStoredIds } from './support/read-stored.ts';
import { type Load, sendLoad } from './support/send-load.ts';
import { waitUntilDrained } from './support/wait-until-drained.ts';

/** `FIUTO_FAULT_ROUNDS=20` for the full proof; the quick one shows that it still holds. */
const rounds = Number(process.env['FIUTO_FAULT_ROUNDS'] ?? 2);
const roundMs = 1_500;
const timeout = 120_000 + rounds * 30_000;
const noLimit = { FIUTO_REQUESTS_PER_MINUTE_MAX: '0' };

let directory: string;
let product: RunningProduct;
let load: Load;

beforeEach(async () => {
  directory = makeDataDirectory();
  product = await runProduct(directory, noLimit);
  load = sendLoad({ collectorUrl: product.collectorUrl, siteKey: product.siteKey, senders: 8 });
});
afterEach(async () => {
  await product.killGroup().catch(() => undefined);
  await removeDataDirectory(directory);
});

/** A moment that no code of ours can be tuned to. */
const randomMoment = () => wait(100 + Math.random() * roundMs);

async function expectExactlyOnce(): Promise<void> {
  await load.stop();
  await waitUntilDrained(directory, 90_000);
  expect(await product.stop()).toBe(0);
  const store = await openEventStore({ kind: 'embedded', path: `${directory}/clickhouse` }, quietLog);
  try {
    const stored = await readStoredIds(store);
    const lost = [...load.acknowledged].filter((id) => !stored.has(id));
    const unknown = [...stored.keys()].filter((id) => !load.acknowledged.has(id));
    const doubled = [...stored].filter(([, copies]) => copies !== 1);
    const outcomes = await readOutcomes(store);
    console.log({ acknowledged: load.acknowledged.size, refusals: load.refusals(), outcomes });
    expect({ lost: lost.length, unknown: unknown.length, doubled: doubled.length }).toEqual({
      lost: 0,
      unknown: 0,
      doubled: 0,
    });
    expect(load.acknowledged.size).toBeGreaterThan(rounds * 100);
    // Nothing ended in another way than stored once, or dropped as the repetition that it was.
    const { stored: once = 0, 'dropped duplicate': repeated = 0, ...others } = outcomes;
    expect(once).toBe(load.acknowledged.size);
    expect(repeated).toBeLessThanOrEqual(load.refusals() * 3);
    expect(others).toEqual({});
  } finally {
    await store.close();
  }
}

describe('the product under load', () => {
  it(
    'stores every acknowledged event exactly once when its whole process group is killed at random moments',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await randomMoment();
        await product.killGroup();
        product = await runProduct(directory, noLimit);
        load.aim(product.collectorUrl);
      }
      await expectExactlyOnce();
    },
    timeout,
  );

  it(
    'stores every acknowledged event exactly once when PostgreSQL alone is killed at random moments',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await randomMoment();
        killPostgres(directory, 'SIGKILL');
        const before = load.acknowledged.size;
        await expect.poll(() => load.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 50);
      }
      await expectExactlyOnce();
    },
    timeout,
  );

  it(
    'stores every acknowledged event exactly once when both are killed together',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await randomMoment();
        killPostgres(directory, 'SIGKILL');
        await product.killGroup();
        product = await runProduct(directory, noLimit);
        load.aim(product.collectorUrl);
      }
      await expectExactlyOnce();
    },
    timeout,
  );
});
