// The whole product as a user starts and stops it, with what may be in its way.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeDataDirectory,
  postgresPid,
  type RunningProduct,
  removeDataDirectory,
  runProduct,
  runToEnd,
} from '#tests/support/run-product.ts';

const timeout = 180_000;
let directory: string;
const running: RunningProduct[] = [];

beforeEach(() => {
  directory = makeDataDirectory();
});
afterEach(async () => {
  for (const product of running.splice(0)) await product.killGroup().catch(() => undefined);
  await removeDataDirectory(directory);
});

async function start(environment: Record<string, string> = {}): Promise<RunningProduct> {
  const product = await runProduct(directory, environment);
  running.push(product);
  return product;
}

async function readJson(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

describe('npm start', () => {
  it(
    'says where it is, shows a script tag that loads, and ends with 0 on Ctrl-C, even when npm sends it twice',
    async () => {
      const product = await start();
      expect(await readJson(`${product.dashboardUrl}/api/health`)).toMatchObject({ ok: true });
      expect((await fetch(product.dashboardUrl)).headers.get('content-type')).toContain('text/html');
      const [, source = '', key = ''] = /src="([^"]+)" data-site="([^"]+)"/.exec(product.output()) ?? [];
      const script = await fetch(source);
      expect([script.status, script.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('javascript'),
      ]);
      expect(key).toBe(product.siteKey);
      product.process.kill('SIGINT');
      expect(await product.stop('SIGINT')).toBe(0);
      expect(product.output()).toContain('Stopped.');
      expect(existsSync(join(directory, 'lock'))).toBe(false);
      expect(postgresPid(directory)).toBeUndefined();
    },
    timeout,
  );

  it(
    'keeps everything over a second start: the site, its key, and the administrator',
    async () => {
      const first = await start();
      const answer = await fetch(`${first.dashboardUrl}/api/setup`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: first.dashboardUrl },
        body: JSON.stringify({
          token: first.setupToken,
          name: 'Sample Person',
          email: 'admin@example.com',
          password: 'a long enough sample',
          language: 'en',
        }),
      });
      expect(answer.status).toBeLessThan(300);
      expect(await first.stop()).toBe(0);
      const second = await start();
      expect(second.siteKey).toBe(first.siteKey);
      expect(second.setupToken).toBeNull();
      expect(await readJson(`${second.dashboardUrl}/api/status`)).toMatchObject({ needsSetup: false });
      expect(await second.stop()).toBe(0);
    },
    timeout,
  );

  it(
    'heals what a killed run leaves behind: the lock and the orphaned PostgreSQL',
    async () => {
      const first = await start();
      await first.killGroup();
      const orphan = postgresPid(directory) ?? 0;
      expect(process.kill(orphan, 0)).toBe(true);
      expect(existsSync(join(directory, 'lock'))).toBe(true);
      const second = await start();
      expect(second.siteKey).toBe(first.siteKey);
      expect(postgresPid(directory)).not.toBe(orphan);
      expect(await second.stop()).toBe(0);
    },
    timeout,
  );

  it(
    'refuses a second one on the same data in one line, and leaves the first one alone',
    async () => {
      const first = await start();
      const second = await runToEnd(directory);
      expect(second.exitCode).toBe(14);
      expect(second.stderr.trim().split('\n')).toHaveLength(1);
      expect(second.stderr).toContain(`process ${first.pid}`);
      expect(await readJson(`${first.dashboardUrl}/api/health`)).toMatchObject({ ok: true });
      expect(await first.stop()).toBe(0);
    },
    timeout,
  );

  it(
    'names a taken port and its setting, before anything is started',
    async () => {
      const server = createServer();
      const port = await new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
      });
      for (const setting of ['FIUTO_COLLECTOR_PORT', 'FIUTO_DASHBOARD_PORT']) {
        const ended = await runToEnd(directory, { [setting]: String(port) });
        expect(ended.exitCode).toBe(15);
        expect(ended.stderr.trim().split('\n')).toHaveLength(1);
        expect(ended.stderr).toContain(`Port ${port}`);
        expect(ended.stderr).toContain(setting);
      }
      server.close();
      expect(existsSync(join(directory, 'postgres'))).toBe(false);
      expect(existsSync(join(directory, 'lock'))).toBe(false);
    },
    timeout,
  );

  it(
    'refuses a directory of somebody else and changes nothing in it',
    async () => {
      writeFileSync(join(directory, 'thesis.txt'), 'mine');
      const ended = await runToEnd(directory);
      expect(ended.exitCode).toBe(13);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(directory)).toEqual(['thesis.txt']);
    },
    timeout,
  );

  it(
    'refuses data of a newer version',
    async () => {
      writeFileSync(join(directory, 'fiuto.json'), JSON.stringify({ fiuto: 'data', format: 99 }));
      const ended = await runToEnd(directory);
      expect([ended.exitCode, ended.stderr]).toEqual([13, expect.stringContaining('newer')]);
    },
    timeout,
  );

  it(
    'says in one line that it cannot write its directory',
    async () => {
      // A file in the place of the directory stops root as well.
      writeFileSync(join(directory, 'file'), '');
      const ended = await runToEnd(join(directory, 'file', 'data'));
      expect(ended.exitCode).toBe(12);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    },
    timeout,
  );

  it(
    'names every wrong setting',
    async () => {
      const ended = await runToEnd(directory, { FIUTO_COLLECTOR_PORT: 'door', REDIS_URL: 'nonsense' });
      expect(ended.exitCode).toBe(11);
      expect(ended.stderr).toContain('FIUTO_COLLECTOR_PORT');
      expect(ended.stderr).toContain('REDIS_URL');
    },
    timeout,
  );

  it(
    'says when a served engine does not answer, and leaves nothing running',
    async () => {
      const ended = await runToEnd(directory, { CLICKHOUSE_URL: 'http://127.0.0.1:9/default' });
      expect(ended.exitCode).toBe(16);
      expect(ended.stderr).toContain('ClickHouse');
      expect(postgresPid(directory)).toBeUndefined();
    },
    timeout,
  );

  it(
    'keeps its secrets to itself',
    async () => {
      const product = await start();
      for (const file of ['secret.key', 'postgres/password', 'postgres/server.log'])
        expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
      const key = readFileSync(join(directory, 'secret.key'), 'utf8').trim();
      expect(product.output()).not.toContain(key);
      expect(await product.stop()).toBe(0);
    },
    timeout,
  );

  it('refuses an option that it does not know, and explains itself', async () => {
    const wrong = await runToEnd(directory, {}, ['--damo']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('--damo')]);
    const help = await runToEnd(directory, {}, ['--help']);
    expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining('--demo')]);
  });

  it('tells a too old Node which one it needs', () => {
    const program = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' });
      process.argv[2] = 'all'; await import('./run/start.mjs');`;
    try {
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ status: 10 });
      expect(String((error as { stderr: Buffer }).stderr)).toContain('needs Node 20.19');
    }
  });
});
