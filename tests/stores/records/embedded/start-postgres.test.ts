// The embedded PostgreSQL: started, found again after a kill, stopped.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const ownerFile = fileURLToPath(new URL('../../../support/postgres-owner.ts', import.meta.url));
let directory: string;
const running: EmbeddedPostgres[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startPostgres(directory, quietLog);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client(server.connection('fiuto'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows[0] === undefined ? undefined : Object.values(rows[0] as Record<string, unknown>)[0];
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  it('is not open to the network, and asks for its password even on this machine', async () => {
    const server = await start();
    expect(await ask(server, 'SHOW listen_addresses')).toBe('');
    const wrong = new pg.Client({ ...server.connection('fiuto'), password: 'guess' });
    await expect(wrong.connect()).rejects.toThrow('password authentication failed');
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
  });

  it('writes to disk before it answers', async () => {
    const server = await start();
    expect(await ask(server, 'SHOW fsync')).toBe('on');
    expect(await ask(server, 'SHOW synchronous_commit')).toBe('on');
  });

  it('keeps everything over a stop and a start', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await ask(await start(), 'SELECT answer FROM kept')).toBe(42);
  });

  it('runs again by itself after a kill, with everything that was committed, at the same address', async () => {
    const server = await start();
    await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = server.pid() ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => ask(server, 'SELECT answer FROM kept').catch(() => 'away'), { timeout: 20_000 })
      .toBe(42);
    expect(server.pid()).not.toBe(pid);
  });

  it('stops the server that a killed run left behind, and starts on its data', async () => {
    const owner = spawn(process.execPath, ['--import', 'tsx', ownerFile, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const orphan = Number(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(process.kill(orphan, 0)).toBe(true);
    const heir = await start();
    expect(heir.pid()).not.toBe(orphan);
    expect(await ask(heir, 'SELECT answer FROM kept')).toBe(42);
  });

  it('is not kept from starting by a pid file that names somebody else', async () => {
    const first = await start();
    await first.stop();
    const pidFile = join(directory, 'cluster', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(directory, 'cluster')}\n1700000000\n5432\n`);
    expect(await ask(await start(), 'SELECT 42')).toBe(42);
  });

  it('begins anew after a first start that was cut off', async () => {
    mkdirSync(join(directory, 'cluster.new'));
    writeFileSync(join(directory, 'cluster.new', 'PG_VERSION'), '18\n');
    const first = await start();
    expect(readdirSync(directory)).not.toContain('cluster.new');
    expect(await ask(first, 'SELECT 42')).toBe(42);
  });

  it('never writes the values of a statement to its log', async () => {
    const server = await start();
    await expect(ask(server, "SELECT 'jane@example.com'::integer")).rejects.toThrow();
    expect(readFileSync(join(directory, 'server.log'), 'utf8')).not.toContain('SELECT');
  });
});
