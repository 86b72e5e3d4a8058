// The product on a disk that is full: refuses what it cannot keep, keeps what it has said it has, and goes on when there
// is room. Needs to mount a small disk: skipped, CI or not, where that is not permitted.

import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStore } from '#stores/events/open-event-store.ts';
import {
  killPostgres,
  postgresPid,
  type RunningProduct,
  runProduct,
  runToEnd,
} from '#tests/support/run-product.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { mountSmallDisk, type SmallDisk } from './full-disk-mount.ts';
import { readOutcomes, readStoredIds } from './support/read-stored.ts';
import { type Load, sendLoad } from './support/send-load.ts';
import { waitUntilDrained } from './support/wait-until-drained.ts';

const megabyte = 1024 * 1024;
const noLimit = { FIUTO_REQUESTS_PER_MINUTE_MAX: '0' };
const trial = mountSmallDisk(megabyte);
trial?.unmount();
if (!trial) console.warn('Skipped: a disk can only be filled where root may mount one.');

let disk: SmallDisk;
let directory: string;
let product: RunningProduct;
let load: Load;
/** Ids beside those of the load that were answered 202. */
const single = new Set<string>();

beforeEach(async () => {
  const mounted = mountSmallDisk(500 * megabyte);
  if (!mounted) throw new Error('The small disk cannot be mounted a second time.');
  disk = mounted;
  directory = join(disk.path, 'data');
  single.clear();
  product = await runProduct(directory, noLimit);
  load = sendLoad({ collectorUrl: product.collectorUrl, siteKey: product.siteKey, senders: 8 });
  await expect.poll(() => load.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(50);
}, 120_000);

afterEach(async () => {
  await product?.killGroup().catch(() => undefined);
  if (directory) killPostgres(directory, 'SIGQUIT');
  await expect.poll(() => isRunning(postgresPid(directory)), { timeout: 20_000 }).toBe(false);
  disk?.unmount();
});

function isRunning(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Processes whose working directory lies there, such as each of PostgreSQL's. */
function countWorkingIn(path: string): number {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(path);
    } catch {
      return false;
    }
  }).length;
}

async function sendOne(): Promise<{ status: number; retryAfter: string | null }> {
  const at = Date.now();
  const id = makeId(at);
  const answer = await fetch(`${product.collectorUrl}/e`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Mozilla/5.0' },
    body: JSON.stringify({
      v: 1,
      site: product.siteKey,
      sent: at,
      consent: { state: 'granted', version: '1', at },
      visitor: '00112233445566aa',
      events: [{ type: 'page_view', id, at, page: { url: 'https://example.com/one' } }],
    }),
  });
  await answer.arrayBuffer();
  if (answer.status === 202) single.add(id);
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
}
async function fillDisk(): Promise<void> {
  disk.leaveRoom(2 * megabyte);
  await expect.poll(sendOne, { timeout: 60_000, interval: 100 }).toEqual({ status: 503, retryAfter: '5' });
}

async function expectExactlyOnce(): Promise<void> {
  await load.stop();
  await waitUntilDrained(directory, 90_000);
  expect(await product.stop()).toBe(0);
  const store = await openEventStore({ kind: 'embedded', path: join(directory, 'clickhouse') }, quietLog);
  try {
    const stored = await readStoredIds(store);
    const acknowledged = [...load.acknowledged, ...single];
    console.log({ acknowledged: acknowledged.length, refusals: load.refusals() });
    expect(acknowledged.filter((id) => stored.get(id) !== 1)).toEqual([]);
    // What was refused is stored only if it was on its way already, and then once.
    expect([...stored.values()].filter((copies) => copies !== 1)).toEqual([]);
    const { stored: once, 'dropped duplicate': repeated, ...others } = await readOutcomes(store);
    expect(once).toBeGreaterThanOrEqual(acknowledged.length);
    expect(others).toEqual({});
  } finally {
    await store.close();
  }
}

/** Seconds of processor time that the product's own process has used. */
function usedSeconds(pid: number): number {
  const text = execFileSync('ps', ['-o', 'cputimes=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(text.trim());
}

describe.skipIf(!trial)('the product on a full disk', () => {
  it('refuses with 503 what it cannot keep, neither ends nor runs hot, and goes on by itself when there is room', async () => {
    await fillDisk();
    const before = { said: product.output().length, seconds: usedSeconds(product.pid) };
    const answers = new Set<number>();
    const until = Date.now() + 10_000;
    await expect
      .poll(
        async () => {
          answers.add((await sendOne()).status);
          return Date.now();
        },
        { timeout: 20_000, interval: 250 },
      )
      .toBeGreaterThan(until);
    const seconds = usedSeconds(product.pid) - before.seconds;
    const said = product.output().length - before.said;
    console.log({ seconds, said, answers: [...answers] });
    expect(answers).toContain(503);
    expect([...answers].every((status) => status === 503 || status === 202)).toBe(true);
    expect(isRunning(product.pid)).toBe(true);
    expect(product.output()).toMatch(/disk .*is full: free some space|No space left on device/);
    // Some hundred requests a second are refused meanwhile; a loop without a pause would take all ten.
    expect(seconds).toBeLessThan(8);
    expect(said).toBeLessThan(100_000);
    disk.leaveRoom(500 * megabyte);
    const taken = load.acknowledged.size;
    await expect.poll(() => load.acknowledged.size, { timeout: 45_000 }).toBeGreaterThan(taken + 50);
    await expectExactlyOnce();
  }, 240_000);

  it('says in one line that it cannot start on a full disk, and starts with everything once there is room', async () => {
    await fillDisk();
    await product.killGroup();
    killPostgres(directory, 'SIGKILL');
    // What a dying server process still held gives room when it goes.
    await expect.poll(() => countWorkingIn(directory), { timeout: 20_000 }).toBe(0);
    disk.leaveRoom(0);
    const ended = await runToEnd(directory, noLimit);
    expect(ended).toMatchObject({ exitCode: 12 });
    expect(ended.stderr).toMatch(
      /^The data directory \S+ cannot be used: .*free some space.*no space left on device.*\n$/i,
    );
    disk.leaveRoom(500 * megabyte);
    product = await runProduct(directory, noLimit);
    load.aim(product.collectorUrl);
    await expectExactlyOnce();
  }, 240_000);
});
